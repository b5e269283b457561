"""What must be true of the questionnaire: every path ends, every finding is proven by a case."""

from collections.abc import Iterator
from typing import Any

from guide.checkup import engine

from .read import Problem, Record

MOST_QUESTIONS = 5
UNSURE = "unsure"


def check(records: list[Record]) -> list[Problem]:
    questions = [one for one in records if one.shape.name == "checkup.Question"]
    rules = [one for one in records if one.shape.name in ("checkup.Finding", "checkup.Action")]
    cases = [one for one in records if one.shape.name == "checkup.Case"]
    problems = [*_questions(questions)]
    for record in rules:
        problems += _conditions(record, questions)
    if problems:
        return problems
    return [*_cases(cases, questions, rules), *_unproven(cases, rules)]


def question_of(value: dict[str, Any]) -> engine.Question:
    """A question of the engine from its record; words are left out, only the logic counts."""
    return engine.Question(
        id=value["id"],
        choices=tuple(
            engine.Choice(
                code=one["code"],
                alone=one.get("alone", False),
                issue=one.get("issue", ""),
                lender=one.get("lender", ""),
                person=one.get("person", ""),
                urgency=one.get("urgency", ""),
            )
            for one in value.get("choice", [])
        ),
        when=condition_of(value.get("when", {})),
        several=value.get("several", False),
    )


def condition_of(when: dict[str, list[str]]) -> engine.Condition:
    return tuple((question, frozenset(codes)) for question, codes in when.items())


def _questions(questions: list[Record]) -> Iterator[Problem]:
    if len(questions) > MOST_QUESTIONS:
        says = f"asks {len(questions)} questions. Ask at most {MOST_QUESTIONS}."
        yield Problem("checkup/questions.toml", "", says)
    seen: list[Record] = []
    for record in questions:
        codes = [one["code"] for one in record.value.get("choice", [])]
        if UNSURE not in codes:
            yield Problem(record.file, record.id, f'has no "{UNSURE}" choice. Add it.')
        if len(codes) != len(set(codes)):
            yield Problem(record.file, record.id, "has a code twice. Codes are unique.")
        yield from _conditions(record, seen)
        seen.append(record)


def _conditions(record: Record, asked: list[Record]) -> Iterator[Problem]:
    """A condition names questions asked before, and choices they have."""
    known = {one.id: {c["code"] for c in one.value.get("choice", [])} for one in asked}
    for question, codes in record.value.get("when", {}).items():
        for code in codes:
            if code not in known.get(question, set()):
                says = f'has the condition "{question} = {code}", which no question offers.'
                yield Problem(record.file, record.id, says)


def _cases(cases: list[Record], questions: list[Record], rules: list[Record]) -> Iterator[Problem]:
    asked = [question_of(one.value) for one in questions]
    findings = [
        engine.Finding(id=one.id, when=condition_of(one.value["when"]))
        for one in rules
        if one.shape.name == "checkup.Finding"
    ]
    for case in cases:
        codes = case.value["answers"]
        wrong = engine.troubles(asked, codes)
        if wrong:
            says = f"answers {wrong[0].question} with {', '.join(wrong[0].codes)}: not possible."
            yield Problem(case.file, case.id, says)
            continue
        answers, following = engine.walk(asked, engine.without(codes, ()))
        if following is not None:
            yield Problem(case.file, case.id, f"does not answer {following.id}. Answer it.")
            continue
        found = {one.id for one in engine.met(findings, answers)}
        if found != set(case.value["expect"]):
            says = f"finds {sorted(found)}, but expects {sorted(case.value['expect'])}."
            yield Problem(case.file, case.id, says)


def _unproven(cases: list[Record], rules: list[Record]) -> Iterator[Problem]:
    expected = {one for case in cases for one in case.value["expect"]}
    for record in rules:
        if record.shape.name != "checkup.Finding":
            continue
        if not record.value["cites"]:
            yield Problem(record.file, record.id, "cites nothing. Name the provision.")
        if record.id not in expected:
            yield Problem(record.file, record.id, "is expected by no case. Add one to cases.toml.")
