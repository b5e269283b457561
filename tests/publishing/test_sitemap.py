"""The index of the sitemaps, and the sitemap of a language."""

import datetime as dt
import xml.etree.ElementTree as ET

import pytest

from guide.publishing.views import newest_change
from tests.small_tree import DAY, small_tree, texts

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
LANGUAGES = ("zh-hans", "zh-hant", "en")
# What small trees have pages of, after the pages that belong to no row.
PAGES = (
    "",
    "answers/night-calls/",
    "channels/example-line/",
    "law/example-rules/",
    "law/example-rules/12/",
    "letters/quiet-nights/",
    "pages/about/",
    "sections/limits/",
)
LISTS = (
    "journey/", "myths/", "terms/", "letters/", "channels/", "ladder/", "law/", "status/",
)  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["fr", "zh", "zh-HANS"])
def test_a_language_that_the_guide_does_not_have_has_no_sitemap(client, language):
    response = client.get(f"/sitemap-{language}.xml")

    assert (response.status_code, response.templates[0].name) == (404, "404.html")


@pytest.mark.parametrize(
    ("site", "shown"), [("", "http://testserver"), ("https://guide.example",) * 2]
)
def test_the_index_names_a_sitemap_for_each_language(db, client, settings, site, shown):
    settings.SITE_URL = site

    response = client.get("/sitemap.xml")

    index = ET.fromstring(response.content)
    assert response.headers["Content-Type"] == "application/xml"
    assert index.tag == f"{SITEMAP}sitemapindex"
    assert [one.text for one in index.iter(f"{SITEMAP}loc")] == [
        f"{shown}/sitemap-{language}.xml" for language in LANGUAGES
    ]
    assert list(index.iter(f"{SITEMAP}lastmod")) == []


def test_the_index_is_as_new_as_the_newest_change(load_tree, client):
    answer = small_tree()["answers/night-calls.toml"]
    days = (dt.date(2026, 1, 1), dt.date(2026, 3, 1), dt.date(2025, 1, 1))
    answer["change"] = [{"on": day, "why": texts("改", "Changed")} for day in days]
    load_tree({"answers/night-calls.toml": answer})

    index = ET.fromstring(client.get("/sitemap.xml").content)

    assert [one.text for one in index.iter(f"{SITEMAP}lastmod")] == ["2026-03-01"] * 3
    assert newest_change() == dt.date(2026, 3, 1)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("site", "shown"), [("", "http://testserver"), ("https://guide.example",) * 2]
)
def test_the_sitemap_of_a_language_has_every_page_of_it(
    load_tree, client, settings, site, shown, language
):
    settings.SITE_URL = site
    load_tree()

    response = client.get(f"/sitemap-{language}.xml")

    rows = ET.fromstring(response.content).findall(f"{SITEMAP}url")
    found = [one.findtext(f"{SITEMAP}loc") for one in rows]
    assert response.headers["Content-Type"] == "application/xml"
    assert found[0] == f"{shown}/{language}/"
    assert sorted(found) == sorted(f"{shown}/{language}/{page}" for page in (*PAGES, *LISTS))


def test_a_page_is_listed_with_its_other_languages_and_the_address_that_negotiates(
    load_tree, client
):
    load_tree()

    rows = ET.fromstring(client.get("/sitemap-en.xml").content).findall(f"{SITEMAP}url")

    alternates = {
        one.findtext(f"{SITEMAP}loc"): {
            link.get("hreflang"): link.get("href") for link in one.findall(LINK)
        }
        for one in rows
    }
    for page in (*PAGES, *LISTS):
        assert alternates[f"http://testserver/en/{page}"] == {
            "zh-Hans": f"http://testserver/zh-hans/{page}",
            "zh-Hant": f"http://testserver/zh-hant/{page}",
            "en": f"http://testserver/en/{page}",
            "x-default": f"http://testserver/{page}",
        }


def test_a_page_that_is_reviewed_says_when_it_was_last(load_tree, client):
    load_tree()

    rows = ET.fromstring(client.get("/sitemap-en.xml").content).findall(f"{SITEMAP}url")

    dated = {
        one.findtext(f"{SITEMAP}loc"): day
        for one in rows
        if (day := one.findtext(f"{SITEMAP}lastmod"))
    }
    assert dated == {
        "http://testserver/en/answers/night-calls/": DAY.isoformat(),
        "http://testserver/en/letters/quiet-nights/": DAY.isoformat(),
    }


def test_a_withdrawn_page_leaves_the_sitemap(content, load_tree, client):
    load_tree()
    before = client.get("/sitemap-en.xml").content
    (content / "pages/about.toml").unlink()
    load_tree()

    after = client.get("/sitemap-en.xml").content

    assert before.count(b"/pages/about/</loc>") == 1
    assert after == b"".join(
        line for line in before.splitlines(keepends=True) if b"/pages/about/" not in line
    )


@pytest.mark.django_db
def test_before_the_first_load_nothing_has_changed():
    assert newest_change() is None
