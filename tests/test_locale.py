"""Every word of the interface is there in every language."""

import ast
import re
from pathlib import Path

import polib
import pytest
from django.utils.translation.template import templatize

ROOT = Path(__file__).parent.parent
LANGUAGES = ("zh_Hant", "en")
MARKERS = {"_", "gettext", "gettext_lazy", "gettext_noop"}
PLACEHOLDER = re.compile(r"%\((\w+)\)s")


def marked(code):
    """The texts that Python code, or a template as Django turns it into code, marks as words."""
    return {
        ast.literal_eval(text)
        for _marker, text in re.findall(
            r"""\b(_|gettext)\(u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\)""", code
        )
    }


def words():
    found = set()
    for path in (ROOT / "templates").rglob("*.html"):
        found |= marked(templatize(path.read_text()))
    for path in (ROOT / "guide").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKERS:
                found |= {one.value for one in node.args if isinstance(one, ast.Constant)}
    return found


def entries(language):
    return polib.pofile(str(ROOT / "locale" / language / "LC_MESSAGES" / "django.po"))


def test_words_are_found_in_templates_and_in_code():
    found = words()

    assert {"搜索", "不得"} <= found
    assert any(PLACEHOLDER.search(one) for one in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_translated(language):
    translated = {one.msgid for one in entries(language) if one.translated()}

    assert words() - translated == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_blank_doubtful_or_of_a_word_no_longer_used(language):
    blank = [one.msgid for one in entries(language) if not one.msgstr.strip() or one.fuzzy]
    unused = {one.msgid for one in entries(language)} - words()

    assert (blank, unused) == ([], set())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_placeholders_of_its_word(language):
    wrong = [
        one.msgid
        for one in entries(language)
        if set(PLACEHOLDER.findall(one.msgid)) != set(PLACEHOLDER.findall(one.msgstr))
    ]

    assert wrong == []
