"""A step and a result joined from parts are what Django makes, whatever the content lacks."""

import datetime as dt

import pytest

from guide.answers.models import Answer
from guide.channels.models import Channel, Evidence, Person, Route, Urgency
from guide.checkup.models import ActionRow, ChoiceRow, FindingRow, QuestionRow
from guide.checkup.quick import Quick
from guide.law.models import Version

from .asked import ASK, RESULT, Counting, ask

QUERIES = [
    "who=borrower&safe=fine&by=bank&what=calls&what=threats",
    "who=borrower&safe=violence&by=unsure&what=unsure",
    "who=contact&safe=violence&what=threats",
]

pytestmark = pytest.mark.usefixtures("sheet")


@pytest.fixture
def quick(sheet):
    return Quick(Counting())


def nothing():
    pass


def no_finding():
    FindingRow.objects.all().delete()


def no_finding_in_force():
    Version.objects.update(from_on=dt.date(2999, 1, 1))


def no_action():
    ActionRow.objects.all().delete()


def no_route():
    Route.objects.all().delete()


def one_route():
    Route.objects.exclude(pk="bank--threats").delete()


def no_evidence():
    Evidence.objects.all().delete()


def nothing_to_read():
    Answer.objects.all().delete()


def no_person():
    Person.objects.all().delete()


def no_urgency():
    Urgency.objects.all().delete()


def a_channel_without_a_step():
    Person.objects.update(channels=["advice", "regulator"])
    Channel.objects.update(summary_zh_hans="做什么")


def a_finding_for_everybody():
    FindingRow.objects.update(when={})


def text_that_must_be_escaped():
    text = """<b> & "o'clock" > 22:00"""
    QuestionRow.objects.update(ask_zh_hans=text, why_zh_hans=text)
    ChoiceRow.objects.update(label_zh_hans=text, hint_zh_hans=text)
    FindingRow.objects.update(says_zh_hans=text)
    ActionRow.objects.update(text_zh_hans=text, limit_zh_hans=text)
    Channel.objects.update(name_zh_hans=text)


LACKS = [nothing, no_finding, no_finding_in_force, no_action, no_route, one_route, no_evidence,
         nothing_to_read, no_person, no_urgency, a_channel_without_a_step, a_finding_for_everybody,
         text_that_must_be_escaped]  # fmt: skip


@pytest.mark.parametrize("change", LACKS, ids=lambda one: one.__name__)
def test_a_result_is_the_page_that_django_makes(quick, change):
    change()
    django = quick.application

    for query in [QUERIES[0], *QUERIES]:
        made = ask(django, RESULT, query)

        assert ask(quick, RESULT, query) == made

    # Each once for itself, and the first once for its headers.
    assert django.queries == [QUERIES[0], *[QUERIES[0]], *QUERIES]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "who=borrower",
        "who=borrower&safe=fine&by=bank",
        "who=borrower&safe=fine&by=bank&what=calls&what=threats&show=what",
        "who=contact&what=threats&what=calls&sent=who",
        "who=contact&by=bank&safe=fine",
    ],
)
@pytest.mark.parametrize("change", [nothing, text_that_must_be_escaped])
def test_a_step_is_the_page_that_django_makes(quick, change, query):
    change()
    ask(quick, ASK, query)
    made = ask(quick.application, ASK, query)
    quick.application.queries.clear()

    found = ask(quick, ASK, query)

    assert (found, quick.application.queries) == (made, [])


def test_a_questionnaire_of_one_question_carries_nothing_along(quick):
    QuestionRow.objects.exclude(pk="who").delete()
    ask(quick, ASK)
    made = ask(quick.application, ASK)

    assert ask(quick, ASK) == made
