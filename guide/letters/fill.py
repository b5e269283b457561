"""A letter's text → its paragraphs, with each blank in its place. Pure; stores nothing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from string import Template

# The writers put braces around every name, so that Chinese text may follow at once.
BLANK = re.compile(r"\$\{([a-z_]+)\}")


@dataclass(frozen=True)
class Piece:
    """Words of a letter, or the label of a blank in it; `blank` is then the blank's name."""

    text: str
    blank: str = ""


def blanks(text: str) -> list[str]:
    """The names of the blanks of a text, each once, in order."""
    return list(dict.fromkeys(BLANK.findall(text)))


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with each blank replaced. Raises KeyError for a blank without a value.

    A template can only name blanks: nothing in it can execute, whoever wrote it.
    """
    return Template(text).substitute(values)


def paragraphs(text: str, labels: Mapping[str, str]) -> list[list[list[Piece]]]:
    """Paragraphs → lines → pieces. Paragraphs stand apart by an empty line."""
    return [
        [_pieces(line, labels) for line in block.splitlines()]
        for block in re.split(r"\n\s*\n", text.strip())
    ]


def _pieces(line: str, labels: Mapping[str, str]) -> list[Piece]:
    pieces = []
    # Splitting on one group gives words and names in turn.
    for place, part in enumerate(BLANK.split(line)):
        if place % 2:
            pieces.append(Piece(labels[part], part))
        elif part:
            pieces.append(Piece(part))
    return pieces
