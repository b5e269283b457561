"""Old web views: what they cannot do is not asked of them, and without it everything reads."""

import re

import pytest

from .conftest import ROOT
from .pages import LANGUAGES, PAGES

STYLE = (ROOT / "guide/static/guide.css").read_text()
SCRIPTS = [ROOT / "guide/static/guide.js", ROOT / "templates/answers/sw.js"]
TOO_NEW = r":has\(|@layer|@container|@scope|&"
# What came after ECMAScript 5, outside comments and texts.
AFTER_ES5 = r"=>|\b(?:const|let|class|async|await|import|export)\b|`|\?\.|\?\?|\.\.\."
ALONE = """
for (const name of ["serviceWorker", "clipboard"])
  delete Navigator.prototype[name];
"""
KINDS = ("home", "section", "answer", "law", "provision", "channel", "route", "result", "terms")


def code_of(path):
    """The script without what is no code: comments, texts, and the pattern of addresses."""
    text = re.sub(r"^\s*//.*$", "", path.read_text(), flags=re.M)
    return re.sub(r'"[^"\n]*"|/\^.*\$/', "", text)


def depth_of_rules(style):
    """How many rules stand inside one another at most; a media query is no rule."""
    depth = deepest = 0
    stack = []
    for piece in re.findall(r"[^{}]*[{}]", style):
        if piece.endswith("{"):
            stack.append(not piece.strip().startswith("@"))
            depth += stack[-1]
            deepest = max(deepest, depth)
        else:
            depth -= stack.pop()
    return deepest


def test_the_stylesheet_uses_nothing_that_old_web_views_drop():
    assert re.findall(TOO_NEW, STYLE) == []
    assert depth_of_rules(STYLE) == 1
    assert depth_of_rules("a{b{c:d}}") == 2


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_written_as_old_web_views_read_it(path):
    assert re.findall(AFTER_ES5, code_of(path)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_worker_and_a_clipboard_everything_reads(language, open_page):
    page = open_page()
    page.add_init_script(ALONE)
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    whole = open_page()

    for kind in KINDS:
        for one in (page, whole):
            one.goto(f"/{language}/{PAGES[kind]}")
        assert page.locator("body").inner_text() == whole.locator("body").inner_text()

    assert page.evaluate("'serviceWorker' in navigator || 'clipboard' in navigator") is False
    assert wrong == []
