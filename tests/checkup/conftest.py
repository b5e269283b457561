"""A small questionnaire with invented law: five questions' worth of logic, two routes."""

import datetime as dt

import pytest

from guide.answers.models import Answer, Section
from guide.channels import models as channels
from guide.checkup.models import ActionRow, ChoiceRow, FindingRow, QuestionRow
from guide.law.models import Instrument, Provision, Version

DAY_ONE = dt.date(2021, 1, 1)


def question(place, name, choices, **more):
    row = QuestionRow.objects.create(
        id=name, position=place, ask_zh_hans=f"{name}？", why_zh_hans="因为", **more
    )
    for position, (code, options) in enumerate(choices.items()):
        ChoiceRow.objects.create(
            question=row, position=position, code=code, label_zh_hans=f"选{code}", **options
        )


@pytest.fixture
def sheet(db):
    """who, safe, by (asked of a borrower only) and what (several); a rule for some answers."""
    write_law_and_answers()
    write_channels()
    write_routes()
    question(1, "who", {"borrower": {}, "contact": {"person": "third-party"}})
    question(2, "safe", {"fine": {}, "violence": {"urgency": "urg-violence"}})
    question(
        3,
        "by",
        {"bank": {"lender": "bank"}, "unsure": {"lender": "unknown"}},
        when={"who": ["borrower"]},
    )
    question(
        4,
        "what",
        {
            "calls": {"issue": "harassment", "front": True},
            "threats": {"issue": "threats", "front": True},
            "unsure": {"alone": True},
        },
        several=True,
    )
    write_rules()


def write_law_and_answers():
    instrument = Instrument.objects.create(
        id="measures",
        title_zh_hans="示例办法",
        kind="law",
        force="binding",
        bound_zh_hans="银行",
        checked_on=DAY_ONE,
    )
    for number in ("calls", "threats"):
        provision = Provision.objects.create(
            instrument=instrument, number=number, fact=number, confidence="A"
        )
        Version.objects.create(provision=provision, from_on=DAY_ONE, rule_zh_hans=number)
    section = Section.objects.create(id="limits", name_zh_hans="界", intro_zh_hans="界")
    for name in ("one", "two", "three", "four"):
        Answer.objects.create(
            id=name,
            section=section,
            question_zh_hans=f"{name}？",
            short_zh_hans=name,
            stamp="may",
            reviewed_on=DAY_ONE,
        )


def write_channels():
    for name, kind in (("police", "police"), ("regulator", "regulator"), ("advice", "legal-aid")):
        channel = channels.Channel.objects.create(
            id=name, name_zh_hans=name, kind=kind, confidence="A", checked_on=DAY_ONE
        )
        channels.Phone.objects.create(channel=channel, number="110" if name == "police" else "12")
    channels.Person.objects.create(
        id="third-party", name_zh_hans="联系人", change_zh_hans="不用还", channels=["advice"]
    )
    urgency = channels.Urgency.objects.create(
        id="urg-violence", condition_zh_hans="有人动手", channels=["police"]
    )
    channels.UrgencyLine.objects.create(urgency=urgency, text_zh_hans="先离开")
    evidence = channels.Evidence.objects.create(id="recording", name_zh_hans="录音")
    for part in ("what", "how"):
        channels.EvidenceLine.objects.create(evidence=evidence, part=part, text_zh_hans=part)


def write_routes():
    """Threats come before harassment; both routes end at the regulator."""
    channels.Lender.objects.create(id="bank", name_zh_hans="银行")
    for place, name in enumerate(("threats", "harassment")):
        channels.Issue.objects.create(id=name, position=place, name_zh_hans=name)
    for move, channel in (("note-it", ""), ("call-police", "police"), ("complain", "regulator")):
        channels.Move.objects.create(id=move, channel=channel, say_zh_hans=move)
    for lender in ("bank", "unknown"):
        for issue, moves in (
            ("threats", ("call-police", "complain")),
            ("harassment", ("note-it", "complain")),
        ):
            route = channels.Route.objects.create(
                id=f"{lender}--{issue}", lender=lender, issue=issue, evidence=["recording"]
            )
            for place, move in enumerate(moves):
                channels.RouteStep.objects.create(route=route, position=place, move=move)


def write_rules():
    FindingRow.objects.create(
        id="calls-peace",
        position=1,
        when={"what": ["calls"]},
        stamp="must-not",
        says_zh_hans="不得反复拨打",
        cites=["measures/calls"],
        answers=["one", "two", "three"],
    )
    FindingRow.objects.create(
        id="threats-police",
        position=2,
        when={"who": ["borrower"], "what": ["threats"]},
        stamp="must-not",
        says_zh_hans="不得威胁",
        cites=["measures/threats"],
        answers=["four", "one"],
    )
    ActionRow.objects.create(id="write-it-down", text_zh_hans="记下来", limit_zh_hans="今天")
    ActionRow.objects.create(
        id="say-once", when={"who": ["contact"]}, text_zh_hans="说一次", limit_zh_hans="今天"
    )
