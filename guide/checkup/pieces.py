"""A page cut into what stays and the parts that vary, and filled again. Pure.

A page is made with marks in it. A mark names the part that follows it; after "rest", the page
itself goes on. Where parts were, there is a hole, named after the first of them.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# No text of a page has this character: none may.
MARK = re.compile("\0([^\0]+)\0")
REST = "rest"


class Marks:
    """For a template: {{ cut.name }} is the mark of that name. In any other page it is nothing."""

    def __getitem__(self, name: str) -> str:
        return mark(name)


def mark(name: str) -> str:
    return f"\0{name}\0"


def hole(name: str) -> str:
    return mark(name) + mark(REST)


@dataclass(frozen=True)
class Cut:
    before: str
    # (the name of a hole, what follows it)
    holes: Sequence[tuple[str, str]]
    # {name: the parts of that name, in the page's order}
    parts: Mapping[str, Sequence[str]]

    def filled(self, given: Mapping[str, str]) -> str:
        """The page; a hole for which nothing is given stays empty."""
        pieces = [self.before]
        for name, following in self.holes:
            pieces.append(given.get(name, ""))
            pieces.append(following)
        return "".join(pieces)


def cut(page: str) -> Cut:
    before, *others = MARK.split(page)
    holes, parts = list[tuple[str, str]](), dict[str, list[str]]()
    opened = ""
    for name, following in zip(others[::2], others[1::2], strict=True):
        if name != REST:
            opened = opened or name
            parts.setdefault(name, []).append(following)
        else:
            # Nothing was opened by a list with no part in it; its hole is of no name.
            holes.append((opened, following))
            opened = ""
    return Cut(before, holes, parts)
