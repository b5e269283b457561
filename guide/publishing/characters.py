"""Which characters the pictures and prints need, and which their fonts lack."""

import functools
import string
from pathlib import Path

import polib
from django.conf import settings

from .check_text import all_texts
from .read import Problem, Record

FONTS = Path(__file__).parent / "fonts"

# What is drawn: the fronts of answers, the urgent numbers, and what the prints tell.
DRAWN = {
    "answers.Answer",
    "answers.Section",
    "answers.Notice",
    "channels.Urgency",
    "channels.Principle",
    "channels.Channel",
}
ALWAYS = set(string.printable) - set(string.whitespace) | set(
    " …·—–’‘“”「」『』《》〈〉、，。；：？！（）％￥×→✓□"
)
LANGUAGES = {"sc": ("zh-hans", "en"), "tc": ("zh-hant",)}


def wanted(records: list[Record], script: str) -> set[str]:
    """The characters that a script's fonts must have."""
    found = ALWAYS | _interface(script, settings.LOCALE_PATHS[0])
    for record in records:
        if record.shape.name in DRAWN:
            for _where, _key, texts in all_texts(record.value, record.shape):
                for language in LANGUAGES[script]:
                    found |= set(texts[language])
    return {one for one in found if not one.isspace() or one == " "}


@functools.cache
def _interface(script: str, folder: Path) -> set[str]:
    """The characters of buttons and labels, in the languages of a script."""
    found: set[str] = set()
    for locale, side in (("en", "msgid"), ("en", "msgstr"), ("zh_Hant", "msgstr")):
        if (script == "tc") == (locale == "zh_Hant"):
            file = folder / locale / "LC_MESSAGES" / "django.po"
            for entry in polib.pofile(str(file)):
                found |= set(getattr(entry, side))
    return found


def lacking(records: list[Record], script: str, folder: Path = FONTS) -> str:
    """The characters a script's fonts lack, in order; "" if none. make_fonts lists what it cut."""
    held = set((folder / f"{script}.txt").read_text())
    return "".join(sorted(wanted(records, script) - held))


def check(records: list[Record], folder: Path = FONTS) -> list[Problem]:
    """A problem for each script whose fonts would draw boxes."""
    return [
        Problem(
            f"fonts/{script}.txt",
            "",
            f"pictures and prints lack {missing}. Run `python3 manage.py make_fonts`.",
        )
        for script in LANGUAGES
        if (missing := lacking(records, script, folder))
    ]
