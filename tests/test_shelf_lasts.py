"""Pages cost no query, go on while the database is away, and are read once by readers together."""

import threading
import time

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext

from guide.answers.models import Section
from guide.publishing.load import load
from guide.publishing.models import Retired
from guide.publishing.read import read
from guide.shelf import (
    _aside,
    bump,
    look,
    per_revision,
    per_revision_aside,
    prepare,
    revision,
    shelf,
)
from tests.small_tree import small_tree, write_tree
from tests.switches import database_away, elsewhere, in_a_thread, rename
from tests.test_every_page import addresses

ABOUT = "pages/about.toml"


@pytest.fixture
def records(content, db):
    """The small tree, loaded; yields its records."""
    found, _problems = read(content)
    load(found)
    return found


@pytest.fixture
def section(db):
    bump()
    return Section.objects.create(id="limits", name_zh_hans="界", name_en="Limits")


def test_a_second_look_at_any_page_costs_no_query(records, settings, client):
    settings.REVISION_SECONDS = 60
    Retired.objects.create(address="answers/gone")
    others = ["/sitemap.xml", "/robots.txt", "/data/", "/data/answers.json", "/data/law.json"]
    others += ["/data/channels.json", "/data/law.schema.json", "/en/answers/gone/", "/en/nothing/"]
    others += ["/en/checkup/?show=hour&sent=hour", "/en/checkup/?weather=rain"]
    costs = {}

    for address in [*others, *(f"/en/{one}" for _name, one in addresses(records))]:
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        costs[address] = len(queries)

    assert len(costs) > 30
    assert {address: cost for address, cost in costs.items() if cost} == {}


def test_every_page_stays_while_the_database_is_away(records, client, tmp_path):
    pages = [f"/zh-hant/{one}" for _name, one in addresses(records)]
    pages += ["/sitemap.xml", "/data/", "/data/answers.json"]
    # One look is enough for all: this page is none of the others.
    client.get("/en/nothing/")

    with database_away(tmp_path):
        with pytest.raises(OperationalError):
            Section.objects.exists()
        wrong = {one: code for one in pages if (code := client.get(one).status_code) != 200}
        missing = client.get("/en/nothing/").status_code

    assert (wrong, missing) == ({}, 404)


def test_the_old_content_stays_while_the_database_is_away_and_the_new_comes_with_it(
    section, tmp_path
):
    before = shelf(Section).get("limits")
    with elsewhere():
        rename("线")

    with database_away(tmp_path):
        found = [shelf(Section).get("limits"), shelf(Section).get("limits")]

    assert found == [before, before]
    assert shelf(Section).get("limits").name_zh_hans == "线"


def test_that_the_database_is_away_is_logged_once(section, tmp_path, caplog):
    shelf(Section)

    with database_away(tmp_path):
        shelf(Section)
        shelf(Section)

    assert [(one.name, one.levelname) for one in caplog.records] == [("guide.shelf", "ERROR")]


@pytest.mark.django_db(transaction=True)
def test_readers_who_come_at_once_read_once(settings):
    settings.REVISION_SECONDS = 60
    Section.objects.create(id="limits", name_zh_hans="界")
    together = threading.Barrier(2)

    def look():
        together.wait(10)
        return shelf(Section).get("limits")

    (one, seen), (other, also_seen) = in_a_thread(look), in_a_thread(look)
    one.join()
    other.join()

    assert [len(seen), len(also_seen)] == [1, 1]
    assert seen[0] is also_seen[0] is shelf(Section).get("limits")


@pytest.mark.django_db(transaction=True)
def test_a_reader_who_can_have_the_old_content_does_not_wait_for_who_reads_the_new():
    Section.objects.create(id="limits", name_zh_hans="界")
    before = shelf(Section).get("limits")
    asks, may_go_on = threading.Event(), threading.Event()

    def hang(execute, sql, parameters, many, context):
        asks.set()
        may_go_on.wait(10)
        return execute(sql, parameters, many, context)

    def look_slowly():
        with connection.execute_wrapper(hang):
            return shelf(Section).get("limits")

    other, _seen = in_a_thread(look_slowly)
    asks.wait(10)
    began = time.monotonic()
    found = shelf(Section).get("limits")
    waited = time.monotonic() - began
    may_go_on.set()
    other.join()

    assert found is before
    assert waited < 1


def test_where_somebody_looks_on_no_reader_asks_the_database(
    section, settings, django_assert_num_queries
):
    settings.REVISION_SECONDS = 0
    look()
    with elsewhere():
        rename("线")

    with django_assert_num_queries(0):
        before = shelf(Section).get("limits").name_zh_hans
    look()

    assert [before, shelf(Section).get("limits").name_zh_hans] == ["界", "线"]


def test_what_takes_long_is_that_of_before_until_it_is_prepared(section, settings):
    settings.REVISION_SECONDS = 0

    @per_revision_aside
    def names():
        return [one.name_zh_hans for one in shelf(Section).all()]

    unwatched = names()
    look()
    prepare()
    with elsewhere():
        rename("线")
    look()
    found = [names()]
    prepare()
    found.append(names())
    _aside.pop()

    assert [unwatched, *found] == [["界"], ["界"], ["线"]]


def test_a_database_that_was_away_is_not_asked_again_by_each_reader(section, settings, tmp_path):
    settings.REVISION_SECONDS = 60
    with database_away(tmp_path), pytest.raises(OperationalError):
        shelf(Section)

    with pytest.raises(OperationalError) as missing:
        shelf(Section)

    # It is there again by now, and the interval is not over.
    assert str(missing.value) == "Nothing was ever read."


@pytest.mark.django_db(transaction=True)
def test_what_two_readers_need_at_once_is_worked_out_once():
    together, count = threading.Barrier(2), []

    @per_revision
    def slow():
        count.append(1)
        time.sleep(0.2)
        return len(count)

    def look():
        together.wait(10)
        return slow()

    (one, seen), (other, also_seen) = in_a_thread(look), in_a_thread(look)
    one.join()
    other.join()

    assert (seen, also_seen) == ([1], [1])


def test_a_page_that_was_edited_is_another_page(records, content, client):
    before = client.get("/en/pages/about/").context["page"].summary
    page = small_tree()[ABOUT]
    page["summary"]["en"] = "Changed."
    write_tree(content, {ABOUT: page})

    with elsewhere():
        load(read(content)[0])

    after = client.get("/en/pages/about/").context["page"].summary
    assert [before == after, after] == [False, "Changed."]


def test_where_nothing_was_ever_read_the_database_is_missed(db, tmp_path):
    with database_away(tmp_path):
        found = revision()

        with pytest.raises(OperationalError):
            shelf(Section)

    assert found == ""
