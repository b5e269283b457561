"""One question as a form: nothing but its own choices is accepted."""

import pytest

from guide.checkup.engine import Choice, Question
from guide.checkup.forms import QuestionForm

ONE = Question("who", (Choice("borrower", "借款人"), Choice("contact", "联系人")))
SEVERAL = Question("what", (Choice("calls", "电话"), Choice("threats", "威胁")), several=True)


@pytest.mark.parametrize("question", [ONE, SEVERAL], ids=["one", "several"])
def test_a_form_sent_without_a_choice_says_so_at_its_field(question):
    form = QuestionForm(question, {})

    assert form.errors.as_data()[question.id][0].code == "required"


@pytest.mark.parametrize(
    ("question", "sent"),
    [(ONE, {"who": "neighbour"}), (SEVERAL, {"what": ["calls", "neighbour"]})],
    ids=["one", "several"],
)
def test_a_choice_the_question_does_not_have_is_refused(question, sent):
    form = QuestionForm(question, sent)

    assert form.errors.as_data()[question.id][0].code == "invalid_choice"


def test_a_form_that_was_not_sent_says_nothing_is_wrong():
    assert QuestionForm(ONE).errors == {}


def test_one_choice_of_a_question_is_accepted():
    form = QuestionForm(ONE, {"who": "contact"})

    assert form.is_valid()
    assert form.cleaned_data == {"who": "contact"}


def test_several_choices_are_accepted_where_the_question_takes_several():
    form = QuestionForm(SEVERAL, {"what": ["calls", "threats"]})

    assert form.is_valid()
    assert form.cleaned_data == {"what": ["calls", "threats"]}


def test_the_choices_are_labelled_in_the_order_of_the_question():
    assert QuestionForm(ONE).fields["who"].choices == [
        ("borrower", "借款人"),
        ("contact", "联系人"),
    ]
