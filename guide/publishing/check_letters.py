"""The anatomy of a letter: its blanks, its lines, and that it admits nothing."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from guide.letters import fill

from .read import LANGUAGES, Problem, Record, of

PARTS = ("attach", "send", "cannot", "careful")
NEEDED = ("attach", "send", "cannot")
TITLE, SUMMARY = 26, 60  # characters, of zh-hans
LENGTH = range(150, 901)  # characters of zh-hans: one or two sheets of A4
# An acknowledgement of the debt starts its limitation period anew (Civil Code, article 195).
ADMITS = re.compile(
    r"(?<!不代表)(?<!不等于)(?<!不表示)(?<!不是)(?<!不)(我|本人)(确认|承认|同意偿还|保证偿还|欠)"
    r"|我的欠款|(?<!not that )\bI (owe|acknowledge|admit) ",
    re.IGNORECASE,
)


def check(records: list[Record]) -> list[Problem]:
    return [
        Problem(record.file, record.id, says)
        for record in of(records, "letters.Letter")
        for says in _letter(record.value)
    ]


def _letter(value: dict[str, Any]) -> Iterator[str]:
    for key, most in (("title", TITLE), ("summary", SUMMARY)):
        length = len(value[key]["zh-hans"])
        if length > most:
            yield f"has a {key} of {length} characters. Shorten it to {most}."
    length = len(value["body"]["zh-hans"])
    if length not in LENGTH:
        yield f"has {length} characters. Make it {LENGTH[0]} to {LENGTH[-1]}: it is printed."
    yield from _blanks(value)
    yield from _lines([line["part"] for line in value.get("line", [])])
    for language in LANGUAGES:
        if found := ADMITS.search(value["body"][language]):
            yield f'says "{found[0].strip()}" in {language}: a letter never admits a debt. Reword.'
    if not value["channels"]:
        yield "names no channel. Name where it can be sent."
    if not value["cites"]:
        yield "cites nothing. Name the provisions it rests on."


def _blanks(value: dict[str, Any]) -> Iterator[str]:
    declared = [one["name"] for one in value.get("blank", [])]
    for name, count in Counter(declared).items():
        if count > 1:
            yield f"declares the blank {name} {count} times. Once is enough."
    for language in LANGUAGES:
        text = value["body"][language]
        used = fill.blanks(text)
        if sorted(used) != sorted(set(declared)):
            odd = ", ".join(sorted(set(used) ^ set(declared)))
            yield f"has other blanks in {language} than it declares: {odd}. Make them the same."
        if "$" in fill.BLANK.sub("", text):
            yield f"has a $ in {language} that is no blank. Write blanks as ${{name}}."


def _lines(parts: list[str]) -> Iterator[str]:
    for part in NEEDED:
        if part not in parts:
            yield f"has no {part} line. Add one."
    if parts != sorted(parts, key=PARTS.index):
        yield f"has its lines out of order. Order them: {', '.join(PARTS)}."
