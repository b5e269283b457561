"""The real questionnaire: every case finds what its author expected, and no path is a dead end.

The rules only; the pages that show them are tested with a small questionnaire.
"""

from collections import defaultdict
from functools import cache
from itertools import combinations

import pytest
from django.conf import settings

from guide.channels.ladder import Rung, climb, reorder
from guide.checkup import derived, engine
from guide.publishing.check_checkup import condition_of, question_of
from guide.publishing.read import read


@pytest.fixture(scope="module")
def content():
    """{name of a shape: its records, as the files have them}."""
    records, problems = read(settings.CONTENT)
    assert problems == []
    found = defaultdict(list)
    for record in records:
        found[record.shape.name].append(record.value)
    return found


@pytest.fixture(scope="module")
def questions(content):
    return [question_of(one) for one in content["checkup.Question"]]


@pytest.fixture(scope="module")
def ladder(content, questions):
    """Answers → the rungs of the result page, from the files alone."""
    channel_of = {one["id"]: one.get("channel", "") for one in content["channels.Move"]}
    routes = {
        (one["lender"], one["issue"]): [
            Rung(one["issue"], step["move"], channel_of[step["move"]]) for step in one["step"]
        ]
        for one in content["channels.Route"]
    }
    order = [one["id"] for one in content["channels.Issue"]]
    people = {one["id"]: one["channels"] for one in content["channels.Person"]}
    safety = {
        one["id"]
        for one in content["channels.Channel"]
        if one["kind"] in ("police", "mental-health")
    }

    @cache
    def climbed(lender, issues, person):
        rungs = climb(routes[lender, issue] for issue in order if issue in issues)
        return reorder(rungs, people[person], safety) if person else rungs

    def found(answers):
        return climbed(
            derived.lender(questions, answers),
            frozenset(derived.issues(questions, answers)),
            derived.person(questions, answers),
        )

    return found


def ways(question, size):
    """The sets of choices a reader may tick: so many where several are allowed, else one."""
    alone = {one.code for one in question.choices if one.alone}
    codes = [one.code for one in question.choices]
    if question.several and size > 1:
        return [set(one) for one in combinations(codes, size) if not alone & set(one)]
    return [{code} for code in codes]


def paths(questions, answers, size):
    """The answers at the end of every path from these answers on; one path in memory at a time."""
    counted, following = engine.walk(questions, answers)
    if following is None:
        yield counted
        return
    for codes in ways(following, size):
        yield from paths(questions, counted | {following.id: frozenset(codes)}, size)


def text(answers):
    return " ".join(f"{name}={'+'.join(sorted(codes))}" for name, codes in answers.items())


def test_every_case_finds_what_is_expected_and_nothing_else(content, questions):
    findings = [
        engine.Finding(one["id"], condition_of(one["when"])) for one in content["checkup.Finding"]
    ]
    wrong = {}

    for case in content["checkup.Case"]:
        answers, following = engine.walk(questions, engine.without(case["answers"], ()))
        found = {one.id for one in engine.met(findings, answers)}
        if following is not None or found != set(case["expect"]):
            wrong[case["id"]] = (following, found ^ set(case["expect"]))

    assert wrong == {}


def test_no_case_answers_what_is_not_asked_or_cannot_be_answered(content, questions):
    wrong = [
        case["id"]
        for case in content["checkup.Case"]
        if engine.troubles(questions, case["answers"])
        or set(engine.walk(questions, engine.without(case["answers"], ()))[0])
        != set(case["answers"])
    ]

    assert wrong == []


def test_the_first_channel_of_a_case_is_where_its_ladder_begins(content, questions, ladder):
    expected = {
        case["id"]: case["first-channel"]
        for case in content["checkup.Case"]
        if "first-channel" in case
    }

    found = {
        case["id"]: next(one.channel for one in ladder(engine.without(case["answers"], ())))
        for case in content["checkup.Case"]
        if case["id"] in expected
    }

    assert found == expected


def test_every_choice_is_taken_in_a_case(content, questions):
    offered = {(one.id, code) for one in questions for code in one.codes}

    taken = {
        (name, code)
        for case in content["checkup.Case"]
        for name, codes in case["answers"].items()
        for code in codes
    }

    assert offered - taken == set()


@pytest.mark.parametrize(
    ("size", "begun", "least"),
    [
        (1, {}, 50_000),
        # Two things open whatever one of them opens, so one answer to each of these is enough.
        (2, {"safe": frozenset({"fine"}), "want": frozenset({"unsure"})}, 10_000),
    ],
    ids=["one thing happened", "two things happened"],
)
def test_every_path_ends_with_something_to_do_and_somebody_to_turn_to(
    content, questions, ladder, size, begun, least
):
    actions = [
        engine.Action(one["id"], condition_of(one["when"])) for one in content["checkup.Action"]
    ]
    walked, dead_ends = 0, []

    for answers in paths(questions, begun, size):
        walked += 1
        acts = any(engine.holds(one.when, answers) for one in actions)
        if not acts or not any(rung.channel for rung in ladder(answers)):
            dead_ends.append(text(answers))

    assert walked > least
    assert (len(dead_ends), dead_ends[:9]) == (0, [])
