"""What must be true between records: caveats are respected, links lead both ways, facts agree."""

from collections.abc import Iterator
from typing import Any

from . import audit
from .read import Problem, Record, of


def check(records: list[Record]) -> list[Problem]:
    return [
        *_caveats(records),
        *_letters(records),
        *_related(records),
        *_numbers(records),
        *_phones(records),
    ]


def _caveats(records: list[Record]) -> Iterator[Problem]:
    """An answer that cites a provision with a caveat has a point that respects it."""
    known = audit.provisions(records)
    for record in of(records, "answers.Answer"):
        for id_ in audit.unheeded(record.value, known):
            says = f"cites {id_}, whose caveat no point heeds. Respect it in a point, then name it."
            yield Problem(record.file, record.id, says)
        for place, point in enumerate(record.value.get("point", []), 1):
            for id_ in point.get("heeds", []):
                if id_ not in point["cites"] or not known[id_].caveat:
                    says = f"heeds {id_}, which it does not cite or which has no caveat. Remove it."
                    yield Problem(record.file, f"{record.id} point {place}", says)


def _letters(records: list[Record]) -> Iterator[Problem]:
    named = {id_ for one in of(records, "answers.Answer") for id_ in one.value.get("letters", [])}
    for record in of(records, "letters.Letter"):
        if record.id not in named:
            says = "is named by no answer. Name it in the letters of the answer that explains it."
            yield Problem(record.file, record.id, says)


def _related(records: list[Record]) -> Iterator[Problem]:
    """A link to a related question leads back, unless three others lead from there already."""
    related = {one.id: one.value["related"] for one in of(records, "answers.Answer")}
    for record in of(records, "answers.Answer"):
        for other in record.value["related"]:
            if record.id not in related[other] and len(related[other]) < 3:
                says = f"names {other}, which has room and does not name it back. Add it there."
                yield Problem(record.file, record.id, says)


def _numbers(records: list[Record]) -> Iterator[Problem]:
    taken: dict[int, str] = {}
    for record in of(records, "answers.Answer"):
        number = record.value["number"]
        if number in taken:
            says = f"has the number {number}, which is {taken[number]}'s. Give the next free one."
            yield Problem(record.file, record.id, says)
        taken.setdefault(number, record.id)


def _phones(records: list[Record]) -> Iterator[Problem]:
    """A phone of a channel or of the strip is one that the fact base has."""
    facts = {one.id: one.value.get("phones", []) for one in of(records, "law.Fact")}
    for record in of(records, "channels.Channel"):
        given = [one["number"] for one in record.value.get("phone", [])]
        if given != facts.get(f"channel:{record.id}", []):
            says = f"has the phones {_shown(given)}, not those of its fact. Correct the one wrong."
            yield Problem(record.file, record.id, says)
    known = {phone for phones in facts.values() for phone in phones}
    for record in of(records, "answers.Notice"):
        if record.value["phone"] not in known:
            says = f"has the phone {record.value['phone']}, which no channel has. Correct it."
            yield Problem(record.file, record.id, says)


def _shown(phones: list[Any]) -> str:
    return ", ".join(phones) or "none"
