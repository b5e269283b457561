"""How the shape of a content file is written down: keys, parts, and where the files are."""

from dataclasses import dataclass
from enum import Enum
from typing import Any


class Is(Enum):
    TEXT = "a text"
    TEXTS = "a text in each of the three languages"
    DAY = "a date such as 2026-11-22"
    IDS = "a list of ids"
    FLAG = "true or false"
    NUMBER = "a whole number"
    WHEN = "conditions: question = [choices]"


@dataclass(frozen=True)
class Key:
    name: str
    kind: Is = Is.TEXT
    needed: bool = True
    column: str = ""
    among: tuple[str, ...] = ()
    # The shape that the ids name, such as "law.Provision"; checked when all files are read.
    to: str = ""
    # The text is no line of the TOML file: each language is a file beside it, zh-hans.txt …
    beside: bool = False

    @property
    def field(self) -> str:
        return self.column or self.name.replace("-", "_")


@dataclass(frozen=True)
class Shape:
    name: str
    model: Any  # None for what only the checks read
    keys: tuple[Key, ...]
    parts: tuple["Part", ...] = ()


@dataclass(frozen=True)
class Part:
    """The tables [[key]] inside a table, and the relation they are loaded into."""

    key: str
    shape: Shape
    related: str


@dataclass(frozen=True)
class Source:
    """Where the records of a shape are: one file each, or many as [[table]] in one file."""

    shape: Shape
    pattern: str
    table: str = ""


def needed(name: str, kind: Is = Is.TEXT, **options: Any) -> Key:
    return Key(name, kind, True, **options)


def maybe(name: str, kind: Is = Is.TEXT, **options: Any) -> Key:
    return Key(name, kind, False, **options)


# Keys that many shapes have
ID = needed("id")
NOTE = maybe("note")
CITES = needed("cites", Is.IDS, to="law.Provision")
WHEN = needed("when", Is.WHEN)
TEXT = needed("text", Is.TEXTS)
# Read as a letter, so it is kept as one: a file for each language, beside the table.
BODY = needed("body", Is.TEXTS, beside=True)
