"""Everything works without a pointer."""

import pytest

from .pages import LANGUAGES, PAGES

# In a group of radio buttons, Tab stops at one only.
MARK = """() => {
  const groups = new Set();
  return [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")]
    .filter(one => one.checkVisibility() && one.type !== "hidden")
    .filter(one => one.type !== "radio" || one.checked
                || !(document.querySelector(":checked") || groups.has(one.name))
                && groups.add(one.name))
    .map((one, place) => { one.dataset.place = place; return place; });
}"""
HERE = """() => {
  const one = document.activeElement;
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  return {
    place: Number(one.dataset.place),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    shown: box.width > 0 && box.left >= 0 && box.bottom > 0 && box.top < innerHeight,
  };
}"""
KINDS = ["home", "answer", "question", "question with an error", "result", "route", "search"]


@pytest.mark.parametrize("kind", KINDS)
def test_tab_reaches_every_control_in_order_and_shows_where_it_is(kind, open_page):
    page = open_page(f"/en/{PAGES[kind]}")
    page.evaluate("() => document.activeElement.blur()")
    # An error takes the focus when the page opens; a reader who starts over starts here.
    page.evaluate("() => { const top = document.body; top.tabIndex = -1; top.focus(); }")
    places = page.evaluate(MARK)

    stops = []
    for _ in places:
        page.keyboard.press("Tab")
        stops.append(page.evaluate(HERE))

    assert [one["place"] for one in stops] == places
    assert [one for one in stops if not (one["outlined"] and one["shown"])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_stop_skips_to_the_main_part(language, open_page):
    page = open_page(f"/{language}/{PAGES['answer']}")

    page.keyboard.press("Tab")
    assert page.locator(".skip:focus").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("() => !!document.activeElement.closest('main')")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_error_takes_the_focus_and_leads_to_its_question(language, open_page):
    page = open_page(f"/{language}/{PAGES['question with an error']}")

    described = page.locator("fieldset").get_attribute("aria-describedby")
    assert page.evaluate("() => document.activeElement.id") == "errors" == described
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("() => document.activeElement.name") == "what"


def test_the_questionnaire_can_be_answered_with_the_keyboard(open_page):
    page = open_page("/zh-hans/checkup/")

    page.locator(".opt input").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**who=contact**")

    assert page.locator("input[name=safe]").count() > 1
