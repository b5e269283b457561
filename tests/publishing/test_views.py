"""The guide about itself, and a way on from every wrong address."""

import datetime as dt

import html5lib
import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone

from guide.publishing.models import Retired, Revision
from guide.shelf import forget
from tests.small_tree import small_tree, texts
from tests.switches import database_away

LANGUAGES = ("zh-hans", "zh-hant", "en")


def main_of(response):
    """The <main> of a page; a page that is no valid HTML is refused."""
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(
        response.content.decode()
    )
    return page.find(".//main")


def links_of(response):
    return [one.get("href") for one in main_of(response).iter("a")]


def facts_of(response):
    """The values of the list of facts on the status page, in order."""
    return ["".join(one.itertext()).strip() for one in main_of(response).iter("dd")]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "path"),
    [(one, f"/{one}/answers/nowhere/") for one in LANGUAGES] + [("en", "/en/nothing/of/this/")],
)
def test_an_address_that_never_was_offers_the_checkup_search_and_sections(
    load_tree, client, language, path
):
    load_tree()

    response = client.get(path)

    assert response.status_code == 404
    assert links_of(response) == [f"/{language}/checkup/", f"/{language}/sections/limits/"]
    assert [one.get("action") for one in main_of(response).iter("form")] == [f"/{language}/search/"]
    assert "public" not in response.headers.get("Cache-Control", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_withdrawn_address_offers_the_same_and_may_be_kept(load_tree, client, language):
    load_tree()
    Retired.objects.create(address="answers/older")

    response = client.get(f"/{language}/answers/older/")

    assert response.status_code == 410
    assert response.templates[0].name == "410.html"
    assert links_of(response) == [f"/{language}/checkup/", f"/{language}/sections/limits/"]
    assert response.headers["Cache-Control"].split(", ")[0] == "public"


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_with_a_successor_leads_there_in_the_readers_language(client, language):
    Retired.objects.create(address="answers/older", successor="answers/newer")

    response = client.get(f"/{language}/answers/older/")

    assert response.status_code == 301
    assert response.headers["Location"] == f"/{language}/answers/newer/"


@pytest.mark.django_db
def test_a_request_for_another_host_is_answered_with_a_way_on(client):
    response = client.get("/en/", headers={"host": "elsewhere.example"})

    assert response.status_code == 400
    assert links_of(response) == ["/en/"]


@pytest.mark.django_db
def test_a_form_from_elsewhere_is_answered_with_a_way_on():
    client = Client(enforce_csrf_checks=True)

    response = client.post("/zh-hant/")

    assert response.status_code == 400
    assert response.templates[0].name == "400.html"
    assert links_of(response) == ["/zh-hant/"]


def test_our_own_error_needs_no_database_and_offers_a_way_on_in_each_language(rf):
    # Without the mark for a database, any query here is an error of its own.
    show = get_resolver().resolve_error_handler(500)

    response = show(rf.get("/en/"))

    assert response.status_code == 500
    assert links_of(response) == [
        "/", "tel:110", "tel:12356", "/zh-hant/", "/en/", "tel:110", "tel:12356",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["users.json", "users.schema.json"])
def test_a_collection_that_is_not_published_has_no_address(load_tree, client, name):
    load_tree()

    response = client.get(f"/data/{name}")

    assert response.status_code == 404
    assert response.templates[0].name == "404.html"


@pytest.mark.django_db
def test_status_can_be_read_before_the_first_load(client):
    response = client.get("/en/status/")

    assert response.status_code == 200
    assert facts_of(response) == ["", "", "0", "0", "0", "0", "", ""]


def test_status_is_counted_from_the_database(load_tree, client):
    rules = small_tree()["law/example-rules.toml"]
    unsure = {
        "number": "13",
        "fact": "quiet-hours",
        "confidence": "B",
        "version": [{"rule": texts("规则", "Rule")}],
    }
    coming = {"from": dt.date(9999, 1, 2), "repealed": True}
    rules["provision"][0]["version"].append(coming)
    rules["provision"].append(unsure)
    load_tree({"law/example-rules.toml": rules})
    # Already the next day in Shanghai, where the law's days begin.
    Revision.objects.update(loaded_at=dt.datetime(2026, 5, 2, 20, tzinfo=dt.UTC))

    response = client.get("/en/status/")

    assert facts_of(response) == [
        Revision.objects.get().digest[:12],
        "3 May 2026",
        "1",
        "1",
        "1",
        "1",
        "May they call at night? 2 May 2026",
        "Example Rules 2 May 2026",
    ]
    assert links_of(response) == [
        "/en/answers/night-calls/",
        "/en/law/example-rules/",
        "/en/law/example-rules/12/",
        "/en/checkup/sheet/",
        "/data/",
    ]


def test_a_rule_that_begins_today_is_not_still_to_come(load_tree, client):
    rules = small_tree()["law/example-rules.toml"]
    today = {"from": timezone.localdate(), "repealed": True}
    rules["provision"][0]["version"].append(today)
    load_tree({"law/example-rules.toml": rules})

    response = client.get("/en/status/")

    assert response.context["coming"] == []


def test_the_index_of_open_data_tells_what_changed_newest_first(load_tree, client):
    answer = small_tree()["answers/night-calls.toml"]
    days = (dt.date(2025, 1, 1), dt.date(2026, 1, 1))
    answer["change"] = [{"on": day, "why": texts(f"改{day.year}", "Changed")} for day in days]
    load_tree({"answers/night-calls.toml": answer})

    table = client.get("/data/").json()

    assert table["changelog"] == [
        {"on": "2026-01-01", "answer": "night-calls", "why": "改2026"},
        {"on": "2025-01-01", "answer": "night-calls", "why": "改2025"},
    ]


@pytest.mark.django_db
def test_the_index_of_open_data_names_every_collection_and_its_schema(client):
    table = client.get("/data/").json()

    assert table == {
        "version": 1,
        "changelog": [],
        "licence": "CC BY 4.0",
        "collections": {
            name: {"data": f"/data/{name}.json", "schema": f"/data/{name}.schema.json"}
            for name in ("answers", "law", "channels")
        },
    }


@pytest.mark.parametrize("name", ["answers", "law", "channels"])
def test_open_data_may_be_read_by_any_site_and_asked_for_again_by_its_etag(load_tree, client, name):
    load_tree()

    response = client.get(f"/data/{name}.json")
    again = client.get(f"/data/{name}.json", headers={"if-none-match": response.headers["ETag"]})

    assert len(response.json()[name]) == 1
    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["answers", "law", "channels"])
