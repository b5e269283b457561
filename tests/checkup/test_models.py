"""The questionnaire as rows: what is published, in order, as the engine reads it."""

import pytest
from django.utils import translation

from guide.checkup.models import ActionRow, ChoiceRow, FindingRow, QuestionRow, questionnaire

pytestmark = pytest.mark.usefixtures("sheet")


def test_the_questionnaire_has_its_questions_and_their_choices_in_order():
    found = {
        question.id: [choice.code for choice in question.choices]
        for question in questionnaire().questions
    }

    assert list(found.items()) == [
        ("who", ["borrower", "contact"]),
        ("safe", ["fine", "violence"]),
        ("by", ["bank", "unsure"]),
        ("what", ["calls", "threats", "unsure"]),
    ]


def test_what_is_withdrawn_is_neither_asked_nor_found_nor_advised():
    QuestionRow.objects.filter(pk="safe").update(published=False)
    FindingRow.objects.filter(pk="calls-peace").update(published=False)
    ActionRow.objects.filter(pk="say-once").update(published=False)

    found = questionnaire()

    assert [
        [one.id for one in rows] for rows in (found.questions, found.findings, found.actions)
    ] == [
        ["who", "by", "what"],
        ["threats-police"],
        ["write-it-down"],
    ]


def test_a_condition_is_the_same_for_the_engine():
    by = next(one for one in questionnaire().questions if one.id == "by")

    assert by.when == (("who", frozenset({"borrower"})),)


def test_the_questionnaire_speaks_the_language_of_the_reader():
    QuestionRow.objects.filter(pk="who").update(ask_en="Who are you?")

    with translation.override("en"):
        asked = questionnaire().questions[0].ask

    assert asked == "Who are you?"


def test_the_questionnaire_costs_no_query_once_it_was_read(settings, django_assert_num_queries):
    settings.REVISION_SECONDS = 60
    questionnaire()

    with django_assert_num_queries(0):
        questionnaire()


def test_a_choice_is_named_by_its_label():
    assert str(ChoiceRow.objects.get(code="calls")) == "选calls"
