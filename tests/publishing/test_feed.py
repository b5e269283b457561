"""The feed: what changed in the answers and why, for a feed reader."""

import datetime as dt
import xml.etree.ElementTree as ET

import pytest

from guide.publishing.views import NEWEST
from tests.small_tree import small_tree, texts

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CODES = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant", "en": "en"}


def feed_of(response):
    """The feed of a response; what is no well-formed XML is refused."""
    return ET.fromstring(response.content)


def entries(response):
    """[(title, day, summary, address)] of a feed, in its order."""
    return [
        (
            one.findtext(f"{ATOM}title"),
            one.findtext(f"{ATOM}updated"),
            one.findtext(f"{ATOM}summary"),
            one.find(f"{ATOM}link").get("href"),
        )
        for one in feed_of(response).findall(f"{ATOM}entry")
    ]


def changed(id_, number, *changes):
    """The answer of the small tree under another id, with changes: (day, why in English)."""
    answer = small_tree()["answers/night-calls.toml"]
    question = texts(f"{id_}可以吗？", f"May they {id_}?")
    named = {**answer, "id": id_, "number": number, "question": question}
    named["change"] = [{"on": day, "why": texts("改了", why)} for day, why in changes]
    return {f"answers/{id_}.toml": named}


@pytest.mark.django_db
def test_a_feed_that_has_nothing_to_tell_yet_is_still_a_whole_feed(client):
    response = client.get("/en/changes.atom")

    feed = feed_of(response)
    assert response.headers["Content-Type"] == "application/atom+xml"
    assert entries(response) == []
    assert dt.datetime.fromisoformat(feed.findtext(f"{ATOM}updated")).year == 1970


@pytest.mark.parametrize("language", CODES)
def test_a_feed_says_what_it_is_in_the_language_of_the_reader(load_tree, client, language):
    load_tree(changed("night-calls", 1, (dt.date(2026, 1, 2), "Why")))

    feed = feed_of(client.get(f"/{language}/changes.atom"))

    site = "http://testserver"
    assert feed.tag == f"{ATOM}feed"
    assert feed.get(LANG) == CODES[language]
    assert feed.findtext(f"{ATOM}id") == f"{site}/{language}/changes.atom"
    assert {one.get("rel"): one.get("href") for one in feed.findall(f"{ATOM}link")} == {
        "self": f"{site}/{language}/changes.atom",
        "alternate": f"{site}/{language}/",
    }
    assert feed.findtext(f"{ATOM}updated") == "2026-01-02T00:00:00+08:00"
    assert all(feed.findtext(f"{ATOM}{name}") for name in ("title", f"author/{ATOM}name"))


def test_changes_of_all_answers_are_told_newest_first(load_tree, client, settings):
    settings.SITE_URL = "https://guide.example"
    old, new, newest = (dt.date(2026, month, 1) for month in (1, 2, 3))
    load_tree(changed("night-calls", 1, (old, "First"), (newest, "Third & <last>")))
    load_tree(changed("visit", 2, (new, "Second"), (newest, "Third too")))

    found = entries(client.get("/en/changes.atom"))

    calls, visit = "https://guide.example/en/answers/night-calls/", "May they visit?"
    assert found == [
        ("May they night-calls?", "2026-03-01T00:00:00+08:00", "Third & <last>", calls),
        (visit, "2026-03-01T00:00:00+08:00", "Third too", calls.replace("night-calls", "visit")),
        (visit, "2026-02-01T00:00:00+08:00", "Second", calls.replace("night-calls", "visit")),
        ("May they night-calls?", "2026-01-01T00:00:00+08:00", "First", calls),
    ]


def test_every_entry_has_an_id_of_its_own_and_the_oldest_are_left_out(load_tree, client):
    day = dt.date(2026, 1, 1)
    changes = [(day + dt.timedelta(days=place // 2), f"{place}") for place in range(NEWEST + 4)]
    load_tree(changed("night-calls", 1, *changes))

    response = client.get("/zh-hans/changes.atom")

    ids = [one.findtext(f"{ATOM}id") for one in feed_of(response).findall(f"{ATOM}entry")]
    assert (len(ids), len(set(ids))) == (NEWEST, NEWEST)
    assert {day for _title, day, _why, _address in entries(response)} == {
        f"{day + dt.timedelta(days=number)}T00:00:00+08:00" for number in range(2, NEWEST // 2 + 2)
    }
