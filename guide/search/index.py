"""Ranks entries for a query. Pure: built from texts, asked with text.

An entry is found by its phrases, short texts that each stand for the whole of it, such as its
question or a way in which readers put it. The phrases most like the query decide, together with
how much of the query the entry's phrases know at all. The longer text of an entry only helps.
Building is linear in the text; a query costs as many steps as phrases share a token with it.
"""

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, count, repeat

from . import words
from .meaning import Concepts, sounds_of_pair

# Found by trial on the judged queries that are for trials.
SECOND, THIRD = 0.5, 0.4  # what the next best phrases of an entry count for, beside its best
KNOWN, BODY = 3.0, 0.2  # what all its phrases together, and its text, count for
LENGTH = 1.3  # how much a long phrase is worth less than a short one
# BM25's two constants, for all phrases of an entry as one text, and for its longer text
ENOUGH, EVEN, ENOUGH_BODY, EVEN_BODY = 1.5, 0.4, 1.2, 0.5
# Of what shares a token, only so many that it says most about are looked at. So a query does not
# cost ten times as much with ten times the answers; the judged queries for trials fare as well.
PHRASES, ENTRIES = 400, 400
WHOLE = 3.0  # scores are divided by it: 1 is a query that the entry's own words ask


# The entries that a phrase stands for, each with how much it does
Owners = tuple[tuple[int, float], ...]


@dataclass(frozen=True)
class Entry:
    kind: str
    slug: str
    # ((weight, text), …) in all languages
    phrases: tuple[tuple[float, str], ...]
    body: str = ""


class Table:
    """{token: [(number, worth)]}, one after another in two arrays.

    As objects of their own they would be 65,000, and each time Python looks for garbage among
    them, every reader of this worker waits for a tenth of a second.
    """

    def __init__(self, rows: Iterable[tuple[int, Mapping[str, float]]], most: int):
        """From (number, {token: worth}); of each token, the `most` that are worth most are kept."""
        self._places: dict[str, int] = defaultdict(count().__next__)
        tokens, numbers, worths = array("I"), array("I"), array("f")
        for number, row in rows:
            tokens.extend(map(self._places.__getitem__, row))
            numbers.extend(repeat(number, len(row)))
            worths.extend(row.values())
        self._places = dict(self._places)
        many = Counter(tokens)
        self._starts = array("I", accumulate(map(many.__getitem__, range(len(many))), initial=0))
        self._numbers, self._worths = numbers[:], worths[:]
        free = list(self._starts)
        # Not by one sort: for a tenth of a second, that would let no reader of this worker in.
        for token, number, worth in zip(tokens, numbers, worths, strict=True):
            here = free[token]
            free[token] = here + 1
            self._numbers[here], self._worths[here] = number, worth
        self._most = most
        for place, size in many.items():
            if size > most:
                self._best_first(slice(self._starts[place], self._starts[place + 1]))

    def _best_first(self, here: slice) -> None:
        found = sorted(zip(self._worths[here], self._numbers[here], strict=True), reverse=True)
        self._worths[here] = array("f", (worth for worth, _number in found))
        self._numbers[here] = array("I", (number for _worth, number in found))

    def of(self, token: str) -> Iterable[tuple[int, float]]:
        place = self._places.get(token)
        if place is None:
            return ()
        start, end = self._starts[place], self._starts[place + 1]
        here = slice(start, min(end, start + self._most))
        return zip(self._numbers[here], self._worths[here], strict=True)


class Index:
    def __init__(self, entries: Iterable[Entry], concepts: Concepts | None = None):
        self.entries = list(entries)
        self.concepts = concepts or Concepts({})
        owners = _owners(self.entries)
        self._owners = list(owners.values())
        tokens = [self.concepts.weights(text) for text in owners]
        heads = _together(tokens, self._owners, len(self.entries))
        self._rarity = _rarity(heads)
        rated = map(self._rated, tokens)
        self._phrases = Table(enumerate(map(_shortened, rated)), PHRASES)
        sizes = [sum(self._rated(head).values()) for head in heads]
        self._heads = Table(enumerate(_saturated(heads, sizes, ENOUGH, EVEN)), ENTRIES)
        self._sounding = _sounding(self._rarity)
        self._bodies = Bodies(entry.body for entry in self.entries)

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


def _owners(entries: list[Entry]) -> dict[str, Owners]:
    """{phrase: ((entry, weight), …)}: one may stand for several entries, and for one the most."""
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for weight, text in entry.phrases:
            if text:
                found[text].append((number, weight))
    # Tuples: Python looks for no garbage in them.
    return {text: tuple(owners) for text, owners in found.items()}


def _together(
    tokens: Iterable[Mapping[str, float]], owners: Iterable[Owners], entries: int
) -> list[dict[str, float]]:
    """For each entry {token: how much all its phrases say of it}."""
    # Most phrases stand for what many others stand for too: added up once, and not for each owner.
    groups: dict[Owners, dict[str, float]] = defaultdict(dict)
    for one, theirs in zip(tokens, owners, strict=True):
        _add(groups[theirs], one, 1)
    heads: list[dict[str, float]] = [{} for _entry in range(entries)]
    for theirs, group in groups.items():
        for entry, weight in theirs:
            _add(heads[entry], group, weight)
    return heads


def _add(to: dict[str, float], more: Mapping[str, float], weight: float) -> None:
    for token, much in more.items():
        to[token] = to.get(token, 0) + weight * much


def _rarity(texts: Sequence[Iterable[str]]) -> dict[str, float]:
    """How much more it says to share a token that few texts have; BM25's measure."""
    having = Counter(chain.from_iterable(texts))
    return {
        token: math.log(1 + (len(texts) - many + 0.5) / (many + 0.5))
        for token, many in having.items()
    }


def _shortened(rated: Mapping[str, float]) -> dict[str, float]:
    """The same, by how long the phrase is."""
    size = math.hypot(*rated.values()) ** LENGTH or 1
    return {token: much / size for token, much in rated.items()}


def _saturated(
    texts: Iterable[Mapping[str, float]], sizes: Sequence[float], enough: float, even: float
) -> Iterator[dict[str, float]]:
    """How well each text knows its tokens, from 0 to 1; BM25's measure."""
    mean = (sum(sizes) / len(sizes) if sizes else 0) or 1
    for text, size in zip(texts, sizes, strict=True):
        length = enough * (1 - even + even * size / mean)
        yield {token: much / (much + length) for token, much in text.items()}


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
        found = [Counter(_plain(text)) for text in texts]
        self._rarity = _rarity(found)
        sizes = [one.total() for one in found]
        self._postings = Table(enumerate(_saturated(found, sizes, ENOUGH_BODY, EVEN_BODY)), ENTRIES)

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
