"""What must be true of every text: the same numbers in three languages, and nothing false."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from . import red_team
from .read import Problem, Record
from .shapes import Is, Shape

MONTHS = (
    "January February March April May June July August September October November December"
).split()
NUMBER = re.compile(r"\d+")
HAN = re.compile(r"[㐀-鿿]")
# Latin letters and full-width signs that say a text was pasted from a page with markup.
MARKUP = re.compile(r"\*\*|<[a-z/]|\]\(|&[a-z]+;|https?://")
CHINESE_DIGITS = "零一二三四五六七八九"


def check(records: list[Record]) -> list[Problem]:
    problems = []
    for record in records:
        for where, key, texts in all_texts(record.value, record.shape):
            place = f"{record.id} {where} {key}".replace("  ", " ")
            problems += [Problem(record.file, place, says) for says in trouble(texts, record)]
    return problems


def all_texts(
    value: dict[str, Any], shape: Shape, where: str = ""
) -> Iterator[tuple[str, str, dict[str, str]]]:
    """(place, key, {language: text}) of every text in three languages in a record."""
    for key in shape.keys:
        if key.kind is Is.TEXTS and key.name in value:
            yield where, key.name, value[key.name]
    for part in shape.parts:
        for place, one in enumerate(value.get(part.key, []), 1):
            yield from all_texts(one, part.shape, f"{where} {part.key} {place}".strip())


def trouble(texts: dict[str, str], record: Record) -> Iterator[str]:
    counts = {language: numbers(text) for language, text in texts.items()}
    first = counts["zh-hans"]
    for language, found in counts.items():
        if found != first:
            missing, extra = (_shown(first - found), _shown(found - first))
            yield (
                f"has other numbers in {language} than in zh-hans "
                f"(missing: {missing}; extra: {extra}). Make them the same."
            )
    if HAN.search(texts["en"]):
        yield f"has Chinese characters in en: {HAN.findall(texts['en'])[:4]}. Translate them."
    for language, text in texts.items():
        if MARKUP.search(text):
            yield f"has markup or an address in {language}. Write plain text; link by id."
        for rule in red_team.broken(text, record.shape.name):
            yield f"says in {language} what the guide must never say: {rule}"


def numbers(text: str) -> Counter[str]:
    """The numbers in a text, English months and Chinese articles (第十二条) counted as numbers."""
    for place, month in enumerate(MONTHS, 1):
        text = re.sub(rf"\b{month}\b(?=\s+\d|,)|(?<=\d )\b{month}\b", f" {place} ", text)
    text = re.sub(
        r"(?<=第)[零一二三四五六七八九十百千]+(?=[条條])", lambda match: str(value(match[0])), text
    )
    text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    return Counter(str(int(run)) for run in NUMBER.findall(text))


def value(numeral: str) -> int:
    """A Chinese numeral below ten thousand, such as 一千零三十三."""
    total, digit = 0, 0
    for sign in numeral:
        if sign in CHINESE_DIGITS:
            digit = CHINESE_DIGITS.index(sign)
        else:
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[sign]
            digit = 0
    return total + digit


def _shown(counts: Counter[str]) -> str:
    return ", ".join(sorted(counts.elements())) or "none"
