"""Answers → the next question and the findings. Pure: no database, no clock, no request.

A condition is only: each of these questions was answered with one of these choices. There is
no expression to grow, so reviewing the questionnaire is reading two lists.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

Condition = tuple[tuple[str, frozenset[str]], ...]
Answers = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Choice:
    code: str
    label: str = ""
    hint: str = ""
    alone: bool = False
    front: bool = False
    issue: str = ""
    lender: str = ""
    person: str = ""
    urgency: str = ""


@dataclass(frozen=True)
class Question:
    id: str
    choices: tuple[Choice, ...]
    ask: str = ""
    why: str = ""
    when: Condition = ()
    several: bool = False

    @cached_property
    def codes(self) -> frozenset[str]:
        return frozenset(choice.code for choice in self.choices)


@dataclass(frozen=True)
class Finding:
    id: str
    when: Condition
    stamp: str = ""
    says: str = ""
    cites: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Action:
    id: str
    when: Condition
    text: str = ""
    limit: str = ""
    cites: tuple[str, ...] = ()


Rule = TypeVar("Rule", Finding, Action)


@dataclass(frozen=True)
class Questionnaire:
    questions: tuple[Question, ...]
    findings: tuple[Finding, ...]
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class Trouble:
    """One thing that cannot be right in the codes of an address."""

    kind: str  # "question", "choice", "contradiction" or "several"
    question: str
    codes: tuple[str, ...]

    @property
    def shown(self) -> str:
        """The codes as a page may show them: somebody else may have written them."""
        return ", ".join(code[:40] for code in self.codes[:5])


def holds(when: Condition, answers: Answers) -> bool:
    """Each question of the condition was answered with one of its choices."""
    # A loop, not all(): each page asks this of every rule there is.
    for question, codes in when:  # noqa: SIM110
        if codes.isdisjoint(answers.get(question, ())):
            return False
    return True


def walk(
    questions: Iterable[Question], answers: Answers
) -> tuple[dict[str, frozenset[str]], Question | None]:
    """Return the answers that still count, and the next question (None at the end).

    Going back and changing an answer can make later ones irrelevant; those are
    dropped here, so a finding can never rest on a question no longer asked.
    Answers after the next question are kept: changing one answer loses no other.
    """
    counted: dict[str, frozenset[str]] = {}
    following: Question | None = None
    for question in questions:
        if not holds(question.when, counted):
            continue
        chosen = answers.get(question.id, frozenset()) & question.codes
        if chosen:
            counted[question.id] = chosen
        elif following is None:
            following = question
    return counted, following


def asked(questions: Iterable[Question], answers: Answers) -> list[Question]:
    """The questions that are asked given these answers, answered or not, in order."""
    return [question for question in questions if holds(question.when, answers)]


def met(rules: Iterable[Rule], answers: Answers) -> list[Rule]:
    """The rules whose condition holds, in the order they are listed."""
    return [rule for rule in rules if holds(rule.when, answers)]


def reasons(when: Condition, answers: Answers) -> list[tuple[str, str]]:
    """The (question, choice) pairs among the answers that made a condition hold."""
    return [
        (question, code)
        for question, codes in when
        for code in sorted(answers.get(question, frozenset()) & codes)
    ]


def troubles(questions: Sequence[Question], codes: Mapping[str, Sequence[str]]) -> list[Trouble]:
    """What is unknown or contradictory in the codes of an address, in the order given."""
    by_id = {question.id: question for question in questions}
    found = []
    for name, given in codes.items():
        question = by_id.get(name)
        if question is None:
            found.append(Trouble("question", name, tuple(given)))
            continue
        found.extend(_troubles_of(question, tuple(dict.fromkeys(given))))
    return found


def _troubles_of(question: Question, given: tuple[str, ...]) -> list[Trouble]:
    unknown = tuple(code for code in given if code not in question.codes)
    known = tuple(code for code in given if code in question.codes)
    alone = {choice.code for choice in question.choices if choice.alone}
    found = [Trouble("choice", question.id, unknown)] if unknown else []
    # Besides, not instead: the link that leaves the unknown out must not lead to the next refusal.
    if len(known) > 1 and not question.several:
        found.append(Trouble("several", question.id, known))
    elif len(known) > 1 and alone & set(known):
        found.append(Trouble("contradiction", question.id, known))
    return found


def without(
    codes: Mapping[str, Sequence[str]], wrong: Iterable[Trouble]
) -> dict[str, frozenset[str]]:
    """The codes that can stay when the wrong ones are left out.

    An unknown choice goes alone; a contradiction takes its whole question, which is asked again.
    """
    kept = {name: set(given) for name, given in codes.items()}
    for trouble in wrong:
        if trouble.kind == "choice":
            kept[trouble.question] -= set(trouble.codes)
        else:
            kept.pop(trouble.question, None)
    return {name: frozenset(given) for name, given in kept.items() if given}
