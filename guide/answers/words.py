"""The words for verdicts, and how a name and a day are written: on pages and on paper alike."""

import re

from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

# How HTML and PDF name the languages.
LANG = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant", "en": "en"}

STAMP_WORDS = {
    "must-not": gettext_noop("不得"),
    "may": gettext_noop("可以"),
    "limited": gettext_noop("受限"),
    "depends": gettext_noop("看情况"),
    "act": gettext_noop("要做"),
    "none": gettext_noop("无义务"),
}
VERDICT_WORDS = {
    "true": gettext_noop("真"),
    "false": gettext_noop("假"),
    "half": gettext_noop("一半"),
    "depends": gettext_noop("看情况"),
}


def brief(name):
    """A name without its explanation in brackets."""
    return re.split(r"\s*[（(]", name, maxsplit=1)[0]


def shown_day(day):
    """A date as the reader writes it: 2026年1月1日, or 1 January 2026."""
    if day is None:
        return _("日期未核到")
    if get_language() == "en":
        return f"{day.day} {day:%B} {day.year}"
    return f"{day.year}年{day.month}月{day.day}日"
