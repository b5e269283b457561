"""Where the words of the glossary stand in a page's texts: each is explained once. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# The name of a law is no place to explain a word.
NAME = r"《[^《》]*》"
APART = re.compile(r"[、,]\s*")


@dataclass(frozen=True)
class Span:
    """A piece of a text; `term` is the id of the term it is, where it is to be explained."""

    text: str
    term: str = ""


def forms(name: str, also: str) -> list[str]:
    """The forms of a word as they stand in running text."""
    return [name, *(one for one in APART.split(also) if one)]


def pattern(words: Mapping[str, str], *, spaced: bool) -> re.Pattern[str]:
    """A pattern of all forms, {form: id}, the longest first; whole words where a script spaces."""
    longest = "|".join(re.escape(one) for one in sorted(words, key=len, reverse=True))
    found = rf"\b(?:{longest})\b" if spaced else longest
    return re.compile(f"{NAME}|({found})" if words else f"{NAME}|(?!)()", re.IGNORECASE)


def spans(
    texts: Iterable[str], words: Mapping[str, str], found: re.Pattern[str]
) -> dict[str, list[Span]]:
    """{text: its pieces} in reading order: only the first place of a term on the page is marked."""
    lower = {form.lower(): id_ for form, id_ in words.items()}
    explained: set[str] = set()
    return {text: _split(text, lower, found, explained) for text in dict.fromkeys(texts)}


def _split(
    text: str, words: Mapping[str, str], found: re.Pattern[str], explained: set[str]
) -> list[Span]:
    pieces, start = [], 0
    for match in found.finditer(text):
        term = words.get((match[1] or "").lower(), "")
        if term and term not in explained:
            explained.add(term)
            pieces += [Span(text[start : match.start()]), Span(match[0], term)]
            start = match.end()
    return [piece for piece in [*pieces, Span(text[start:])] if piece.text]
