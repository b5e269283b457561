"""Whole public pages in memory, compressed, in front of Django.

A page is the same for everybody, so it is made once for each content revision, day and encoding.
A query that is read, what says it may not be kept, and the admin go to Django as they come.
"""

import gc
import io
import logging
import os
import re
import threading
from time import monotonic

from django.conf import settings
from django.db import close_old_connections, connections
from django.utils import timezone

from guide import shelf
from guide.page import accepted, give, made, may_be_kept

logger = logging.getLogger(__name__)

# Seconds that the pages of an old revision are shown while their new ones are made.
WARMING = 0.3
# Seconds of rest after each page that is made later than that: readers want the processor too.
REST = 0.01
# The rooms that read a query.
QUERIED = re.compile("/(checkup|search)(/|$)")
# What would make one reader's page differ from another's.
PERSONAL = ("HTTP_COOKIE", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE")
# What a page is made of. Nothing else of a request stays in memory: the rest is its reader's.
ASKED = ("SCRIPT_NAME", "PATH_INFO", "SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL", "HTTP_HOST",
         "HTTP_X_FORWARDED_PROTO", "wsgi.url_scheme")  # fmt: skip


class Kept:
    """The pages of one state of the content, the oldest leaving where there is no more room.

    A page is put into the collection that was there before it was made. So one that is made
    while a new state arrives goes at worst into the old collection, where nobody looks again.
    """

    def __init__(self, state=None):
        self.state = state
        self.pages = {}
        self._bytes = 0
        self._lock = threading.Lock()

    def put(self, key, page):
        if page.size > settings.PAGES_BYTES:
            return
        with self._lock:
            self._drop(key)
            while self._bytes + page.size > settings.PAGES_BYTES:
                self._drop(next(iter(self.pages)))
            self.pages[key] = page
            self._bytes += page.size

    def _drop(self, key):
        page = self.pages.pop(key, None)
        self._bytes -= page.size if page else 0

    def asked(self):
        """[(key, what it was asked with)], what was asked for first in front."""
        with self._lock:
            return [(key, page.asked) for key, page in self.pages.items()]


class Uncollected:
    """While any thread is inside, Python does not look for garbage.

    Amid all that a new revision is made of, such a look takes a tenth of a second, and stops every
    reader for as long. What is left over is found soon afterwards, in a fifth of that.
    """

    def __init__(self):
        self._inside, self._lock = 0, threading.Lock()

    def __enter__(self):
        with self._lock:
            self._inside += 1
            gc.disable()

    def __exit__(self, *_error):
        with self._lock:
            self._inside -= 1
            if not self._inside:
                gc.enable()


class Pages:
    """The application, with the pages it made kept in memory for as long as they are true."""

    def __init__(self, application):
        self.application = application
        self._kept = Kept()
        # What the last state had and this one has not yet: [(key, what it was asked with)].
        self._coming = []
        self._forked()
        os.register_at_fork(after_in_child=self._forked)

    def _forked(self):
        # A thread does not come along into a new process, and a lock may be held there for ever.
        self._watch = self._aside = None
        # For which revision that was made which takes long.
        self._prepared = None
        self._looked, self._ended = threading.Event(), threading.Event()
        self._lock, self._uncollected = threading.Lock(), Uncollected()

    def __call__(self, environ, start_response):
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or _reads_a_query(environ):
            return self.application(environ, start_response)
        if self._watch is None:
            self.watch()
        key = (
            environ.get("PATH_INFO", ""),
            accepted(environ.get("HTTP_ACCEPT_ENCODING", "")),
            environ.get("HTTP_HOST"),
            environ.get("HTTP_X_FORWARDED_PROTO"),
        )
        page = self._kept.pages.get(key)
        if page is None:
            return self._first(key, environ, start_response)
        return give(page, environ, start_response)

    def watch(self):
        """Look out for a new revision: beside the readers; where the interval is 0, before each."""
        if not settings.REVISION_SECONDS:
            self._renew()
            return
        with self._lock:
            if self._watch is None:
                watch = threading.Thread(target=self._look_on, daemon=True)
                watch.start()
                self._looked.wait()
                self._watch = watch

    def end(self):
        """Stop the thread, as the end of the process would."""
        self._ended.set()
        for one in (self._watch, self._aside):
            if one is not None:
                one.join()

    def _look_on(self):
        pause = 0
        while not self._ended.wait(pause):
            began = monotonic()
            self._look()
            self._looked.set()
            self._make_the_rest(until=began + settings.REVISION_SECONDS)
            pause = max(0, began + settings.REVISION_SECONDS - monotonic())
        connections.close_all()

    def _look(self):
        """Whatever goes wrong, the next look comes: without it, no reader would see an edit."""
        try:
            with self._uncollected:
                shelf.look()
                self._renew()
            self._prepare()
        except Exception:
            logger.exception("The pages could not be renewed. They will be at the next look.")
        finally:
            close_old_connections()

    def _prepare(self):
        """Make what takes long: the first time before anybody reads, and then aside.

        An edit soon after another is shown while the search for the first is still being made.
        """
        is_first = self._prepared is None
        if shelf.revision() == self._prepared or (self._aside and self._aside.is_alive()):
            return
        self._aside = threading.Thread(target=self._prepare_aside, daemon=True)
        self._aside.start()
        if is_first:
            self._aside.join()

    def _prepare_aside(self):
        try:
            with self._uncollected, shelf.one_revision():
                shelf.prepare()
                self._prepared = shelf.revision()
        except Exception:
            logger.exception("The search could not be renewed. It will be at the next look.")
        finally:
            connections.close_all()

    def _renew(self):
        """Make the pages that are kept anew if the content or the day is another."""
        state = shelf.revision(), timezone.localdate()
        if state == self._kept.state:
            return
        until = monotonic() + WARMING
        new, self._coming = Kept(state), self._kept.asked() + self._coming
        while self._coming and monotonic() < until:
            self._make(new, *self._coming.pop(0))
        self._kept = new

    def _make_the_rest(self, until):
        while self._coming and monotonic() < until and not self._ended.wait(REST):
            key, asked = self._coming.pop(0)
            if key not in self._kept.pages:
                self._make(self._kept, key, asked)

    def _make(self, kept, key, asked):
        try:
            status, headers, body = self._ask(asked)
        except Exception:
            logger.exception("A page could not be made anew. It will be when it is asked for.")
            return
        if may_be_kept(status, headers):
            kept.put(key, made(headers, body, key[1], asked))

    def _first(self, key, environ, start_response):
        if _is_private(key[0]):
            return self.application(environ, start_response)
        kept = self._kept
        status, headers, body = self._ask(
            {name: one for name, one in environ.items() if name not in PERSONAL}
        )
        if not may_be_kept(status, headers):
            start_response(status, headers)
            return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
        asked = {name: environ[name] for name in ASKED if name in environ}
        page = made(headers, body, key[1], asked)
        if _is_usual(environ):
            kept.put(key, page)
        return give(page, environ, start_response)

    def _ask(self, asked):
        """(status, headers, body) that Django gives, whole."""
        given = {}

        def start(status, headers, _error=None):
            given.update(status=status, headers=headers)

        environ = {**asked, "REQUEST_METHOD": "GET", "QUERY_STRING": ""}
        parts = self.application({**environ, "wsgi.input": io.BytesIO()}, start)
        try:
            body = b"".join(parts)
        finally:
            getattr(parts, "close", lambda: None)()
        return given["status"], given["headers"], body


def _reads_a_query(environ):
    """To other pages a query means nothing: it must not make them cost anything either.

    Applications to chat in add one to each link that is shared there.
    """
    return environ.get("QUERY_STRING") and QUERIED.search(environ.get("PATH_INFO", ""))


def _is_private(path):
    desk = [f"/{settings.ADMIN_PATH}/"] if settings.ADMIN_PATH else []
    return path.startswith((settings.STATIC_URL, *desk))


def _is_usual(environ):
    """Asked for as readers ask: a host with every port there is must not push the pages out."""
    host = environ.get("HTTP_HOST", "")
    name = host.removesuffix(f":{environ.get('SERVER_PORT')}")
    return name in settings.ALLOWED_HOSTS and environ.get("HTTP_X_FORWARDED_PROTO") in (
        None,
        "http",
        "https",
    )
