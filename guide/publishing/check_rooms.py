"""What must be true in each room: the anatomy of an answer, a channel, the ladder, coverage."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

from .read import Problem, Record

PHONE = re.compile(r"[0-9]+(-[0-9]+)*")
SENTENCE = re.compile(r"[^。；！？]+[。；！？]?")
PARTS = ("do-now", "may-not", "may", "not-for", "keep")

# The lengths of design: a scared reader on a phone. In characters, of zh-hans.
QUESTION, TITLE, SAY = 26, 30, 120
SHORT = range(20, 61)
SHORT_SENTENCE = 25
ENGLISH_SHORT = 280

# With fewer everyday words, the search finds an answer only for who speaks as it does.
EVERYDAY = 20

# Where a crime is going on, or a life is in danger, the ladder begins here.
FIRST = {
    "violence": {"police-110"},
    "distress": {"police-110", "emergency-120", "mental-12356"},
}


def check(records: list[Record]) -> list[Problem]:
    rules: dict[str, Callable[[Record], Iterator[str]]] = {
        "answers.Answer": _answer,
        "channels.Channel": _channel,
        "answers.Myth": _cites_something,
    }
    problems = [
        Problem(record.file, record.id, says)
        for record in records
        if record.shape.name in rules
        for says in rules[record.shape.name](record)
    ]
    return [
        *problems,
        *_said_twice(records),
        *_ladder(records),
        *_coverage(records),
        *_reachable(records),
        *_everyday(records),
    ]


def _answer(record: Record) -> Iterator[str]:
    value = record.value
    points = value.get("point", [])
    yield from _lengths(value)
    yield from _anatomy([point["part"] for point in points])
    for place, point in enumerate(points, 1):
        yield from (f"point {place} {says}" for says in _point(point))
    if not value["channels"]:
        yield "names no channel. Name where to complain or get help."
    if len(value["related"]) > 3 or record.id in value["related"]:
        yield "names more than 3 related answers, or itself. Choose up to 3 others."


def _anatomy(parts: list[str]) -> Iterator[str]:
    counts = Counter(parts)
    if not 2 <= counts["do-now"] <= 5:
        yield f"has {counts['do-now']} do-now points. Give 2 to 5, one action each."
    if not counts["may-not"] + counts["may"]:
        yield "has neither a may nor a may-not point. Say where the line is."
    for part in ("not-for", "keep"):
        if not counts[part]:
            yield f"has no {part} point. Add one."
    if parts != sorted(parts, key=PARTS.index):
        yield f"has its points out of order. Order them: {', '.join(PARTS)}."


def _point(point: dict[str, Any]) -> Iterator[str]:
    if not point["cites"]:
        yield "cites nothing. Name the provision it rests on."
    if (point["part"] == "do-now") != ("limit" in point):
        yield "must have a limit if it is do-now, and only then."


def _lengths(value: dict[str, Any]) -> Iterator[str]:
    for key, most in (("question", QUESTION), ("title", TITLE), ("say", SAY)):
        length = len(value[key]["zh-hans"])
        if length > most:
            yield f"has a {key} of {length} characters. Shorten it to {most}."
    short = value["short"]["zh-hans"]
    if len(short) not in SHORT:
        yield f"has a short answer of {len(short)} characters. Make it {SHORT[0]} to {SHORT[-1]}."
    for sentence in SENTENCE.findall(short):
        if len(sentence) > SHORT_SENTENCE:
            yield f"has {len(sentence)} characters in a sentence of the short answer: {sentence}"
    if len(value["short"]["en"]) > ENGLISH_SHORT:
        yield f"has a short answer over {ENGLISH_SHORT} letters in en. Shorten it."


def _channel(record: Record) -> Iterator[str]:
    parts = {line["part"] for line in record.value.get("line", [])}
    for part in ("prepare", "step", "can", "cannot"):
        if part not in parts:
            yield f"has no {part} line. Readers need it before they call."
    if record.value["confidence"] == "C" and "caveat" not in parts:
        yield "is known from one source only and has no caveat line. Say so in words."
    if record.value.get("contact-confidence") == "C" and "website" in record.value:
        yield "prints an address known from one source only. Remove the website."
    for phone in record.value.get("phone", []):
        if not PHONE.fullmatch(phone["number"]):
            yield f'has the phone "{phone["number"]}". Use digits and hyphens only.'


def _cites_something(record: Record) -> Iterator[str]:
    if not record.value["cites"]:
        yield "cites nothing. Name the provision that corrects it."


def _said_twice(records: list[Record]) -> Iterator[Problem]:
    answers = [one for one in records if one.shape.name == "answers.Answer"]
    for key in ("question", "title", "short"):
        for language in ("zh-hans", "zh-hant", "en"):
            first: dict[str, str] = {}
            for record in answers:
                text = record.value[key][language]
                if text in first:
                    says = f"has the same {key} in {language} as {first[text]}. Tell them apart."
                    yield Problem(record.file, record.id, says)
                first.setdefault(text, record.id)


def _ladder(records: list[Record]) -> Iterator[Problem]:
    named = {
        name: [one.id for one in records if one.shape.name == name]
        for name in ("channels.Lender", "channels.Issue", "channels.Route")
    }
    wanted = product(named["channels.Lender"], named["channels.Issue"])
    for lender, issue in wanted:
        if f"{lender}--{issue}" not in named["channels.Route"]:
            says = f"has no route for {lender} and {issue}. The ladder is total: add it."
            yield Problem("ladder/routes.toml", "", says)
    moves = {one.id: one.value for one in records if one.shape.name == "channels.Move"}
    for record in records:
        if record.shape.name == "channels.Route":
            yield from (
                Problem(record.file, record.id, says) for says in _route(record.value, moves)
            )


def _route(value: dict[str, Any], moves: dict[str, Any]) -> Iterator[str]:
    if value["id"] != f"{value['lender']}--{value['issue']}":
        yield "has an id that is not lender--issue. Correct it."
    channels = [moves[step["move"]].get("channel", "") for step in value.get("step", [])]
    if not any(channels):
        yield "names no channel. Every cell of the ladder leads somewhere."
        return
    first = FIRST.get(value["issue"])
    if first and channels[0] not in first:
        yield f"begins with {channels[0]}. It must begin with one of {', '.join(sorted(first))}."


def _coverage(records: list[Record]) -> Iterator[Problem]:
    """Every row of the articles' table ends as something a reader can open."""
    kinds = {
        "answer": "answers.Answer",
        "channel": "channels.Channel",
        "myth": "answers.Myth",
        "term": "answers.Term",
        "section": "answers.Section",
        "instrument": "law.Instrument",
    }
    known = {(one.shape.name, one.id) for one in records}
    for record in records:
        if record.shape.name != "coverage.Row":
            continue
        if not record.value["covered-by"]:
            yield Problem(record.file, record.id, "is covered by nothing. Name what covers it.")
        for name in record.value["covered-by"]:
            kind, _, id_ = name.partition(":")
            if (kinds.get(kind, ""), id_) not in known:
                yield Problem(record.file, record.id, f'names "{name}", which does not exist.')


def _reachable(records: list[Record]) -> Iterator[Problem]:
    """Every section has answers: a front door that opens on nothing is worse than none."""
    used = {one.value["section"] for one in records if one.shape.name == "answers.Answer"}
    for record in records:
        if record.shape.name == "answers.Section" and record.id not in used:
            yield Problem(record.file, record.id, "has no answer. Add one, or remove the section.")


def _everyday(records: list[Record]) -> Iterator[Problem]:
    said: dict[str, set[str]] = defaultdict(set)
    for record in records:
        if record.shape.name == "search.Synonym":
            for answer in record.value["answers"]:
                said[answer] |= set(record.value["words"])
    for record in records:
        if record.shape.name == "answers.Answer" and len(said[record.id]) < EVERYDAY:
            says = (
                f"has {len(said[record.id])} everyday words in synonyms.toml. Give it {EVERYDAY}."
            )
            yield Problem(record.file, record.id, says)
