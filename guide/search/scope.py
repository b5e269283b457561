"""What a query is about before any page is ranked: an emergency, or something not answered here.

The words are reviewed content, scope.toml. A topic is declined only where nothing in the query
speaks of a debt being collected: to decline wrongly is worse than to show a page too many.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from . import words

# A reviewer writes a plain word, or two parts in this order with a little between: 拿…刀.
BETWEEN = "…"
CHINESE_GAP, ENGLISH_GAP = ".{0,4}", r"\b.{0,24}\b"


@dataclass(frozen=True)
class Topic:
    """A kind of query with the words that give it away.

    `unless` are words that speak against it; `harmless` phrases are not read: 打我电话 is no blow.
    """

    id: str
    kind: str
    words: re.Pattern[str]
    unless: re.Pattern[str] | None
    harmless: re.Pattern[str] | None
    heard: tuple[tuple[str, ...], ...]
    row: Mapping[str, Any]

    def names(self, text: str, sounds: list[str]) -> bool:
        if self.unless is not None and self.unless.search(text):
            return False
        left = self.harmless.sub("，", text) if self.harmless else text
        return bool(self.words.search(left)) or any(_inside(sounds, one) for one in self.heard)


def topics(rows: Iterable[Mapping[str, Any]]) -> list[Topic]:
    """The topics of scope.toml, in its order: the first that a query names counts."""
    return [
        Topic(
            row["id"],
            row["kind"],
            _pattern(row["words"]),
            _pattern(row["unless"]) if row.get("unless") else None,
            _pattern(row["harmless"]) if row.get("harmless") else None,
            tuple(_heard(row["words"])) if row["kind"] != "out-of-scope" else (),
            row,
        )
        for row in rows
    ]


def topic_of(query: str, known: Iterable[Topic]) -> Topic | None:
    """The first topic that a query names; None for a query about debts being collected."""
    text = words.simplified(query)
    read = [words.syllables(run) for run in words.LATIN.findall(text)]
    # Only where every word can be pinyin: an English sentence has words that could be.
    typed = [one for run in read for one in run] if all(read) else []
    return next((one for one in known if one.names(text, typed)), None)


def _pattern(given: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(_written, given)))


def _written(word: str) -> str:
    parts = [re.escape(words.simplified(one.strip())) for one in word.split(BETWEEN)]
    # English is matched by whole words; Chinese has none to be whole.
    if word[:1] < "㐀":
        return rf"\b{ENGLISH_GAP.join(parts)}\b"
    return CHINESE_GAP.join(parts)


def _heard(given: Iterable[str]) -> Iterable[tuple[str, ...]]:
    for word in map(words.simplified, given):
        if re.fullmatch(words.HAN, word) and len(word) > 1:
            yield tuple(words.sounds(word))


def _inside(sounds: list[str], wanted: tuple[str, ...]) -> bool:
    size = len(wanted)
    return any(tuple(sounds[start : start + size]) == wanted for start in range(len(sounds)))
