"""Answers to be carried: chapters, their rules, and where they are found."""

import datetime as dt

import pytest

from guide.answers import booklet, models
from guide.channels.models import Channel
from guide.law.models import Version
from guide.letters.models import Letter

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 5, 2)


@pytest.fixture
def version(provision):
    return Version.objects.create(provision=provision, rule_zh_hans="夜里不打。", from_on=DAY)


@pytest.fixture
def point(answer):
    return models.Point.objects.create(
        answer=answer, part="may-not", text_zh_hans="夜里打。", cites=["measures/12"]
    )


def test_a_rule_that_is_not_yet_in_force_is_not_among_those_of_an_answer(answer, point, version):
    assert booklet.rules_of(answer, DAY - dt.timedelta(days=1)) == []


def test_the_rules_of_an_answer_are_numbered_in_their_order(answer, point, provision, version):
    rules = booklet.rules_of(answer, DAY)

    assert rules == [(provision, version)]
    assert booklet.numbered(rules) == {"measures/12": 1}


def test_a_booklet_of_one_section_has_no_other(answer):
    other = models.Section.objects.create(id="methods", name_zh_hans="方式", intro_zh_hans="方式")

    [(section, leaves)] = booklet.chapters_of(other, DAY)

    assert (section, leaves) == (other, [])


def test_a_leaf_has_its_rules_its_channels_and_its_letters(answer, point, provision, version):
    channel = Channel.objects.create(id="line", name_zh_hans="热线", kind="police", checked_on=DAY)
    letter = Letter.objects.create(id="stop", group="lender", reviewed_on=DAY, valid_from=DAY)
    models.Answer.objects.update(channels=["line"], letters=["stop"])

    [(section, [leaf])] = booklet.chapters_of(None, DAY)

    assert section == answer.section
    assert leaf == booklet.Leaf(
        answer, [(provision, version)], {"measures/12": 1}, [channel], [letter]
    )


def test_in_one_file_the_rules_of_all_answers_are_one_list(answer, point, provision, version):
    second = models.Answer.objects.create(
        id="day-calls",
        number=2,
        section=answer.section,
        question_zh_hans="白天呢？",
        title_zh_hans="白天可以",
        stamp="may",
        short_zh_hans="可以。",
        say_zh_hans="请说。",
        reviewed_on=DAY,
        position=1,
    )
    models.Point.objects.create(
        answer=second, part="may", text_zh_hans="白天打。", cites=["measures/12"]
    )

    [(_section, leaves)], rules = booklet.condensed(DAY)

    assert rules == [(provision, version)]
    assert [(one.answer, one.numbers) for one in leaves] == [
        (answer, {"measures/12": 1}),
        (second, {"measures/12": 1}),
    ]
