"""What must be true of every text: the same numbers in three languages, and nothing false."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from . import red_team
from .read import Problem, Record
from .shape import Is, Shape

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
NUMBER = re.compile(r"\d+")
HAN = re.compile(r"[㐀-鿿]")
# Latin letters and full-width signs that say a text was pasted from a page with markup.
MARKUP = re.compile(r"\*\*|<[a-z/]|\]\(|&[a-z]+;|https?://")
# A name that a reader must find on a screen or a sign may stand in English in brackets or quotes.
NAMED = re.compile(r"[(“][㐀-鿿、·]+[)”]")
# The numerals of 第十二条第一款第（三）项 and 第十七条之一, in both scripts.
NUMERAL = "[零一二三四五六七八九十百千]+"
ARTICLE = re.compile(
    rf"(?<=第){NUMERAL}(?=[条條款项項至])|(?<=[条條]之){NUMERAL}|(?<=[（(]){NUMERAL}(?=[）)])"
    rf"|(?<=至){NUMERAL}(?=[条條])|^{NUMERAL}(?=、)"
)
# A frightened reader loses a longer sentence half-way. In characters, of zh-hans.
LONGEST_SENTENCE = 40
# Except names as enacted, and a letter, which an office reads.
UNMEASURED = {("law.Instrument", "title"), ("letters.Letter", "body")}
SENTENCE_END = re.compile(r"[^。；！？]+[。；！？]?")
CHINESE_DIGITS = "零一二三四五六七八九"


def check(records: list[Record]) -> list[Problem]:
    problems = []
    for record in records:
        for where, key, texts in all_texts(record.value, record.shape):
            place = f"{record.id} {where} {key}".replace("  ", " ")
            problems += [Problem(record.file, place, says) for says in trouble(texts)]
            if (record.shape.name, key) not in UNMEASURED:
                problems += [Problem(record.file, place, says) for says in too_long(texts)]
            # A myth's claim is the false sentence itself; its correction is what we say.
            if (record.shape.name, key) != ("answers.Myth", "claim"):
                problems += [Problem(record.file, place, says) for says in false_promises(texts)]
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


def trouble(texts: dict[str, str]) -> Iterator[str]:
    counts = {language: numbers(text) for language, text in texts.items()}
    first = counts["zh-hans"]
    for language, found in counts.items():
        if found != first:
            missing, extra = (_shown(first - found), _shown(found - first))
            yield (
                f"has other numbers in {language} than in zh-hans "
                f"(missing: {missing}; extra: {extra}). Make them the same."
            )
    untranslated = HAN.findall(NAMED.sub("", texts["en"]))
    if untranslated:
        yield f"has Chinese characters in en: {''.join(untranslated[:8])}. Translate them."
    for language, text in texts.items():
        if MARKUP.search(text):
            yield f"has markup or an address in {language}. Write plain text; link by id."


def too_long(texts: dict[str, str]) -> Iterator[str]:
    for sentence in SENTENCE_END.findall(texts["zh-hans"]):
        if len(sentence) > LONGEST_SENTENCE:
            yield f"has a sentence of {len(sentence)} characters. Split it at {LONGEST_SENTENCE}."


def false_promises(texts: dict[str, str]) -> Iterator[str]:
    for language, text in texts.items():
        for rule in red_team.broken(text):
            yield f"says in {language} what the guide must never say: {rule}"


def numbers(text: str) -> Counter[str]:
    """The numbers in a text, English months and Chinese articles (第十二条) counted as numbers."""
    for place, month in enumerate(MONTHS, 1):
        # "May" and "March" are words too: they count beside a number only.
        beside = rf"\b{month}\b(?=\s+\d)|(?<=\d ){month}\b"
        text = re.sub(beside if month in ("May", "March") else month, f" {place} ", text)
    text = ARTICLE.sub(lambda match: f" {value(match[0])} ", text)
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
