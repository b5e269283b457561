"""Ranks entries for a query. Pure: built from texts, asked with text.

An entry is found by its phrases, short texts that each stand for the whole of it, such as its
question or a way in which readers put it. The phrases most like the query decide, together with
how much of the query the entry's phrases know at all. The longer text of an entry only helps.
Building is linear in the text; a query costs as many steps as phrases share a token with it.
"""

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from heapq import nlargest

from . import words
from .meaning import Concepts, sounds_of_pair

# Found by trial on the judged queries that are for trials.
SECOND, THIRD = 0.5, 0.4  # what the next best phrases of an entry count for, beside its best
KNOWN, BODY = 3.0, 0.2  # what all its phrases together, and its text, count for
LENGTH = 1.3  # how much a long phrase is worth less than a short one
ENOUGH, EVEN = 1.5, 0.4  # BM25's two constants, for all phrases of an entry as one text
# Of what shares a token, only so many that it says most about are looked at. So a query does not
# cost ten times as much with ten times the answers; today, every judged query finds the same.
PHRASES, ENTRIES = 1000, 400
WHOLE = 3.0  # scores are divided by it: 1 is a query that the entry's own words ask


@dataclass(frozen=True)
class Entry:
    kind: str
    slug: str
    # ((weight, text), …) in all languages
    phrases: tuple[tuple[float, str], ...]
    body: str = ""


class Postings:
    """[(number, worth)] in a sixth of the memory."""

    __slots__ = ("numbers", "worths")

    def __init__(self) -> None:
        self.numbers, self.worths = array("I"), array("f")

    def add(self, number: int, worth: float) -> None:
        self.numbers.append(number)
        self.worths.append(worth)

    def best(self, most: int) -> "Postings":
        """Those worth most, where there are more than so many."""
        if len(self.numbers) <= most:
            return self
        found = Postings()
        for worth, number in nlargest(most, zip(self.worths, self.numbers, strict=True)):
            found.add(number, worth)
        return found


class Table:
    """{token: its postings}, one after another in two arrays.

    As objects of their own they would be 65,000, and each time Python looks for garbage among
    them, every reader of this worker waits for a tenth of a second.
    """

    def __init__(self, rows: Mapping[str, Postings]):
        self._places = {token: place for place, token in enumerate(rows)}
        self._starts, self._numbers, self._worths = array("I", [0]), array("I"), array("f")
        for row in rows.values():
            self._numbers.extend(row.numbers)
            self._worths.extend(row.worths)
            self._starts.append(len(self._numbers))

    def of(self, token: str) -> Iterable[tuple[int, float]]:
        place = self._places.get(token)
        if place is None:
            return ()
        here = slice(self._starts[place], self._starts[place + 1])
        return zip(self._numbers[here], self._worths[here], strict=True)


class Index:
    def __init__(self, entries: Iterable[Entry], concepts: Concepts | None = None):
        self.entries = list(entries)
        self.concepts = concepts or Concepts({})
        owners = _owners(self.entries)
        self._owners = list(owners.values())
        tokens = [self.concepts.weights(text) for text in owners]
        self._rarity = _rarity(_having(tokens, self._owners), len(self.entries))
        rated = [self._rated(one) for one in tokens]
        phrases: dict[str, Postings] = defaultdict(Postings)
        for phrase, one in enumerate(rated):
            size = math.hypot(*one.values()) ** LENGTH or 1
            for token, much in one.items():
                phrases[token].add(phrase, much / size)
        self._phrases = Table({token: one.best(PHRASES) for token, one in phrases.items()})
        self._heads = self._together(rated)
        self._sounding = _sounding(self._rarity)
        self._bodies = Bodies(entry.body for entry in self.entries)

    def _together(self, rated: list[dict[str, float]]) -> Table:
        """{token: the entries with how well their phrases together know it, from 0 to 1}."""
        heads: list[dict[str, float]] = [{} for _entry in self.entries]
        for one, owners in zip(rated, self._owners, strict=True):
            for entry, weight in owners:
                head = heads[entry]
                for token, much in one.items():
                    head[token] = head.get(token, 0) + weight * much
        sizes = [sum(head.values()) for head in heads]
        mean = (sum(sizes) / len(sizes) if sizes else 0) or 1
        known: dict[str, Postings] = defaultdict(Postings)
        for entry, head in enumerate(heads):
            length = ENOUGH * (1 - EVEN + EVEN * sizes[entry] / mean)
            for token, much in head.items():
                known[token].add(entry, much / (much + length * self._rarity[token]))
        return Table({token: one.best(ENTRIES) for token, one in known.items()})

    def _rated(self, tokens: Mapping[str, float]) -> dict[str, float]:
        """The same, rare ones for more. What no phrase has is as rare as can be."""
        rarest = math.log(2 * len(self.entries) + 2)
        return {token: much * self._rarity.get(token, rarest) for token, much in tokens.items()}

    def rank(self, query: str, limit: int = 12) -> list[tuple[Entry, float]]:
        """[(entry, score)] best first; 1 is about what the entry's own words score."""
        wanted = self._rated(self._asked(query))
        scores = self._alike(wanted)
        whole = sum(wanted.values()) or 1
        for token, much in wanted.items():
            for number, knows in self._heads.of(token):
                scores[number] += KNOWN * knows * much / whole
        for number, score in self._bodies.scores(query).items():
            scores[number] += BODY * score
        best = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:limit]
        return [(self.entries[number], round(score / WHOLE, 3)) for number, score in best]

    def _asked(self, query: str) -> dict[str, float]:
        """The tokens of a query, with those that it names by their sound."""
        asked = self.concepts.asked(query, self._rarity)
        found = {token: much for token, much in asked.items() if token[0] != "~"}
        for heard in asked.keys() - found.keys():
            alike = self._sounding.get(heard, ())
            for token in alike:
                found[token] = max(found.get(token, 0), asked[heard] / len(alike) ** 0.5)
        return found

    def _alike(self, wanted: Mapping[str, float]) -> dict[int, float]:
        """{entry: how like the query its phrases are}: the best one, and a little of the next."""
        size = math.hypot(*wanted.values()) or 1
        shared: dict[int, float] = defaultdict(float)
        for token, much in wanted.items():
            for phrase, has in self._phrases.of(token):
                shared[phrase] += much * has
        found: dict[int, list[float]] = defaultdict(list)
        for phrase, much in shared.items():
            for entry, weight in self._owners[phrase]:
                found[entry].append(weight * much / size)
        scores: dict[int, float] = defaultdict(float)
        for number, likes in found.items():
            best, second, third = [*sorted(likes, reverse=True)[:3], 0.0, 0.0][:3]
            scores[number] = best + SECOND * second + THIRD * third
        return scores


