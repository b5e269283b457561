"""Whole pages are made once for a revision and a day, and never hold anything of a reader."""

import gc
import os
import threading
import time
from contextlib import suppress
from io import BytesIO

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.utils import timezone

from guide import shelf
from guide.answers.models import Section
from guide.page import OVERHEAD
from guide.pages import Pages, Uncollected
from guide.shelf import bump
from tests.switches import elsewhere, in_a_thread, rename

ASKED = {
    "REQUEST_METHOD": "GET",
    "PATH_INFO": "/en/",
    "HTTP_HOST": "testserver",
    "SERVER_NAME": "testserver",
    "SERVER_PORT": "80",
    "wsgi.url_scheme": "http",
}
KEPT = {"Content-Type": "text/plain", "Cache-Control": "public, max-age=60"}

pytestmark = pytest.mark.django_db


class Counting:
    """An application that says how often it was asked, and with what."""

    def __init__(self, **headers):
        self.headers = headers or KEPT
        self.asked = []
        self.closed = 0
        self.broken = False

    def __call__(self, environ, start_response):
        self.asked.append(environ)
        if self.broken:
            raise ValueError("broken")
        start_response("200 OK", list(self.headers.items()))
        return self

    def __iter__(self):
        yield f"{self.asked[-1]['PATH_INFO']} {shelf.revision()}".encode()

    def close(self):
        self.closed += 1


def ask(pages, path="/en/", **environ):
    told = {}

    def start(status, headers, _error=None):
        told.update(status=status, headers=dict(headers))

    body = pages({**ASKED, "wsgi.input": BytesIO(), "PATH_INFO": path, **environ}, start)
    return told["status"], told["headers"], b"".join(body).decode(errors="replace")


def paths(application):
    return [one["PATH_INFO"] for one in application.asked]


def test_a_page_is_made_once_for_each_encoding_and_host():
    application = Counting()
    pages = Pages(application)

    for _again in range(2):
        for encoding in ("", "gzip", "br"):
            ask(pages, HTTP_ACCEPT_ENCODING=encoding)
        ask(pages, HTTP_HOST="localhost:80")
        ask(pages, HTTP_X_FORWARDED_PROTO="https")

    assert (len(application.asked), application.closed) == (5, 5)


@pytest.mark.parametrize(
    "unusual",
    [
        {"HTTP_HOST": "testserver:8123"},
        {"HTTP_HOST": "other.example"},
        {"HTTP_X_FORWARDED_PROTO": "gopher"},
        {"PATH_INFO": "/en/search/", "QUERY_STRING": "q=1"},
        {"PATH_INFO": "/checkup", "QUERY_STRING": "who=borrower"},
        {"REQUEST_METHOD": "POST"},
        {"PATH_INFO": "/static/guide.css"},
        {"PATH_INFO": "/desk/"},
    ],
    ids=repr,
)
def test_what_is_asked_for_otherwise_goes_to_the_application_each_time(settings, unusual):
    settings.ADMIN_PATH = "desk"
    application = Counting()
    pages = Pages(application)

    found = [ask(pages, **unusual), ask(pages, **unusual)]

    assert len(application.asked) == 2
    assert found[0] == found[1]


def test_a_query_that_no_page_reads_makes_no_page_of_its_own():
    application = Counting()
    pages = Pages(application)

    found = [ask(pages, "/a/", QUERY_STRING=one) for one in ("", "from=chat", "from=elsewhere")]

    assert found == [found[0]] * 3
    assert [one["QUERY_STRING"] for one in application.asked] == [""]


def test_where_there_is_no_admin_its_address_is_like_any_other(settings):
    settings.ADMIN_PATH = ""
    application = Counting()
    pages = Pages(application)

    ask(pages, "/desk/")
    ask(pages, "/desk/")

    assert len(application.asked) == 1


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_what_may_not_be_kept_is_made_each_time_and_sent_as_it_is(method):
    application = Counting(**{"Cache-Control": "no-store", "X-Robots-Tag": "noindex"})
    pages = Pages(application)

    found = [ask(pages, REQUEST_METHOD=method, HTTP_ACCEPT_ENCODING="br") for _ in range(2)]

    assert len(application.asked) == 2
    assert found[0][1] == application.headers
    assert (found[1][2] == "") == (method == "HEAD")


def test_a_page_asked_for_by_its_headers_alone_is_kept_whole():
    application = Counting()
    pages = Pages(application)

    head, whole = ask(pages, REQUEST_METHOD="HEAD"), ask(pages)

    assert len(application.asked) == 1
    assert (head[:2], head[2], whole[2]) == (whole[:2], "", "/en/ ")


def test_a_reader_who_has_the_page_gets_it_neither_at_first_nor_later():
    pages = Pages(Counting())
    tag = ask(pages)[1]["ETag"]

    first = ask(Pages(Counting()), HTTP_IF_NONE_MATCH=tag)
    later = ask(pages, HTTP_IF_NONE_MATCH=tag)

    assert first == later
    assert first[0] == "304 Not Modified"


