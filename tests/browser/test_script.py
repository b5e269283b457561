"""The little that the script adds: copying, printing, leaving."""

import pytest
from playwright.sync_api import expect

from .pages import LANGUAGES, PAGES, RESULT

NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
COPIED = "() => navigator.clipboard.readText()"
SELECTED = "() => getSelection().toString()"


def squeezed(text):
    return "".join(text.split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("block", ["say-text", "carry-text"])
def test_a_copy_button_copies_its_text_and_says_so(block, language, open_page):
    page = open_page(
        f"/{language}/{PAGES['answer']}", permissions=["clipboard-read", "clipboard-write"]
    )
    button = page.locator(f"[data-copy={block}]")

    button.click()

    expect(button).to_have_text(button.get_attribute("data-done"))
    assert squeezed(page.evaluate(COPIED)) == squeezed(page.locator(f"#{block}").inner_text())
    assert button.get_attribute("aria-live") == "polite"


def test_without_a_clipboard_the_text_is_selected(open_page):
    page = open_page()
    page.add_init_script(NO_CLIPBOARD)
    page.goto(f"/zh-hans/{PAGES['answer']}")

    page.click("[data-copy=say-text]")

    assert squeezed(page.evaluate(SELECTED)) == squeezed(page.locator("#say-text").inner_text())


def test_what_is_copied_from_a_result_holds_no_answer(open_page, site):
    page = open_page(f"/zh-hans/{RESULT}")

    page.click("[data-copy=carry-text]")

    assert page.evaluate(SELECTED) == f"{site}/zh-hans/checkup/"


def test_the_print_button_prints(open_page):
    page = open_page()
    page.add_init_script("window.print = () => { window.printed = true }")
    page.goto(f"/zh-hans/{PAGES['answer']}")

    page.click("button.print")

    assert page.evaluate("() => window.printed")


def test_buttons_that_need_the_script_are_absent_without_it(open_page):
    page = open_page(f"/zh-hans/{PAGES['answer']}", scripts=False)

    assert page.locator(".copy:visible, .print:visible").count() == 0
    assert page.locator(".copy, .print").count() == 3


@pytest.mark.parametrize("path", [PAGES["question"], RESULT])
def test_leaving_shows_a_blank_page_and_back_does_not_return(path, open_page, site):
    page = open_page("/zh-hans/terms/")
    page.goto(f"/zh-hans/{path}")

    page.click(".leave")
    page.wait_for_url("**/leave/")
    assert page.locator("a, img, header").count() == 0
    page.go_back()

    assert page.url == f"{site}/zh-hans/terms/"


def test_leaving_works_without_the_script(open_page, site):
    page = open_page(f"/zh-hans/{RESULT}", scripts=False)

    page.click(".leave")

    assert page.url == f"{site}/zh-hans/leave/"
