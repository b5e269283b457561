"""Every answer on a small phone with scripts off, as someone sees it who opens a forwarded link."""

import pytest

from .pages import LANGUAGES

# Where you are, the question, the stamp, the whole short answer, and urgent help.
STRIP = [".crumb a", "h1", ".stamp", ".verdict p", ".sos"]
EDGES = """strip => strip.map(one => document.querySelector(one).getBoundingClientRect())
                         .map(box => [box.top, box.bottom])"""

# Texts of the page's main part that no reader sees. Buttons that need a script are no text.
UNSEEN = """() => {
  const found = [];
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const parent = texts.currentNode.parentElement;
    const seen = parent.checkVisibility({
      contentVisibilityAuto: true, opacityProperty: true, visibilityProperty: true,
    });
    if (texts.currentNode.data.trim() && !seen && !parent.closest("button, script"))
      found.push(texts.currentNode.data);
  }
  return found;
}"""
CUT_OFF = """() => [...document.querySelectorAll("main *:not(.vh)")]
  .filter(one => one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight)
  .filter(one => getComputedStyle(one).overflow !== "visible")
  .map(one => one.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_shows_its_strip_before_any_scroll_and_hides_no_word(
    language, open_page, answers, record_property
):
    page = open_page(width=320, height=568, scripts=False)

    ends, hidden = {}, {}
    for answer in answers:
        name = answer["id"]
        page.goto(f"/{language}/answers/{name}/")
        edges = page.evaluate(EDGES, STRIP)
        assert min(top for top, _bottom in edges) >= 0
        ends[name] = max(bottom for _top, bottom in edges)
        if lost := page.evaluate(UNSEEN) + page.evaluate(CUT_OFF):
            hidden[name] = lost

    lowest = sorted(ends, key=ends.get, reverse=True)
    record_property(
        "table",
        f"Landing strip on 320 x 568, {language:7}: ends at {ends[lowest[0]]:.0f} px at most"
        f" ({lowest[0]}), at {ends[lowest[len(lowest) // 2]]:.0f} px in the median",
    )
    assert {name: ends[name] for name in lowest if ends[name] > 568} == {}
    assert hidden == {}