def test_nothing_that_is_a_readers_own_reaches_a_page_or_stays_in_memory():
    application = Counting()
    pages = Pages(application)
    private = {
        "HTTP_COOKIE": "sessionid=secret",
        "HTTP_USER_AGENT": "secret",
        "REMOTE_ADDR": "secret",
        "HTTP_X_FORWARDED_FOR": "secret",
        "HTTP_ACCEPT_LANGUAGE": "secret",
        "HTTP_REFERER": "secret",
    }

    ask(pages, **private)

    assert "HTTP_COOKIE" not in application.asked[0]
    assert "secret" not in repr([vars(one) for one in pages._kept.pages.values()])


def test_a_new_revision_is_shown_from_pages_that_were_made_before_anybody_asked():
    application = Counting()
    pages = Pages(application)
    ask(pages, "/a/")
    ask(pages, "/b/")
    bump()
    ask(pages, "/nothing/", REQUEST_METHOD="POST")

    found = [ask(pages, "/b/"), ask(pages, "/a/")]

    assert [one[2] for one in found] == ["/b/ 1-", "/a/ 1-"]
    # Made anew in the order in which they were asked for first.
    assert paths(application) == ["/a/", "/b/", "/nothing/", "/a/", "/b/"]


def test_a_new_day_is_a_new_state_whichever_way_the_clock_is_set(monkeypatch):
    application = Counting()
    pages = Pages(application)
    today = timezone.localdate()
    found = []

    for days in (0, 1, 0, -400, 0):
        day = today + timezone.timedelta(days=days)
        monkeypatch.setattr(timezone, "localdate", lambda day=day: day)
        ask(pages)
        ask(pages)
        found.append(len(application.asked))

    assert found == [1, 2, 3, 4, 5]


def test_a_page_that_cannot_be_made_anew_does_not_keep_the_others_old(caplog):
    application = Counting()
    pages = Pages(application)
    ask(pages, "/a/")
    application.broken = True
    bump()

    with pytest.raises(ValueError, match="broken"):
        ask(pages, "/a/")
    application.broken = False

    assert ask(pages, "/a/")[2] == "/a/ 1-"
    assert [one.name for one in caplog.records] == ["guide.pages"]


def test_a_page_that_may_no_longer_be_kept_is_not():
    application = Counting()
    pages = Pages(application)
    ask(pages)
    application.headers = {"Cache-Control": "no-store"}
    bump()

    ask(pages)
    ask(pages)

    assert len(application.asked) == 4


def test_the_oldest_page_leaves_where_memory_ends(settings):
    settings.PAGES_BYTES = 2 * (OVERHEAD + 20)
    application = Counting()
    pages = Pages(application)

    for path in ("/a/", "/b/", "/c/", "/b/", "/a/"):
        ask(pages, path)

    assert paths(application) == ["/a/", "/b/", "/c/", "/a/"]


def test_a_page_larger_than_all_memory_is_made_each_time(settings):
    settings.PAGES_BYTES = OVERHEAD
    application = Counting()
    pages = Pages(application)

    ask(pages)
    ask(pages)

    assert len(application.asked) == 2


def test_two_who_make_one_page_at_once_keep_one(settings):
    application, together = Counting(), threading.Barrier(2)

    def slow(environ, start_response):
        together.wait(10)
        return application(environ, start_response)

    settings.REVISION_SECONDS = 60
    pages = Pages(slow)
    pages._looked.set()
    pages._watch = threading.current_thread()
    readers = [in_a_thread(lambda: ask(pages))[0] for _ in range(2)]
    for one in readers:
        one.join()

    [page] = pages._kept.pages.values()
    assert pages._kept._bytes == page.size


def test_a_process_that_was_forked_looks_for_itself(settings):
    pages = Pages(Counting())
    pages._watch = threading.current_thread()

    child = os.fork()
    if child == 0:
        os._exit(0 if pages._watch is None else 1)

    assert os.waitpid(child, 0)[1] == 0
    assert pages._watch is threading.current_thread()


@pytest.fixture
def watched(settings):
    """Pages whose thread looks every 50 ms."""
    settings.REVISION_SECONDS = 0.05
    pages = Pages(Counting())
    yield pages
    pages.end()


def eventually(holds):
    until = time.monotonic() + 10
    while not holds() and time.monotonic() < until:
        time.sleep(0.01)
    return holds()


@pytest.mark.django_db(transaction=True)
def test_the_thread_sees_a_new_revision_while_readers_do_not_ask_the_database(watched):
    watched.watch()
    before = ask(watched)[2]
    with elsewhere():
        bump()

    asks = connection.queries_log.maxlen and len(connection.queries_log)

    assert eventually(lambda: ask(watched)[2] == "/en/ 1-")
    assert (before, len(connection.queries_log)) == ("/en/ ", asks)


