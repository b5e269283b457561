"""Three readers click through the questionnaire, with scripts off."""

import re

import pytest
from playwright.sync_api import expect

from .pages import LANGUAGES


def choose(page, *codes):
    """Tick these answers of the question shown, as a reader does, and go on."""
    for code in codes:
        page.locator("label.opt").filter(has=page.locator(f'input[value="{code}"]')).click()
    page.locator("form:has(fieldset) button.go").click()


def findings(page):
    return [one.get_attribute("id") for one in page.locator(".verdict[id]").all()]


def chosen(page):
    return dict(re.findall(r"[?&](\w+)=([\w-]+)", page.url))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_borrower_with_a_bank_card_gets_a_plan_and_can_change_an_answer(language, open_page):
    page = open_page(f"/{language}/", scripts=False)
    choose(page, "calls-too-many", "threats")
    choose(page, "borrower")
    choose(page, "fine")
    choose(page, "bank-card")

    # What was ticked on the first screen came along, and is not asked again.
    choose(page, "plan")

    assert f"/{language}/checkup/result/" in page.url
    assert {"f-threats-card-rule", "f-plan-card"} <= set(findings(page))
    assert page.locator(".steps > li").count() > 2
    before = chosen(page)
    page.locator("#chosen ~ dl a").first.click()
    assert page.locator("input:checked").get_attribute("value") == "borrower"
    choose(page)
    assert chosen(page) == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_emergency_contact_is_told_what_holds_for_those_who_did_not_borrow(language, open_page):
    page = open_page(f"/{language}/", scripts=False)
    page.locator(".door").click()
    choose(page, "fine")
    page.locator(".crumb a").first.click()
    assert page.locator("input:checked").get_attribute("value") == "fine"
    choose(page)
    choose(page, "unsure")
    choose(page, "calls-too-many", "told-others")
    choose(page, "stop-calls")

    assert f"/{language}/checkup/result/" in page.url
    assert chosen(page)["who"] == "contact"
    assert "f-contact-no-duty" in findings(page)
    assert not any("plan" in one for one in findings(page))
    page.locator("#read ~ .questions a").first.click()
    assert page.locator("h1").count() == 1
    assert f"/{language}/answers/" in page.url


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_borrower_with_court_papers_is_told_of_the_days_to_answer(language, open_page):
    page = open_page(f"/{language}/checkup/", scripts=False)
    choose(page)
    expect(page.locator("#errors")).to_have_count(1)
    choose(page, "borrower")
    choose(page, "fine")
    choose(page, "platform")
    choose(page, "court-papers")
    choose(page, "defend")

    assert f"/{language}/checkup/result/" in page.url
    assert {"f-court-answer-15-days", "f-defend-raise-it-yourself"} <= set(findings(page))
    page.locator(".steps a").first.click()
    assert f"/{language}/channels/" in page.url
    assert page.locator("h1").count() == 1
