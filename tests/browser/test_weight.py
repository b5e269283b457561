"""What a first view weighs on the wire: one budget for everybody's mobile data."""

import gzip
import statistics

import pytest

from .pages import LANGUAGES, RESULT

KIB = 1024
HTML, CSS, SCRIPT, TOTAL, FIRST = 10 * KIB, 8 * KIB, 3 * KIB, 20 * KIB, 14 * KIB
REQUESTS = 3  # the page, the stylesheet, the script; the icon is the browser's own wish
VIEWS = {"home": "", "answer": "answers/call-frequency/", "checkup result": RESULT}


def first_view(open_page, path):
    """[(kind, bytes of the head, bytes of the body)] of what a new profile fetches."""
    page = open_page()
    seen = []
    page.on("requestfinished", lambda request: seen.append(request))
    page.goto(path, wait_until="networkidle")
    fetched = [one for one in seen if not one.url.startswith("data:") and "/icon" not in one.url]
    sizes = [(one.resource_type, one.sizes()) for one in fetched]
    return [(kind, one["responseHeadersSize"], one["responseBodySize"]) for kind, one in sizes]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_a_first_view_stays_within_its_budget(view, language, open_page, record_property):
    fetched = first_view(open_page, f"/{language}/{VIEWS[view]}")

    body = {kind: size for kind, _head, size in fetched}
    total = sum(body.values())
    record_property(
        "table",
        f"Bytes of a first view, {view:14} {language:7}: HTML {body['document']:5}"
        f"  CSS {body['stylesheet']:4}  script {body['script']:4}  total {total:5}"
        f"  in {len(fetched)} requests",
    )
    assert sorted(kind for kind, _head, _size in fetched) == ["document", "script", "stylesheet"]
    assert len(fetched) <= REQUESTS
    assert 0 < body["stylesheet"] <= CSS
    assert 0 < body["script"] <= SCRIPT
    assert total <= TOTAL
    assert body["document"] <= HTML
    assert sum(head + size for kind, head, size in fetched if kind == "document") <= FIRST


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_stays_within_the_budget_of_a_page(language, fetch, answers, record_property):
    pages = {one["id"]: fetch(f"/{language}/answers/{one['id']}/") for one in answers}
    sizes = {name: len(page) for name, page in pages.items()}
    styled = sum(b"<style>" in gzip.decompress(page) for page in pages.values())

    largest = max(sizes, key=sizes.get)
    record_property(
        "table",
        f"Bytes of HTML of {len(sizes)} answers, {language:7}: largest {sizes[largest]}"
        f" ({largest}), median {statistics.median(sizes.values()):.0f}, budget {HTML},"
        f" {styled} with what is seen first in the page",
    )
    assert {name: size for name, size in sizes.items() if size > HTML} == {}
