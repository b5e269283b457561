"""A text in one script, cut into units, and how it sounds. Pure: two small tables, no dictionary.

Chinese has no spaces. A unit is one character, and what neighbours say together is left to the
index: a dictionary would cut the question and the text differently. The tables list what OpenCC
and pypinyin say of every common character; a test compares them.
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
HAN = r"[㐀-鿿]+"
RUN = re.compile(rf"{HAN}|[a-z0-9]+")
LATIN = re.compile(r"[a-z]+")
UNIT = re.compile(r"[㐀-鿿]|[a-z0-9ü]+(?:'[a-z]+)*")

# What other regions call a thing of which readers speak. As long as our word, so that a place in
# the one is the same place in the other. Not a whole dictionary: 執行 is 运行 only of a program.
REGIONAL = {
    "简讯": "短信", "短讯": "短信", "网路": "网络", "资讯": "信息", "透过": "通过",
    "影片": "视频", "萤幕": "屏幕", "软体": "软件", "连络": "联系", "联络": "联系",
}  # fmt: skip
REGION = re.compile("|".join(REGIONAL))

# Keyboards and ears confuse these: one key for both.
FOLDED = [("zh", "z"), ("ch", "c"), ("sh", "s"), ("v", "u"), ("ng", "n")]

_EMPTY_ENGLISH = """
a an the i im ive me my mine we our us you your he him his she her it its they them their this
that these those is are was were am be been being do doe did done to of for in on at by with from
and or but if as so than then there here can could may might shall should will would wil ill what
how when why who which where whom just about into out up any some please have has had hav get got
say said tell ok okay let only onli also even now
"""
EMPTY_ENGLISH = frozenset(_EMPTY_ENGLISH.split())

IRREGULAR = {
    "beaten": "beat", "began": "begin", "came": "come", "children": "child", "dead": "die",
    "death": "die", "died": "die", "dying": "die", "frozen": "freeze", "froze": "freeze",
    "gave": "give", "given": "give", "gone": "go", "kept": "keep", "left": "leave",
    "lent": "lend", "lost": "lose", "owed": "owe", "paid": "pay", "sent": "send", "sold": "sell",
    "spoke": "speak", "stole": "steal", "stolen": "steal", "sued": "sue", "suing": "sue",
    "taken": "take", "told": "tell", "took": "take", "went": "go", "wives": "wife",
    "written": "write", "wrote": "write",
}  # fmt: skip


class Unit(NamedTuple):
    """A character, or the stem of a word in Latin letters, and where it stands in its text."""

    word: str
    start: int
    end: int

    @property
    def is_han(self) -> bool:
        return self.word >= "㐀"


def _signs() -> dict[int, int]:
    """Traditional characters → simplified ones, full-width signs → plain ones."""
    pairs = (HERE / "simplified.txt").read_text().split()
    wide = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    return {**{ord(pair[0]): ord(pair[1]) for pair in pairs}, **wide, ord("’"): ord("'")}


def _spoken() -> tuple[dict[str, list[str]], frozenset[str]]:
    """(character → its sounds, the usual one first; all syllables)."""
    usual: dict[str, str] = {}
    other: dict[str, str] = {}
    lines = [line.split(" ") for line in (HERE / "syllables.txt").read_text().splitlines()]
    for syllable, characters, *rest in lines:
        usual |= dict.fromkeys(characters, syllable)
        other |= dict.fromkeys("".join(rest), syllable)
    known = {one: [usual[one], *([other[one]] if one in other else [])] for one in usual}
    return known, frozenset(line[0] for line in lines)


SIGNS = _signs()
SPOKEN, SYLLABLES = _spoken()
# Without the dots of ü, as most people type it
TYPED = SYLLABLES | {one.replace("v", "u") for one in SYLLABLES}
LONGEST_SYLLABLE = max(map(len, SYLLABLES))


def simplified(text: str) -> str:
    """The text in simplified characters, small letters and mainland words. As long as it was."""
    return REGION.sub(lambda found: REGIONAL[found[0]], text.translate(SIGNS).lower())


def units(text: str) -> list[Unit]:
    return [
        Unit(found[0] if found[0] >= "㐀" else stem(found[0]), *found.span())
        for found in UNIT.finditer(simplified(text))
    ]


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """An English word without its ending, roughly: both sides of a comparison are cut alike."""
    word = word.replace("'", "")
    word = IRREGULAR.get(word, word)
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("s") and len(word) > 3 and word[-2] not in "ius":
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            word = word[: -len(ending)]
            if word[-1] == word[-2] and word[-1] not in "ls":
                word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 2 else word


@lru_cache(maxsize=512)
def fold(syllable: str) -> str:
    for sound, key in FOLDED:
        syllable = syllable.replace(sound, key)
    return syllable


@lru_cache(maxsize=8192)
def sounds_of(character: str) -> list[str]:
    """The folded sounds of a character, its usual one first; "?" for one without a sound."""
    return [fold(one) for one in SPOKEN.get(character, ["?"])]


def sounds(text: str) -> list[str]:
    """The syllables of the Chinese in a simplified text, and of what can be read as pinyin."""
    found: list[str] = []
    for run in RUN.findall(text):
        if run[0] < "㐀":
            found += syllables(run)
        else:
            found += [SPOKEN.get(one, ["?"])[0] for one in run]
    return found


def syllables(letters: str) -> list[str]:
    """Small letters read as pinyin, in as few syllables as can be; [] if they are none."""
    # best[place]: the fewest syllables that spell the first `place` letters
    best: dict[int, list[str]] = {0: []}
    for end in range(1, len(letters) + 1):
        ways = [
            [*best[start], letters[start:end]]
            for start in range(max(0, end - LONGEST_SYLLABLE), end)
            if start in best and letters[start:end] in TYPED
        ]
        if ways:
            best[end] = min(ways, key=len)
    return best.get(len(letters), [])
