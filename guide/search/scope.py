"""What a query is about beside the answers: an emergency, or something not answered here.

The words and phrases are reviewed content, scope.toml. Its words name a topic; its phrases say how
much a query is like those of a topic, beside how much it is like those of the best answer. To
decline wrongly is worse than to show a page too many; to miss an emergency is worst.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from . import words

# Chosen by the judged queries that are for it. Of the best answer's score, a topic needs:
NEAR, AT_LEAST = 0.5, 0.25  # for an emergency, which must also be as like as this
BEYOND, BEYOND_NAMED = 0.95, 0.65  # to be declined; where words name the topic too
VAGUE = 0.2  # a topic that words name is declined also where no answer is more like than this
UNLIKE = 0.2  # an emergency's word does not count in what is more like something harmless

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

    @property
    def is_urgent(self) -> bool:
        return self.kind != "out-of-scope"

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


@dataclass(frozen=True)
class Likeness:
    """How much a query is like the best answer, each topic, and what only sounds like a topic."""

    answer: float = 0
    topics: Mapping[str, float] = field(default_factory=dict)
    harmless: Mapping[str, float] = field(default_factory=dict)


def topic_of(query: str, known: Iterable[Topic], like: Likeness) -> Topic | None:
    """The topic of a query, emergencies first; None for a query about debts being collected."""
    text = words.simplified(query)
    read = [words.syllables(run) for run in words.LATIN.findall(text)]
    # Only where every word can be pinyin: an English sentence has words that could be.
    typed = [one for run in read for one in run] if all(read) else []
    named = {one.id for one in known if one.names(text, typed)}
    urgent = [one for one in known if one.is_urgent and _is_urgent(one, one.id in named, like)]
    if urgent:
        return max(urgent, key=lambda one: like.topics.get(one.id, 0))
    away = [one for one in known if not one.is_urgent and _is_away(one, one.id in named, like)]
    return max(away, key=lambda one: like.topics.get(one.id, 0), default=None)


def _is_urgent(topic: Topic, is_named: bool, like: Likeness) -> bool:
    much, harmless = like.topics.get(topic.id, 0), like.harmless.get(topic.id, 0)
    is_near = much > max(NEAR * like.answer, AT_LEAST)
    if is_named:
        return is_near or harmless <= max(much, UNLIKE)
    others = (one for name, one in like.topics.items() if name != topic.id)
    return is_near and much > harmless and much >= max(others, default=0)


def _is_away(topic: Topic, is_named: bool, like: Likeness) -> bool:
    much = like.topics.get(topic.id, 0)
    if is_named:
        return much > BEYOND_NAMED * like.answer or like.answer < VAGUE
    return much > BEYOND * like.answer


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
