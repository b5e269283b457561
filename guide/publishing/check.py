"""What must be true of all records together. Problems are sentences; there is no database."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from . import (
    check_checkup,
    check_citations,
    check_letters,
    check_readings,
    check_rooms,
    check_script,
    check_text,
)
from .read import Problem, Record, of
from .shape import Is, Key, Shape


def check(records: list[Record]) -> list[Problem]:
    """Everything wrong with these records, in the order of the files."""
    problems = [*_repeated(records), *_unresolved(records)]
    # The rest reads through references; with a broken one it would only repeat the same news.
    if problems:
        return problems
    words = check_script.words_of(records)
    return [*together(records), *apart(records, words), *check_readings.check(records)]


def together(records: list[Record]) -> list[Problem]:
    """What is wrong between records; their references must be whole."""
    return [
        *_law(records),
        *check_rooms.check(records),
        *check_checkup.check(records),
        *check_citations.check(records),
        *check_letters.check(records),
    ]


def apart(records: list[Record], words: dict[str, str]) -> list[Problem]:
    """What is wrong in each text by itself; `words` are those of traditional.toml."""
    return [*check_text.check(records), *check_script.check(records, words)]


def ids(records: Iterable[Record]) -> dict[str, set[str]]:
    """{shape: the ids there are}, with provisions under instrument/number."""
    known: dict[str, set[str]] = defaultdict(set)
    for record in records:
        known[record.shape.name].add(record.id)
        if record.shape.name == "law.Instrument":
            known["law.Provision"] |= {
                f"{record.id}/{one['number']}" for one in record.value.get("provision", [])
            }
    return known


def _repeated(records: list[Record]) -> Iterator[Problem]:
    counts = Counter((one.shape.name, one.id) for one in records)
    for (name, id_), count in counts.items():
        if count > 1:
            file = next(one.file for one in records if (one.shape.name, one.id) == (name, id_))
            yield Problem(file, id_, f"is there {count} times. Ids are unique: rename one.")
    for record in of(records, "law.Instrument"):
        numbers = Counter(one["number"] for one in record.value.get("provision", []))
        for number, count in numbers.items():
            if count > 1:
                yield Problem(record.file, f"provision {number}", "is there twice. Rename one.")


def _unresolved(records: list[Record]) -> Iterator[Problem]:
    known = ids(records)
    for record in records:
        for where, key, value in _references(record.value, record.shape, ""):
            for id_ in [value] if isinstance(value, str) else value:
                if id_ not in known[key.to]:
                    says = f'names {key.to} "{id_}", which does not exist. Correct the id.'
                    place = f"{record.id} {where} {key.name}".replace("  ", " ")
                    yield Problem(record.file, place, says)


def _references(
    value: dict[str, Any], shape: Shape, where: str
) -> Iterator[tuple[str, Key, str | list[str]]]:
    for key in shape.keys:
        if key.to and key.name in value:
            yield where, key, value[key.name]
    for part in shape.parts:
        for place, one in enumerate(value.get(part.key, []), 1):
            yield from _references(one, part.shape, f"{where} {part.key} {place}".strip())


def citations(value: dict[str, Any], shape: Shape) -> list[str]:
    """The provisions a record cites, anywhere in it."""
    found: list[str] = []
    for _where, key, cited in _references(value, shape, ""):
        if key.to == "law.Provision" and key.kind is Is.IDS:
            found += cited
    return found


def _law(records: list[Record]) -> Iterator[Problem]:
    facts = {one.id: one.value for one in of(records, "law.Fact")}
    newest: dict[str, dt.date] = {}
    for record in of(records, "law.Instrument"):
        yield from (Problem(record.file, "", says) for says in _force_trouble(record.value, facts))
        for provision in record.value.get("provision", []):
            name = f"{record.id}/{provision['number']}"
            days = [one["from"] for one in provision.get("version", []) if "from" in one]
            newest[name] = max(days, default=dt.date.min)
            where = f"provision {provision['number']}"
            yield from (
                Problem(record.file, where, says) for says in _provision_trouble(provision, facts)
            )
    for record in of(records, "answers.Answer"):
        yield from _outdated(record, newest)


def _provision_trouble(provision: dict[str, Any], facts: dict[str, Any]) -> Iterator[str]:
    fact = facts.get(provision["fact"])
    if fact is None:
        yield f'rests on "{provision["fact"]}", a fact that facts.toml does not have. Correct it.'
        return
    if fact["confidence"] not in ("A", "B"):
        yield f"rests on a fact of confidence {fact['confidence']}, which is no rule. Remove it."
    elif fact["confidence"] != provision["confidence"]:
        yield f"says confidence {provision['confidence']}; its fact says {fact['confidence']}."
    if "article" in provision and "article" not in fact:
        yield "prints an article number, but none was found for its fact. Remove the article."
    # The fact may say more, such as what else was read.
    elif "article" in provision and provision["article"]["zh-hans"] not in fact["article"]:
        printed = provision["article"]["zh-hans"]
        yield f"prints {printed}; its fact says {fact['article']}. Correct the one wrong."
    days = [one.get("from") for one in provision.get("version", [])]
    if days and fact.get("from") not in days:
        says = fact.get("from", "no day")
        yield f"took effect on {days[0] or 'no day'}; its fact says {says}. Correct it."
    yield from _version_trouble(provision.get("version", []), provision["confidence"])


# A kind of document has one force. Normative documents differ: the fact base says which.
FORCE = {
    "law": "binding",
    "administrative-regulation": "binding",
    "judicial-interpretation": "binding",
    "departmental-rule": "binding",
    "local-regulation": "binding",
    "national-standard": "recommended",
    "self-regulation": "self-regulatory",
    "policy": "guidance",
}


def _force_trouble(value: dict[str, Any], facts: dict[str, Any]) -> Iterator[str]:
    force, kind = value["force"], value["kind"]
    if FORCE.get(kind, force) != force:
        yield f"has the force {force}; a {kind} is {FORCE[kind]}. Correct the force or the kind."
    for provision in value.get("provision", []):
        says = facts.get(provision["fact"], {}).get("force", force)
        if says != force:
            yield f"has the force {force}; {provision['fact']} says {says}. Correct the one wrong."


def _version_trouble(versions: list[dict[str, Any]], confidence: str) -> Iterator[str]:
    if not versions:
        yield "has no version. Add [[provision.version]] with the day it took effect."
    if confidence != "A" and any("quote" in one for one in versions):
        yield f"shows a quote, but its text was not read (confidence {confidence}). Remove it."
    if any("rule" not in one and not one.get("repealed") for one in versions):
        yield "has a version in force without a rule in our words. Write it."
    days = [one.get("from", dt.date.min) for one in versions]
    if days != sorted(set(days)):
        yield "has versions out of order or on the same day. Order them by their first day."


def _outdated(record: Record, newest: dict[str, dt.date]) -> Iterator[Problem]:
    reviewed = record.value["reviewed-on"]
    for cited in sorted(set(citations(record.value, record.shape))):
        # A change that takes effect later was already known to whoever reviews today.
        if reviewed < newest[cited] <= dt.date.today():  # noqa: DTZ011  the day of the check
            says = (
                f"cites {cited}, which changed on {newest[cited]}, after this answer's review on "
                f"{reviewed}. Re-read the answer, then set reviewed-on."
            )
            yield Problem(record.file, "", says)