@pytest.mark.django_db(transaction=True)
def test_readers_who_come_first_together_start_one_thread(watched):
    before = threading.active_count()
    readers = [threading.Thread(target=watched.watch) for _ in range(2)]
    with watched._lock:
        for one in readers:
            one.start()

    for one in readers:
        one.join()

    assert threading.active_count() == before + 1


@pytest.mark.django_db(transaction=True)
def test_the_thread_lives_on_whatever_goes_wrong(watched, monkeypatch, caplog):
    ask(watched)
    look, gone = shelf.look, threading.Event()

    def fail():
        gone.set()
        raise RuntimeError

    monkeypatch.setattr(shelf, "look", fail)
    gone.wait(10)
    monkeypatch.setattr(shelf, "look", look)
    with elsewhere():
        bump()

    assert eventually(lambda: ask(watched)[2] == "/en/ 1-")
    assert {one.name for one in caplog.records} == {"guide.pages"}


@pytest.mark.django_db(transaction=True)
def test_a_new_revision_is_seen_while_what_takes_long_is_made_for_the_one_before(
    watched, monkeypatch
):
    ask(watched)
    begun, may_end = threading.Event(), threading.Event()

    def hang():
        begun.set()
        may_end.wait(10)

    monkeypatch.setattr(shelf, "prepare", hang)
    for number in (1, 2):
        with elsewhere():
            bump()
        assert eventually(lambda shown=f"/en/ {number}-": ask(watched)[2] == shown)
        assert begun.wait(10)

    assert watched._prepared == ""
    may_end.set()
    assert eventually(lambda: watched._prepared == "2-")


@pytest.mark.django_db(transaction=True)
def test_no_reader_waits_while_garbage_is_looked_for_amid_what_is_made(watched, monkeypatch):
    ask(watched)
    seen = []
    monkeypatch.setattr(shelf, "prepare", lambda: seen.append(gc.isenabled()))
    with elsewhere():
        bump()

    assert eventually(lambda: watched._prepared == "1-")
    watched.end()
    assert (seen, gc.isenabled()) == ([False], True)


def test_garbage_is_looked_for_again_when_the_last_is_done_even_if_it_failed():
    uncollected = Uncollected()

    with suppress(RuntimeError), uncollected:
        with uncollected:
            pass
        assert not gc.isenabled()
        raise RuntimeError

    assert gc.isenabled()


@pytest.mark.django_db(transaction=True)
def test_what_takes_long_is_tried_again_where_it_failed(watched, monkeypatch, caplog):
    ask(watched)
    tries = []

    def fail_once():
        tries.append(1)
        if len(tries) == 1:
            raise RuntimeError

    monkeypatch.setattr(shelf, "prepare", fail_once)
    with elsewhere():
        bump()

    assert eventually(lambda: watched._prepared == "1-")
    assert len(tries) == 2
    assert ["The search could not be renewed" in one.message for one in caplog.records] == [True]


@pytest.mark.django_db(transaction=True)
def test_pages_for_which_there_was_no_time_are_made_afterwards(watched, monkeypatch):
    monkeypatch.setattr("guide.pages.WARMING", 0)
    for path in ("/a/", "/b/", "/c/"):
        ask(watched, path)
    application = watched.application
    with elsewhere():
        bump()

    assert eventually(lambda: len(watched._kept.pages) == 3 and shelf.revision() == "1-")
    assert eventually(lambda: len(application.asked) >= 6)
    assert sorted(paths(application)[3:6]) == ["/a/", "/b/", "/c/"]


def test_a_page_that_somebody_asked_for_meanwhile_is_not_made_again():
    application = Counting()
    pages = Pages(application)
    ask(pages)
    [(key, asked)] = pages._kept.asked()
    pages._coming = [(key, asked)]

    pages._make_the_rest(until=time.monotonic() + 10)

    assert (len(application.asked), pages._coming) == (1, [])


def test_an_end_without_a_beginning_is_none():
    pages = Pages(Counting())

    pages.end()

    assert pages._watch is None


def test_real_pages_and_their_errors_come_through(client):
    Section.objects.create(id="limits", name_zh_hans="界")
    pages = Pages(get_wsgi_application())

    first = ask(pages, "/zh-hans/sections/limits/", HTTP_ACCEPT_ENCODING="br, gzip")
    missing = ask(pages, "/zh-hans/sections/none/", HTTP_ACCEPT_ENCODING="gzip")
    rename("线")
    after = ask(pages, "/zh-hans/sections/limits/")[2]

    assert (first[0], first[1]["Content-Encoding"]) == ("200 OK", "br")
    assert missing[0] == "404 Not Found"
    assert missing[1]["Content-Encoding"] == "gzip"
    assert "线" in after
