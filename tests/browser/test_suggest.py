"""Suggestions while typing: named to a screen reader, used from the keyboard, never needed."""

import pytest
from playwright.sync_api import expect

from .pages import LANGUAGES

WORDS = "110"
# A worker's first search builds its index, on a busy machine for seconds.
PATIENCE = 30_000


@pytest.fixture
def suggested(open_page):
    """Opens the search in a language and types; the suggestions are there."""

    def type_words(language):
        page = open_page(f"/{language}/search/")
        page.locator("#q").press_sequentially(WORDS)
        expect(page.get_by_role("listbox")).to_be_visible(timeout=PATIENCE)
        return page

    return type_words


def chosen(page):
    """The place of the option that is chosen, from 0; None if the box points at none."""
    pointed = page.locator("#q").get_attribute("aria-activedescendant")
    selected = [
        one.get_attribute("id")
        for one in page.get_by_role("option").all()
        if one.get_attribute("aria-selected") == "true"
    ]
    assert selected == ([pointed] if pointed else [])
    return int(pointed.removeprefix("suggestion-")) if pointed else None


def test_without_scripts_the_same_words_lead_to_the_page_of_results(open_page):
    page = open_page("/zh-hans/search/", scripts=False)

    page.fill("#q", WORDS)
    page.press("#q", "Enter")
    page.wait_for_url("**/search/?q=110")

    assert page.locator("[role=listbox], [role=combobox]").count() == 0
    assert page.locator("main .questions a, main .list a").count() > 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_box_says_that_it_has_a_list_and_whether_it_is_open(language, open_page):
    page = open_page(f"/{language}/search/")
    box = page.get_by_role("combobox")

    assert box.get_attribute("aria-controls") == page.locator("[role=listbox]").get_attribute("id")
    assert page.locator("[role=listbox]").get_attribute("aria-label") == page.inner_text(
        "label[for=q]"
    )
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press_sequentially(WORDS)

    expect(box).to_have_attribute("aria-expanded", "true", timeout=PATIENCE)
    assert 0 < page.get_by_role("option").count() <= 6


def test_arrows_choose_in_order_and_begin_again_at_either_end(suggested):
    page = suggested("zh-hans")
    last = page.get_by_role("option").count() - 1
    assert (last > 0, chosen(page)) == (True, None)

    places = []
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
        places.append(chosen(page))

    assert places == [0, 1, 0, last, 0]


def test_the_arrow_up_begins_with_the_last(suggested):
    page = suggested("zh-hans")

    page.keyboard.press("ArrowUp")

    assert chosen(page) == page.get_by_role("option").count() - 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_enter_opens_what_is_chosen(language, suggested, site):
    page = suggested(language)
    path = page.get_by_role("option").nth(1).get_attribute("data-path")

    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{path}")

    assert path.startswith(f"/{language}/")


def test_enter_without_a_choice_searches(suggested):
    page = suggested("zh-hans")

    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=110")

    assert page.locator("#q").input_value() == WORDS


def test_a_click_opens_a_suggestion(suggested):
    page = suggested("zh-hans")
    first = page.get_by_role("option").first
    path = first.get_attribute("data-path")

    first.click()
    page.wait_for_url(f"**{path}")

    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("way", ["Escape", "Tab", "clear"])
def test_the_list_closes_and_nothing_is_chosen_then(way, suggested):
    page = suggested("zh-hans")
    page.keyboard.press("ArrowDown")

    if way == "clear":
        page.fill("#q", "")
    else:
        page.keyboard.press(way)

    expect(page.locator("[role=listbox]")).to_be_hidden()
    expect(page.locator("#q")).to_have_attribute("aria-expanded", "false")
    assert page.locator("#q").get_attribute("aria-activedescendant") is None


def test_after_escape_the_words_are_still_there_and_enter_searches(suggested):
    page = suggested("zh-hans")
    page.keyboard.press("ArrowDown")

    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=110")

    assert page.locator("#q").input_value() == WORDS


def test_what_is_suggested_stays_at_the_site_and_keeps_nothing(open_page, site):
    page = open_page("/zh-hans/search/")
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    page.locator("#q").press_sequentially(WORDS)
    expect(page.get_by_role("listbox")).to_be_visible(timeout=PATIENCE)

    # The icon may arrive while somebody types already.
    ours = (f"{site}/zh-hans/search/?", f"{site}/static/icon.")
    assert [url for url in asked if not url.startswith(ours)] == []
    assert page.context.cookies() == []
    assert page.evaluate("() => localStorage.length + sessionStorage.length") == 0
