"""A whole visit: nothing asked of other hosts, nothing refused by the policy, and nothing kept
but the public pages that were read, on the reader's own device."""

import re

import pytest

from .pages import LANGUAGES, PAGES

KEPT = """async () => [document.cookie, localStorage.length, sessionStorage.length,
  (await indexedDB.databases()).length]"""
NOTHING = ["", 0, 0, 0]
PATHS = """async () => {
  const found = [];
  for (const name of await caches.keys())
    for (const one of await (await caches.open(name)).keys())
      found.push(one.url.replace(location.origin, ""));
  return found;
}"""
# Public pages, the stylesheet, and the page of urgent numbers. No query: what a reader types or
# chooses is one.
PUBLIC = re.compile(
    r"/(zh-hans|zh-hant|en)/(offline/|((answers|sections|law|channels|ladder|letters|journey|myths"
    r"|terms|pages)/[\w/-]*)?)|/static/guide\.\w+\.css"
)
# The browser itself reports these addresses' own status in its console.
REFUSED = ("refused", "missing")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_visit_asks_only_this_site_and_keeps_only_public_pages(language, open_page, site):
    page = open_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append((page.url, message.text)))
    page.on("pageerror", lambda error: said.append((page.url, str(error))))

    for kind, path in PAGES.items():
        page.goto(f"/{language}/{path}")
        if kind not in REFUSED:
            assert said == []
        said.clear()

    assert [url for url in asked if not url.startswith((f"{site}/", "data:"))] == []
    assert page.context.cookies() == []
    assert page.evaluate(KEPT) == NOTHING
    assert [one for one in page.evaluate(PATHS) if not PUBLIC.fullmatch(one)] == []


def test_of_a_search_and_a_checkup_by_hand_nothing_is_kept(open_page, site):
    page = open_page("/zh-hans/")
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    page.fill("#q", "110")
    page.press("#q", "Enter")
    page.wait_for_url("**/search/**")
    page.go_back()
    page.check("input[value=threats]")
    page.click(".ask .go")
    page.wait_for_url("**/checkup/**")
    page.check("input[value=borrower]")
    page.click("button.go")
    page.wait_for_url("**who=borrower**")

    assert [url for url in asked if not url.startswith((f"{site}/", "data:"))] == []
    assert page.context.cookies() == []
    assert page.evaluate(KEPT) == NOTHING
    assert [one for one in page.evaluate(PATHS) if not PUBLIC.fullmatch(one)] == []


def test_a_link_to_another_site_does_not_tell_where_the_reader_came_from(open_page):
    page = open_page("/zh-hans/law/lawyers-law/")

    policy = page.request.get("/zh-hans/law/lawyers-law/").headers["referrer-policy"]
    links = page.locator('main a[href^="http"]').all()

    assert policy == "no-referrer"
    assert {one.get_attribute("rel") for one in links} == {"noreferrer external"}