def _owners(entries: list[Entry]) -> dict[str, tuple[tuple[int, float], ...]]:
    """{phrase: ((entry, weight), …)}: one may stand for several entries, and for one the most."""
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for weight, text in entry.phrases:
            if text:
                found[text].append((number, weight))
    # Tuples: Python looks for no garbage in them.
    return {text: tuple(owners) for text, owners in found.items()}


def _having(
    tokens: list[dict[str, float]], owners: list[tuple[tuple[int, float], ...]]
) -> dict[str, set[int]]:
    """{token: the entries that have it in a phrase}."""
    found: dict[str, set[int]] = defaultdict(set)
    for one, theirs in zip(tokens, owners, strict=True):
        entries = [entry for entry, _weight in theirs]
        for token in one:
            found[token].update(entries)
    return found


def _rarity(having: Mapping[str, Collection[int]], entries: int) -> dict[str, float]:
    """How much more it says to share a token that few have; BM25's measure."""
    return {
        token: math.log(1 + (entries - len(found) + 0.5) / (len(found) + 0.5))
        for token, found in having.items()
    }


def _sounding(tokens: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """{sound: the pairs of characters that sound so}."""
    found: dict[str, list[str]] = defaultdict(list)
    for token in tokens:
        if len(token) == 2 and token[0] >= "㐀":
            for heard in sounds_of_pair(token):
                found[heard].append(token)
    return {heard: tuple(alike) for heard, alike in found.items()}


class Bodies:
    """The longer texts of entries, compared by BM25 over pairs of characters and words."""

    def __init__(self, texts: Iterable[str]):
        counts = [Counter(_plain(text)) for text in texts]
        lengths = [sum(one.values()) for one in counts]
        mean = (sum(lengths) / len(lengths) if lengths else 0) or 1
        having: dict[str, set[int]] = defaultdict(set)
        for number, one in enumerate(counts):
            for token in one:
                having[token].add(number)
        self._rarity = _rarity(having, len(counts))
        postings: dict[str, Postings] = defaultdict(Postings)
        for number, count in enumerate(counts):
            length = 0.6 + 0.6 * lengths[number] / mean
            for token, many in count.items():
                postings[token].add(number, many / (many + length))
        self._postings = Table({token: one.best(ENTRIES) for token, one in postings.items()})

    def scores(self, query: str) -> dict[int, float]:
        wanted = {token: self._rarity[token] for token in _plain(query) if token in self._rarity}
        whole = sum(wanted.values()) or 1
        found: dict[int, float] = defaultdict(float)
        for token, rare in wanted.items():
            for number, has in self._postings.of(token):
                found[number] += has * rare / whole
        return found


def _plain(text: str) -> list[str]:
    """The pairs of characters and the English words of a text."""
    found = []
    for run in words.RUN.findall(words.simplified(text)):
        if run[0] >= "㐀":
            found += [run[place : place + 2] for place in range(len(run) - 1)]
        elif run not in words.EMPTY_ENGLISH:
            found.append(words.stem(run))
    return found
