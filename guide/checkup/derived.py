"""What the answers mean to the ladder: worked out from them, one function each. Pure."""

from collections.abc import Iterable

from .engine import Answers, Choice, Question


def lender(questions: Iterable[Question], answers: Answers) -> str:
    """The kind of lender; "unknown" where the reader was not asked or is not sure."""
    return next((one.lender for one in _chosen(questions, answers) if one.lender), "unknown")


def person(questions: Iterable[Question], answers: Answers) -> str:
    """The person override of the ladder; empty for a borrower or somebody not sure."""
    return next((one.person for one in _chosen(questions, answers) if one.person), "")


def issues(questions: Iterable[Question], answers: Answers) -> set[str]:
    """The issues of the ladder that the answers name."""
    return {one.issue for one in _chosen(questions, answers) if one.issue}


def urgencies(questions: Iterable[Question], answers: Answers) -> list[str]:
    """The urgent gates that the answers open, in the order the questions ask."""
    found = [one.urgency for one in _chosen(questions, answers) if one.urgency]
    return list(dict.fromkeys(found))


def _chosen(questions: Iterable[Question], answers: Answers) -> list[Choice]:
    return [
        choice
        for question in questions
        if (codes := answers.get(question.id))
        for choice in question.choices
        if choice.code in codes
    ]
