"""繁體 against 简体: a text edited in one script only is found, and a law keeps its name."""

from collections.abc import Iterator

from . import draft
from .check_text import all_texts
from .read import Problem, Record, of


def words_of(records: list[Record]) -> dict[str, str]:
    """{word: what a Traditional Chinese reader calls it}, as traditional.toml has them."""
    return {one.id: one.value["traditional"] for one in of(records, "traditional.Word")}


def check(records: list[Record], words: dict[str, str]) -> list[Problem]:
    return [
        Problem(record.file, f"{record.id} {where} {key}".replace("  ", " "), says)
        for record in records
        for where, key, texts in all_texts(record.value, record.shape)
        for says in trouble(texts, words)
    ]


def trouble(texts: dict[str, str], words: dict[str, str]) -> Iterator[str]:
    wanted, found = draft.traditional(texts["zh-hans"], words), texts["zh-hant"]
    if wanted != found:
        yield (
            f'has in zh-hant "{_from_difference(found, wanted)}" where zh-hans converts to '
            f'"{_from_difference(wanted, found)}". Bring the two in step, or add the word to '
            "traditional.toml."
        )
    for name in draft.NAME.findall(found):
        if draft.simplified(name) not in texts["zh-hans"]:
            yield f"names {name} in zh-hant, which zh-hans does not. Names of laws stay as enacted."


def _from_difference(one: str, other: str) -> str:
    """A little of a text from the place where it leaves the other."""
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    start = min(len(one), len(other)) if same is None else same
    return one[max(0, start - 4) : start + 8]
