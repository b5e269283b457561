"""What two texts can have in common: pairs of characters, words, what they mean, how they sound.

A token is a piece of a text that another text may share. `=spouse` is a meaning; all others are
characters, pairs of them, and words. A query may also ask for `~qian kuan`, any pair of characters
that sounds so.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from . import words
from .words import Unit

# How much a token says. Found by trial; none of them decides much alone.
MEANING, MEANING_HEARD = 1.6, 1.3
PAIR, PAIR_INSIDE = 1.0, 0.6
SINGLE, SINGLE_INSIDE = 0.3, 0.2
WORD, WORD_INSIDE = 1.0, 0.5
SOUND, SOUND_TYPED = 0.3, 1.0

# What people say around their question. Left out: it would find every question put like that.
# 还 is to repay; with these it is "still".
_AROUND = """
怎么办 怎么弄 怎么搞 怎么做 怎么样 怎么回事 怎样 怎么 怎办 咋办 咋弄 咋整 咋 如何 点算 点办
点样 点解 点 是不是 能不能 会不会 可不可以 有没有 行不行 好不好 可以 能够 请问 想问 问一下
问下 一下 什么 甚么 为什么 为啥 啥 吗 呢 啊 吧 呀 嘛 么 我 我们 咱 咱们 你 你们 您 他 他们 她
她们 它 的 了 就 也 很 又 被 俾 畀 和 这 那 这个 那个 这种 那种 这样 那样 啦 呗 哦 喔 咩 嘅 咗
唔该 佢 佢哋 我哋 你哋 然后 还是 但是 因为 所以 如果 而且 并且 以及 或者 该 应该 需要 还没
还在 还能 还会 还有 还找 还打 还催 还敢 还可以 还想 还来 还说 还叫 还让 还跟 还算 还行 还不如
还用得着 还来得及 现在 是 于 之 与 其 有人说 听说 据说 说 说要 是否 究竟 到底 大家 各位 求助
求 谢谢 急 在线等 让 叫 竟然 居然 已经 总是 老是 算 会 会被 能 要 在
"""
AROUND = tuple(_AROUND.split()) + tuple(sorted(words.EMPTY_ENGLISH))


# In the place of a word's number: a unit that is left out.
SILENT = -1


class Known(NamedTuple):
    """A word of the lists: its units, its sounds, and what it means; () for one left out."""

    key: tuple[str, ...]
    sounds: tuple[str, ...]
    meanings: tuple[str, ...]


class Concepts:
    """Everyday words that mean the same here: 老公, 先生 and husband are all a spouse."""

    def __init__(self, groups: Mapping[str, Iterable[str]]):
        meanings: dict[tuple[str, ...], list[str]] = {}
        for name, group in groups.items():
            for word in group:
                meanings.setdefault(_key(word), []).append(f"={name}")
        for word in AROUND:
            meanings.setdefault(_key(word), [])
        self._written: dict[tuple[str, ...], Known] = {}
        self._heard: dict[str, list[Known]] = defaultdict(list)
        lengths: dict[str, set[int]] = defaultdict(set)
        # The longest first: 信用卡 is not 卡
        for key in sorted(filter(None, meanings), key=len, reverse=True):
            heard = tuple(words.sounds_of(one)[0] for one in key) if key[0] >= "㐀" else ()
            self._written[key] = Known(key, heard, tuple(dict.fromkeys(meanings[key])))
            lengths[key[0]].add(len(key))
            if heard:
                self._heard[heard[0]].append(self._written[key])
        self._lengths = {first: sorted(sizes, reverse=True) for first, sizes in lengths.items()}

    def knows(self, word: str) -> bool:
        return word in self._lengths

    def weights(self, text: str) -> dict[str, float]:
        """{token: how much it says of this text}."""
        units = words.units(text)
        found: dict[str, float] = {}
        # For each unit the number of the word it is inside, or 0; SILENT for one left out.
        inside = [0] * len(units)
        for number, (start, end, known) in enumerate(self._spans(units), 1):
            inside[start:end] = [number if known.meanings else SILENT] * (end - start)
            for name in known.meanings:
                found[name] = MEANING
        if inside.count(SILENT) == len(inside):
            # 怎么办 alone is a question too.
            inside = [0] * len(units)
        _add_units(found, units, inside)
        return found

    def asked(self, text: str, known: Container[str]) -> dict[str, float]:
        """The same for a query, which may be typed in pinyin, or with characters mistaken.

        `known` are the tokens that anything can be found by.
        """
        units = words.units(text)
        typed = self._typed(text, units, known)
        found = self.weights(text)
        if typed:
            left = {units[place].word for place in typed}
            found = {name: much for name, much in found.items() if name not in left}
            spoken = [
                one
                for place, unit in enumerate(units)
                for one in typed.get(place) or [_sound(unit)]
            ]
            extra = self._spoken(spoken)
        else:
            extra = dict.fromkeys(self._mistaken(units, known), MEANING_HEARD)
            unknown = [
                one for one in found if len(one) == 2 and one[0] >= "㐀" and one not in known
            ]
            extra |= {heard: SOUND for pair in unknown for heard in sounds_of_pair(pair)}
        return {name: max(found.get(name, 0), extra.get(name, 0)) for name in {**found, **extra}}

    def _spans(self, units: list[Unit]) -> Iterator[tuple[int, int, Known]]:
        """(from, to, word) of the known words in a text, leftmost and longest first."""
        row = tuple(one.word for one in units)
        place = 0
        while place < len(row):
            for size in self._lengths.get(row[place], ()):
                known = self._written.get(row[place : place + size])
                if known is not None and (size == 1 or _unbroken(units[place : place + size])):
                    # Near the end of the text a slice is shorter than it should be.
                    yield place, place + len(known.key), known
                    place += len(known.key)
                    break
            else:
                place += 1

    def _typed(self, text: str, units: list[Unit], known: Container[str]) -> dict[int, list[str]]:
        """{place of a unit: its syllables} where letters are pinyin and not English."""
        plain = words.simplified(text)
        latin = [place for place, unit in enumerate(units) if unit.word[0].isalpha()]
        latin = [place for place in latin if not units[place].is_han]
        spelled = {place: words.syllables(_letters(plain, units[place])) for place in latin}
        strange = [
            place
            for place in latin
            if spelled[place]
            and units[place].word not in known
            and not self.knows(units[place].word)
        ]
        if len(latin) < len(units):
            # 担保 typed as danbao amid characters; a single syllable there is more often a sign.
            strange = [place for place in strange if len(spelled[place]) > 1]
        elif 2 * len(strange) >= len(latin) and all(spelled.values()):
            strange = latin
        return {place: [words.fold(one) for one in spelled[place]] for place in strange}

    def _spoken(self, syllables: list[str]) -> dict[str, float]:
        """The tokens of a row of syllables: typed pinyin."""
        found: dict[str, float] = {}
        silent: set[int] = set()
        place = 0
        while place < len(syllables):
            known = next(self._heard_at(syllables, place), None)
            if known is None:
                place += 1
                continue
            found |= dict.fromkeys(known.meanings, MEANING_HEARD)
            if not known.meanings:
                silent |= set(range(place, place + len(known.sounds)))
            place += len(known.sounds)
        if len(silent) == len(syllables):
            silent = set()
        for place in range(len(syllables) - 1):
            if not {place, place + 1} & silent:
                found[f"~{syllables[place]} {syllables[place + 1]}"] = SOUND_TYPED
        return found | {one: WORD for one in syllables if one.isdigit()}

    def _heard_at(self, syllables: list[str], place: int) -> Iterator[Known]:
        for known in self._heard.get(syllables[place], ()):
            size = len(known.sounds)
            # One syllable alone may mean anything.
            if size > 1 and tuple(syllables[place : place + size]) == known.sounds:
                yield known

    def _mistaken(self, units: list[Unit], known: Container[str]) -> Iterator[str]:
        """The meanings of words that were written with other characters of the same sound."""
        taken = {place for start, end, _word in self._spans(units) for place in range(start, end)}
        heard = [_sound(unit) for unit in units]
        for place in range(len(units)):
            for word in self._heard_at(heard, place):
                here = range(place, place + len(word.key))
                written = [units[one].word for one in here]
                # One character is right, and a pair is one that nobody writes.
                right = any(a == b for a, b in zip(written, word.key, strict=True))
                pairs = pairwise(written)
                if right and not taken >= set(here) and any(a + b not in known for a, b in pairs):
                    yield from word.meanings


def _key(word: str) -> tuple[str, ...]:
    return tuple(one.word for one in words.units(word))


def _unbroken(units: list[Unit]) -> bool:
    """Whether characters stand next to one another, with no sign between."""
    return all(one.end == following.start or not one.is_han for one, following in pairwise(units))


def _add_units(found: dict[str, float], units: list[Unit], inside: list[int]) -> None:
    """Each unit and each pair of neighbours, by the most that it says anywhere in the text."""
    before: Unit | None = None
    within = SILENT
    for unit, here in zip(units, inside, strict=True):
        if here == SILENT:
            before = None
            continue
        word = unit.word
        if not unit.is_han:
            _add(found, word, WORD_INSIDE if here else WORD)
            before = None
            continue
        _add(found, word, SINGLE_INSIDE if here else SINGLE)
        if before is not None and before.end == unit.start:
            _add(found, before.word + word, PAIR_INSIDE if here and here == within else PAIR)
        before, within = unit, here


def _add(found: dict[str, float], token: str, says: float) -> None:
    if found.get(token, 0) < says:
        found[token] = says


def sounds_of_pair(pair: str) -> list[str]:
    """The tokens by which a query may ask for a pair of characters when it knows only the sound."""
    first, second = map(words.sounds_of, pair)
    return [f"~{one} {two}" for one in first for two in second]


def _sound(unit: Unit) -> str:
    return words.sounds_of(unit.word)[0] if unit.is_han else unit.word


def _letters(plain: str, unit: Unit) -> str:
    return plain[unit.start : unit.end].replace("'", "")
