"""A draft of a Traditional Chinese text. Never used while serving: people read every draft."""

import functools
import re
from collections.abc import Mapping

# What the conversion by phrases gets wrong in texts about debts, found by reading its drafts:
# nothing here is about hair, animals or bamboo slips.
REPAIRS = (
    (re.compile("髮"), "發"),
    (re.compile("(?<!標)籤"), "簽"),
    (re.compile("隻"), "只"),
    (re.compile("產製度"), "產制度"),
    (re.compile("臺"), "台"),
    (re.compile("佈"), "布"),
    (re.compile("(?<=動)划"), "劃"),
    (re.compile("併(?=發協|強制)"), "並"),
    (re.compile("(?<=先看)錶"), "表"),
    (re.compile("(?<=聯)系"), "繫"),
    (re.compile("賬"), "帳"),
    (re.compile("衝(?=本)"), "沖"),
    (re.compile("回復"), "回覆"),
    (re.compile("(?<![公英鄰])里(?!程)"), "裡"),
    (re.compile("準不準"), "准不准"),
)

# The name of a law in a text.
NAME = re.compile(r"(《[^《》]+》)")
QUOTES = {ord(old): ord(new) for old, new in zip("“”‘’", "「」『』", strict=True)}


@functools.cache
def _converter(name: str):
    import opencc  # only where drafts are made and checked: a large library

    return opencc.OpenCC(name)


def traditional(text: str, words: Mapping[str, str]) -> str:
    """A draft of a text; `words` says which words its readers have another word for.

    The name of a law, between 《 and 》, stays as enacted: only its script changes.
    """
    drafted = "".join(
        part if part.startswith("《") else _reworded(part, words) for part in NAME.split(text)
    )
    drafted = _converter("s2tw").convert(drafted)
    for wrong, right in REPAIRS:
        drafted = wrong.sub(right, drafted)
    return drafted.translate(QUOTES)


def _reworded(text: str, words: Mapping[str, str]) -> str:
    for word, preferred in words.items():
        text = text.replace(word, preferred)
    return text


def simplified(text: str) -> str:
    """The same characters and quotation marks in Simplified script: no word is changed."""
    return _converter("t2s").convert(text).translate({new: old for old, new in QUOTES.items()})
