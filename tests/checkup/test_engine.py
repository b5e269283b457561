"""The questionnaire's logic: what counts, what is asked, what is found, what cannot be right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.checkup.engine import (
    Choice,
    Finding,
    Question,
    Trouble,
    asked,
    holds,
    met,
    reasons,
    troubles,
    walk,
    without,
)

CHANNEL = Question("channel", (Choice("phone"), Choice("visit")))
TIME = Question("time", (Choice("day"), Choice("night")), when=(("channel", frozenset({"phone"})),))
WHAT = Question(
    "what", (Choice("threats"), Choice("insults"), Choice("none", alone=True)), several=True
)
QUESTIONS = (CHANNEL, TIME, WHAT)

PHONE, VISIT = {"channel": frozenset({"phone"})}, {"channel": frozenset({"visit"})}
NIGHT, THREATS = {"time": frozenset({"night"})}, {"what": frozenset({"threats"})}


def test_a_condition_on_a_question_that_was_not_answered_does_not_hold():
    assert holds((("channel", frozenset({"phone"})),), {}) is False


def test_a_condition_holds_only_if_each_of_its_questions_was_answered_so():
    when = (("channel", frozenset({"phone"})), ("time", frozenset({"night"})))

    assert [holds(when, PHONE), holds(when, PHONE | NIGHT)] == [False, True]


def test_one_of_the_choices_of_a_condition_is_enough():
    assert holds((("channel", frozenset({"phone", "visit"})),), VISIT) is True


def test_a_condition_without_questions_always_holds():
    assert holds((), {}) is True


def test_walk_begins_with_the_first_question():
    assert walk(QUESTIONS, {}) == ({}, CHANNEL)


def test_walk_asks_next_what_was_not_answered_yet():
    assert walk(QUESTIONS, PHONE) == (PHONE, TIME)


def test_walk_passes_over_a_question_whose_condition_does_not_hold():
    assert walk(QUESTIONS, VISIT) == (VISIT, WHAT)


def test_walk_ends_where_every_question_asked_was_answered():
    answers = PHONE | NIGHT | THREATS

    assert walk(QUESTIONS, answers) == (answers, None)


def test_walk_drops_answers_made_irrelevant_by_going_back():
    assert walk(QUESTIONS, VISIT | NIGHT | THREATS) == (VISIT | THREATS, None)


def test_walk_keeps_later_answers_when_an_earlier_one_is_missing():
    assert walk(QUESTIONS, PHONE | THREATS) == (PHONE | THREATS, TIME)


def test_walk_drops_choices_that_a_question_does_not_have():
    answers = {"channel": frozenset({"phone", "pigeon"}), "time": frozenset({"noon"})}

    assert walk(QUESTIONS, answers) == (PHONE, TIME)


def test_asked_lists_the_questions_of_this_reader_in_order():
    assert [asked(QUESTIONS, VISIT), asked(QUESTIONS, PHONE)] == [[CHANNEL, WHAT], list(QUESTIONS)]


def test_met_lists_the_rules_that_hold_in_their_order():
    night = Finding("night", (("time", frozenset({"night"})),))
    phone = Finding("phone", (("channel", frozenset({"phone"})),))
    visit = Finding("visit", (("channel", frozenset({"visit"})),))

    assert met([night, visit, phone], PHONE | NIGHT) == [night, phone]


def test_reasons_are_the_answers_that_made_a_condition_hold():
    when = (("channel", frozenset({"phone", "visit"})), ("what", frozenset({"threats", "insults"})))
    answers = PHONE | {"what": frozenset({"threats", "insults"})}

    assert reasons(when, answers) == [
        ("channel", "phone"),
        ("what", "insults"),
        ("what", "threats"),
    ]


def test_reasons_of_a_condition_that_does_not_hold_are_none():
    assert reasons((("time", frozenset({"night"})),), PHONE) == []


@pytest.mark.parametrize(
    ("codes", "wrong"),
    [
        ({"weather": ["rain"]}, Trouble("question", "weather", ("rain",))),
        ({"channel": ["pigeon", "phone"]}, Trouble("choice", "channel", ("pigeon",))),
        ({"channel": ["phone", "visit"]}, Trouble("several", "channel", ("phone", "visit"))),
        ({"what": ["none", "threats"]}, Trouble("contradiction", "what", ("none", "threats"))),
    ],
    ids=["question", "choice", "several", "contradiction"],
)
def test_troubles_name_what_cannot_be_right(codes, wrong):
    assert troubles(QUESTIONS, codes) == [wrong]


@pytest.mark.parametrize(
    "codes",
    [{}, {"channel": ["phone", "phone"]}, {"what": ["none"]}, {"what": ["threats", "insults"]}],
    ids=["nothing", "same choice twice", "alone", "several"],
)
def test_troubles_are_none_where_nothing_is_wrong(codes):
    assert troubles(QUESTIONS, codes) == []


def test_troubles_come_in_the_order_of_the_address():
    codes = {"what": ["snow"], "weather": ["rain"], "channel": ["pigeon"]}

    assert [one.question for one in troubles(QUESTIONS, codes)] == ["what", "weather", "channel"]


def test_an_unknown_choice_does_not_hide_a_contradiction_among_the_others():
    codes = {"what": ["none", "snow", "threats"]}

    assert troubles(QUESTIONS, codes) == [
        Trouble("choice", "what", ("snow",)),
        Trouble("contradiction", "what", ("none", "threats")),
    ]


def test_without_an_unknown_choice_the_others_of_its_question_stay():
    codes = {"what": ["threats", "snow"], "channel": ["phone"]}

    assert without(codes, troubles(QUESTIONS, codes)) == PHONE | THREATS


@pytest.mark.parametrize("wrong", [{"weather": ["rain"]}, {"what": ["none", "threats"]}], ids=str)
def test_without_an_unknown_question_or_a_contradiction_all_other_answers_stay(wrong):
    codes = {"channel": ["phone"], **wrong}

    assert without(codes, troubles(QUESTIONS, codes)) == PHONE


def test_without_names_no_question_whose_choices_are_all_gone():
    codes = {"channel": ["pigeon"]}

    assert without(codes, troubles(QUESTIONS, codes)) == {}


def test_codes_are_cut_before_a_page_shows_them():
    trouble = Trouble("choice", "what", ("x" * 90, "b", "c", "d", "e", "f"))

    assert trouble.shown == "x" * 40 + ", b, c, d, e"


CODES = "abc"


@st.composite
def questionnaires(draw):
    """Up to five questions, each asked depending on answers to questions before it."""
    questions = []
    for place in range(draw(st.integers(1, 5))):
        when = draw(
            st.dictionaries(
                st.sampled_from([one.id for one in questions]),
                st.frozensets(st.sampled_from(CODES), min_size=1),
                max_size=2,
            )
            if questions
            else st.just({})
        )
        choices = tuple(Choice(code, alone=draw(st.booleans())) for code in CODES)
        questions.append(
            Question(f"q{place}", choices, when=tuple(when.items()), several=draw(st.booleans()))
        )
    return questions


ANSWERS = st.dictionaries(
    st.sampled_from([f"q{place}" for place in range(6)]),
    st.frozensets(st.sampled_from(CODES + "x"), min_size=1),
)


@given(questionnaires(), ANSWERS)
def test_walking_what_was_walked_changes_nothing(questions, answers):
    counted, following = walk(questions, answers)

    assert walk(questions, counted) == (counted, following)


@given(questionnaires(), ANSWERS)
def test_an_answer_counts_only_if_its_question_is_asked(questions, answers):
    counted, following = walk(questions, answers)

    open_questions = [one for one in asked(questions, counted) if one.id not in counted]
    assert set(counted) <= {one.id for one in asked(questions, counted)}
    assert following == (open_questions[0] if open_questions else None)


@given(questionnaires(), ANSWERS, st.data())
def test_changing_one_answer_keeps_every_other_that_is_still_asked(questions, answers, data):
    counted, _following = walk(questions, answers)
    changed = data.draw(st.sampled_from(questions)).id
    chosen = data.draw(st.frozensets(st.sampled_from(CODES), min_size=1))

    again, _following = walk(questions, counted | {changed: chosen})

    still_asked = {one.id for one in asked(questions, again)}
    expected = {one: codes for one, codes in counted.items() if one in still_asked}
    assert {one: codes for one, codes in again.items() if one != changed} == {
        one: codes for one, codes in expected.items() if one != changed
    }


@given(questionnaires(), ANSWERS)
def test_answering_each_question_that_is_asked_comes_to_an_end(questions, answers):
    counted, following = walk(questions, answers)
    for _question in questions:
        if following is not None:
            first = frozenset({following.choices[0].code})
            counted, following = walk(questions, counted | {following.id: first})

    assert following is None


@given(
    questionnaires(),
    st.dictionaries(
        st.sampled_from(["q0", "q1", "q2", "weather"]), st.lists(st.sampled_from("abcxy"))
    ),
)
def test_nothing_is_wrong_with_what_is_left_after_leaving_out_what_is_wrong(questions, codes):
    kept = without(codes, troubles(questions, codes))

    assert troubles(questions, {name: sorted(given) for name, given in kept.items()}) == []
