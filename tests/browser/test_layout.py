"""What fits on a screen: nothing sticks out, nothing is too small to read or to hit."""

import pytest

from .pages import LANGUAGES, PAGES

# The widest thing on the page that no box of its own scrolls, in pixels past the right edge.
STICKING_OUT = """() => {
  const edge = document.documentElement.clientWidth;
  return [...document.querySelectorAll("body *")]
    .filter(one => !one.closest(".skip, .vh") && one.checkVisibility())
    .filter(one => one.getBoundingClientRect().right > edge + 0.5
                || one.getBoundingClientRect().left < -0.5)
    .map(one => one.outerHTML.slice(0, 80));
}"""
SCROLLS_SIDEWAYS = "() => document.documentElement.scrollWidth > innerWidth"

# A link in a line of text is as high as its line, which WCAG 2.5.8 allows.
SMALL_TARGETS = """least => [...document.querySelectorAll("a[href], button, input, summary")]
  .filter(one => one.checkVisibility() && !one.closest(".skip, .vh") && one.type !== "hidden")
  .map(one => one.closest("label") || one)
  .filter(one => {
    const box = one.getBoundingClientRect();
    const words = one.parentElement.innerText.trim() !== one.innerText.trim();
    const inText = getComputedStyle(one).display === "inline" && words;
    return !inText && (box.width < least - 0.5 || box.height < least - 0.5);
  })
  .map(one => [one.outerHTML.slice(0, 80), Math.round(one.getBoundingClientRect().width),
               Math.round(one.getBoundingClientRect().height)])"""

SMALL_TEXT = """least => {
  const found = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const parent = texts.currentNode.parentElement;
    const size = parseFloat(getComputedStyle(parent).fontSize);
    if (texts.currentNode.data.trim() && parent.checkVisibility() && size < least - 0.01)
      found.add(parent.tagName + "." + parent.className + " " + size);
  }
  return [...found];
}"""
CONTROLS = ".opt, .go, .brand, .langs a, .tel, .toc a, .find button, .find input, button, summary"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", PAGES)
def test_nothing_sticks_out_sideways_at_any_width_or_with_text_twice_as_large(
    kind, language, open_page
):
    page = open_page(f"/{language}/{PAGES[kind]}")

    found = []
    for width, text in ((320, 100), (360, 100), (768, 100), (1280, 100), (640, 200)):
        page.set_viewport_size({"width": width, "height": 640})
        page.evaluate("size => { document.documentElement.style.fontSize = size }", f"{text}%")
        if page.evaluate(SCROLLS_SIDEWAYS) or page.evaluate(STICKING_OUT):
            found.append((width, text, page.evaluate(STICKING_OUT)))

    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", PAGES)
def test_text_can_be_read_and_targets_can_be_hit(kind, language, open_page):
    page = open_page(f"/{language}/{PAGES[kind]}", width=320)

    small = {
        "text": page.evaluate(SMALL_TEXT, 14),
        "targets": page.evaluate(SMALL_TARGETS, 24),
        "controls": [
            (one.evaluate("one => one.outerHTML.slice(0, 80)"), box["height"])
            for one in page.locator(CONTROLS).all()
            if (box := one.bounding_box()) and (box["height"] < 43.5 or box["width"] < 24)
        ],
    }

    assert small == {"text": [], "targets": [], "controls": []}
