"""The server's way in with the whole content, asked as a server would ask."""

import importlib
import logging
import sys
import time
from contextlib import contextmanager
from io import BytesIO

from django.urls import clear_url_caches

from guide import urls
from tests.real import loaded

HOST = "testserver"
# Characters of an address or header that a server lets through: longer ones never reach us.
LONGEST = 32_768

ADMIN = {"ADMIN_PATH": "desk", "SESSION_COOKIE_PATH": "/desk/", "CSRF_COOKIE_PATH": "/desk/"}


@contextmanager
def whole_site(static):
    """Inside, the application with the real content and an admin; all gone afterwards."""
    (static / "guide.css").write_text("a{}")
    with loaded(STATIC_ROOT=str(static), **ADMIN):
        importlib.reload(urls)
        clear_url_caches()
        # Anew: what an earlier test asked for is in that one's memory.
        sys.modules.pop("guide.wsgi", None)
        yield importlib.import_module("guide.wsgi").application
    importlib.reload(urls)
    clear_url_caches()


def environ_of(method, path, query, headers, body):
    return {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path[:LONGEST],
        "QUERY_STRING": query[:LONGEST],
        "SERVER_NAME": HOST,
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": HOST,
        "REMOTE_ADDR": "192.0.2.7",
        "wsgi.input": BytesIO(body),
        "wsgi.url_scheme": "http",
        "wsgi.errors": BytesIO(),
        "wsgi.multithread": False,
        "CONTENT_LENGTH": str(len(body)),
        **headers,
    }


def given_in(application, environ):
    """(status, headers, body, seconds of processor time)."""
    given_now = {}

    def start(status, headers, _error=None):
        given_now.update(status=int(status[:3]), headers=headers)

    began = time.thread_time()
    parts = application(environ, start)
    body = b"".join(parts)
    getattr(parts, "close", lambda: None)()
    return given_now["status"], given_now["headers"], body, time.thread_time() - began


class Heard(logging.Handler):
    """All that is logged while it listens."""

    def __init__(self):
        super().__init__(level=0)
        self.lines = []

    def emit(self, record):
        self.lines.append(self.format(record))

    def __enter__(self):
        logging.getLogger().addHandler(self)
        return self

    def __exit__(self, *_error):
        logging.getLogger().removeHandler(self)