def test_every_collection_has_its_schema_beside_it(client, name):
    response = client.get(f"/data/{name}.schema.json")

    assert response.json()["required"] == ["version", "licence", "revision", name]
    assert response.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("site", "shown"), [("", "http://testserver"), ("https://guide.example",) * 2]
)
def test_robots_may_read_everything_and_find_the_sitemap(client, settings, site, shown):
    settings.SITE_URL = site

    response = client.get("/robots.txt")

    assert response.content.decode() == (f"User-agent: *\nAllow: /\nSitemap: {shown}/sitemap.xml\n")
    assert response.headers["Content-Type"] == "text/plain"


@pytest.mark.parametrize("path", ["/en/status/", "/data/", "/data/law.json", "/en/nothing/"])
def test_nothing_is_left_with_the_reader(load_tree, client, path):
    load_tree()

    response = client.get(path)

    assert dict(response.cookies) == {}
    assert Session.objects.count() == 0


@pytest.mark.django_db
def test_while_nothing_was_read_and_the_database_is_away_a_reader_is_told_so(tmp_path):
    client = Client(raise_request_exception=False)
    forget()

    with database_away(tmp_path):
        page, ready = client.get("/zh-hans/"), client.get("/readyz")

    assert (page.status_code, page["Retry-After"], page["Cache-Control"]) == (503, "5", "no-store")
    assert "暂时打不开" in page.content.decode()
    assert ready.status_code == 503
