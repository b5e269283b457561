"""The service worker: what was read stays readable without a network, and nothing else does."""

import time
from contextlib import suppress

import pytest
from playwright.sync_api import Error, expect

from .line import Line
from .pages import LANGUAGES, PAGES, RESULT

PATHS = """async () => {
  const found = [];
  for (const name of await caches.keys())
    for (const one of await (await caches.open(name)).keys())
      found.push(new URL(one.url).pathname);
  return found.filter(one => !one.startsWith("/static/"));
}"""
HAS = f"async path => (await ({PATHS})()).includes(path)"
IS_HELPED = "() => navigator.serviceWorker.controller !== null"
WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).length"
# Without what a script adds: it may itself be asked for in vain.
WORDS = """() => {
  const main = document.querySelector("main").cloneNode(true);
  main.querySelectorAll("button").forEach(one => one.remove());
  return main.textContent;
}"""
SURROUNDED = "getComputedStyle(document.querySelector('.verdict')).borderStyle"


@pytest.fixture
def line(site):
    found = Line(site)
    yield found
    found.close()


def wait_until(page, script, arg=None):
    """Wait until an asynchronous script gives true.

    `wait_for_function` would not wait: it takes the promise itself for a true value.
    """
    deadline = time.monotonic() + 15
    while not page.evaluate(script, arg):
        assert time.monotonic() < deadline, f"never true: {script}"
        page.wait_for_timeout(50)


def read(page, address):
    """Open a page and stay until the worker has kept it, and the urgent numbers."""
    page.goto(address)
    page.wait_for_function(IS_HELPED)
    path = page.evaluate("location.pathname")
    wait_until(page, HAS, path)
    wait_until(page, HAS, f"/{path.split('/')[1]}/offline/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_that_was_read_is_read_again_without_a_network(language, open_page, line):
    page = open_page()
    start = f"{line.address}/{language}"
    read(page, f"{start}/{PAGES['answer']}")
    words = page.locator("main").inner_text()
    read(page, f"{start}/{PAGES['law']}")

    line.state = "cut"
    page.goto(f"{start}/{PAGES['answer']}")

    assert page.locator("main").inner_text() == words
    assert "solid" in page.evaluate(SURROUNDED)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["terms/", "checkup/?who=contact&show=who", "search/?q=110"])
def test_in_place_of_another_page_are_the_urgent_numbers(path, language, open_page, line):
    page = open_page()
    read(page, f"{line.address}/{language}/{PAGES['answer']}")

    line.state = "cut"
    page.goto(f"{line.address}/{language}/{path}")

    numbers = page.locator("main .tel").evaluate_all("all => all.map(one => one.href)")
    assert {"tel:110", "tel:120", "tel:12356"} <= set(numbers)


def test_a_page_that_arrives_torn_leaves_the_kept_one_whole(open_page, line):
    page = open_page()
    answer = f"{line.address}/zh-hans/{PAGES['answer']}"
    read(page, answer)
    words = page.evaluate(WORDS)
    # Within a minute, the browser's own cache would answer.
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")

    line.state = "torn"
    with suppress(Error):
        page.goto(answer, timeout=3000)
    assert line.torn
    line.state = "cut"
    page.goto(answer)

    assert page.evaluate(WORDS) == words


def test_where_the_network_is_too_slow_the_kept_page_is_shown(open_page, line):
    page = open_page()
    answer = f"{line.address}/zh-hans/{PAGES['answer']}"
    read(page, answer)
    read(page, f"{line.address}/zh-hans/law/")

    # Within a minute, the browser's own cache would answer.
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    line.state = "slow"
    begun = time.monotonic()
    page.goto(answer, wait_until="commit")

    expect(page.locator(".verdict")).to_be_visible()
    assert 2.5 < time.monotonic() - begun < 10


def test_of_the_checkup_and_the_search_nothing_is_kept(open_page, line):
    page = open_page()
    start = f"{line.address}/zh-hans"
    read(page, f"{start}/")

    for path in (PAGES["question"], RESULT, PAGES["search"], "status/", PAGES["missing"]):
        page.goto(f"{start}/{path}")
    read(page, f"{start}/law/")

    assert sorted(page.evaluate(PATHS)) == ["/zh-hans/", "/zh-hans/law/", "/zh-hans/offline/"]


def test_no_more_than_60_pages_are_kept_and_the_oldest_leave_first(open_page, line, answers):
    page = open_page()
    start = f"{line.address}/zh-hans"
    read(page, f"{start}/law/")

    paths = [f"/zh-hans/answers/{one['id']}/" for one in answers[:62]]
    for path in paths:
        page.goto(f"{line.address}{path}")
    wait_until(page, HAS, paths[-1])
    wait_until(page, f"async () => (await ({PATHS})()).length === 61")

    assert set(page.evaluate(PATHS)) == {"/zh-hans/offline/", *paths[2:]}


@pytest.mark.parametrize("scripts_of_the_page", [True, False])
def test_leaving_clears_what_was_kept(scripts_of_the_page, open_page, line):
    page = open_page()
    read(page, f"{line.address}/zh-hans/{PAGES['answer']}")
    page.goto(f"{line.address}/zh-hans/{RESULT}")

    if scripts_of_the_page:
        page.click(".leave")
    else:
        page.goto(f"{line.address}/zh-hans/leave/")
    page.wait_for_url("**/leave/")

    wait_until(page, "async () => (await caches.keys()).length === 0")
    wait_until(page, f"async () => (await ({WORKERS})()) === 0")


def test_without_the_worker_nothing_changes(open_page):
    helped, alone = open_page(), open_page(service_workers="block")

    for path in ("", PAGES["answer"], PAGES["question"], PAGES["channel"]):
        seen = []
        for page in (helped, alone):
            page.goto(f"/zh-hans/{path}")
            seen.append(page.locator("body").inner_text())
        assert seen[0] == seen[1]

    assert alone.evaluate("async () => (await caches.keys()).length") == 0


def test_the_worker_is_small_is_asked_for_anew_and_names_the_stylesheet_in_use(open_page, site):
    page = open_page("/zh-hans/")

    answer = page.request.get("/sw.js")

    style = page.locator("link[rel=stylesheet]").get_attribute("href")
    assert answer.headers["content-type"] == "text/javascript"
    assert "no-cache" in answer.headers["cache-control"]
    assert f'"{style}"' in answer.text()
    assert int(answer.headers["content-length"]) <= 1536
