"""What the answers mean to the ladder."""

from guide.checkup import derived
from guide.checkup.engine import Choice, Question

WHO = Question("who", (Choice("borrower"), Choice("contact", person="third-party")))
BY = Question("by", (Choice("card", lender="bank"), Choice("unsure", lender="unknown")))
SAFE = Question("safe", (Choice("fine"), Choice("violence", urgency="urg-violence")))
WHAT = Question(
    "what",
    (
        Choice("calls", issue="harassment"),
        Choice("late", issue="harassment"),
        Choice("letter", issue="impersonation"),
        Choice("doors", urgency="urg-violence"),
        Choice("photos", urgency="urg-extortion"),
        Choice("unsure"),
    ),
    several=True,
)
QUESTIONS = (WHO, SAFE, BY, WHAT)


def test_the_lender_is_unknown_where_the_reader_was_not_asked():
    assert derived.lender(QUESTIONS, {"who": frozenset({"borrower"})}) == "unknown"


def test_the_lender_is_unknown_where_the_reader_is_not_sure():
    assert derived.lender(QUESTIONS, {"by": frozenset({"unsure"})}) == "unknown"


def test_the_lender_is_that_of_the_choice():
    assert derived.lender(QUESTIONS, {"by": frozenset({"card"})}) == "bank"


def test_a_borrower_is_no_other_person():
    assert derived.person(QUESTIONS, {"who": frozenset({"borrower"})}) == ""


def test_the_person_is_that_of_the_choice():
    assert derived.person(QUESTIONS, {"who": frozenset({"contact"})}) == "third-party"


def test_answers_without_an_issue_name_none():
    assert derived.issues(QUESTIONS, {"what": frozenset({"unsure"})}) == set()


def test_the_issues_are_those_of_all_choices():
    answers = {"what": frozenset({"calls", "late", "letter"})}

    assert derived.issues(QUESTIONS, answers) == {"harassment", "impersonation"}


def test_nothing_urgent_opens_no_gate():
    assert derived.urgencies(QUESTIONS, {"safe": frozenset({"fine"})}) == []


def test_urgent_gates_come_in_the_order_of_the_questions_and_each_once():
    answers = {"what": frozenset({"photos", "doors"}), "safe": frozenset({"violence"})}

    assert derived.urgencies(QUESTIONS, answers) == ["urg-violence", "urg-extortion"]


def test_a_choice_that_a_question_does_not_have_means_nothing():
    answers = {"by": frozenset({"somebody-else"}), "nobody-asks": frozenset({"card"})}

    assert derived.lender(QUESTIONS, answers) == "unknown"
