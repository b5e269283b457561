"""A whole visit leaves nothing of its reader behind: no line, no row, no key, nothing in memory."""

import gc
import tomllib
from urllib.parse import quote, urlencode

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection

from guide.letters.models import Letter
from tests.asked import Heard, environ_of, given_in, whole_site

# Backwards, so that this file, which is in memory too, does not hold what is looked for.
WORDS = "号暗的我8k3q"[::-1], "x-tnega-9f7", "x-rerefer-2d4", "77.311.0.302", "x-eikooc-5c1"
ENCODINGS = ("utf-8", "gbk")

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def application(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock(), whole_site(tmp_path_factory.mktemp("static")) as site:
        yield site


def choices():
    """[(question, code)] of a reader who answers all that there is to answer."""
    cases = tomllib.loads((settings.CONTENT / "checkup" / "cases.toml").read_text())["case"]
    longest = max((one["answers"] for one in cases), key=len)
    return [(name, code) for name, codes in longest.items() for code in codes]


def addresses(words):
    """[(path, query, status)] of a visit: what it comes to is in no order."""
    given = choices()
    letter = Letter.objects.values_list("pk", flat=True)[0]
    steps = [("/en/checkup/", urlencode(given[:most]), 200) for most in range(len(given))]
    return [
        ("/zh-hans/", "", 200),
        *steps,
        ("/checkup/", urlencode(given), 302),
        ("/zh-cn/checkup/result/", urlencode(given), 302),
        ("/en/checkup/", urlencode(given), 302),
        ("/en/checkup/result/", urlencode(given[:1]), 302),
        ("/en/checkup/result", urlencode(given), 301),
        ("/en/checkup/result/", urlencode(given), 200),
        ("/en/checkup/result/", urlencode([*given, ("who", words)]), 400),
        ("/zh-hans/search/", urlencode({"q": words}), 200),
        ("/en/search/", urlencode({"q": words, "format": "json"}), 200),
        ("/search/", urlencode({"q": words}), 302),
        ("/zh-hans/answers/call-hours/", "", 200),
        ("/zh-hans/answers/call-hours/", urlencode({"from": words}), 200),
        (f"/en/letters/{letter}/", "", 200),
        (f"/en/letters/{letter}/letter.docx", urlencode({"name": words}), 200),
        ("/zh-hans/law/", "", 200),
        (f"/en/{quote(words)}/", urlencode({"q": words}), 404),
        ("/en/pages/privacy/", "", 200),
        ("/en/leave/", "", 200),
    ]


def visit(application, words, agent, referer, address, cookie):
    """[(status that should be, status that is, headers)], and what was logged."""
    reader = {
        "HTTP_USER_AGENT": agent,
        "HTTP_REFERER": f"https://elsewhere.example/{referer}",
        "REMOTE_ADDR": address,
        "HTTP_X_FORWARDED_FOR": address,
        "HTTP_COOKIE": f"of={cookie}",
        "HTTP_ACCEPT_ENCODING": "gzip, br",
    }
    found = []
    with Heard() as heard:
        for path, query, status in addresses(words):
            for method in ("GET", "HEAD", "POST"):
                asked = environ_of(method, path, query, reader, b"")
                is_status, headers, _body, _seconds = given_in(application, asked)
                if method == "GET":
                    found.append((path, status, is_status, headers))
        # A host that is none of ours, and a body that is no form.
        for odd in ({"HTTP_HOST": words.encode().decode("latin-1")}, {"CONTENT_TYPE": words}):
            given_in(application, environ_of("POST", "/en/", "", reader | odd, b"\xff=\0"))
    return found, heard.lines


def rows():
    """All that the database holds, by table."""
    with connection.cursor() as cursor:
        return {table: _of(cursor, table) for table in connection.introspection.table_names(cursor)}


def _of(cursor, table):
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
    return sorted(map(repr, cursor.fetchall()))


def holds(held, wanted):
    return any(form in held for forms in wanted for form in forms)


def holding(marks):
    """What in this process's memory, as far as Python knows of it, holds one of these marks."""
    gc.collect()
    wanted = [[one[::-1].encode(name) for name in ENCODINGS] for one in marks]
    ours = {id(one) for one in (wanted, *wanted)}
    found = set()
    for owner in gc.get_objects():
        for one in gc.get_referents(owner) if id(owner) not in ours else ():
            if isinstance(one, (str, bytes)) and 3 < len(one) < 100_000:
                held = one.encode("utf-8", "replace") if isinstance(one, str) else one
                if holds(held, wanted):
                    found.add((type(owner).__name__, held[:60]))
    return found


def told_without_redirects(found):
    return " ".join(
        f"{name}: {one}"
        for _path, _should, status, headers in found
        for name, one in headers
        if name != "Location" or status not in (301, 302)
    )


def test_a_visit_leaves_nothing_of_its_reader_in_a_line_a_row_or_a_header(application):
    words = [one[::-1] for one in WORDS]
    before = rows()

    found, lines = visit(application, *words)

    assert [(path, is_) for path, should, is_, _ in found if should != is_] == []
    assert lines == []
    assert rows() == before
    told = told_without_redirects(found)
    assert [
        one for one in [*words, quote(words[0]), *map(urlencode_one, choices())] if one in told
    ] == []
    assert "Set-Cookie" not in told
    assert list(getattr(caches["default"], "_cache", {})) == []


def urlencode_one(pair):
    return urlencode([pair])


def test_a_visit_leaves_nothing_of_its_reader_in_memory(application):
    marks = [*WORDS, quote(WORDS[0][::-1])[::-1], urlencode(choices()[:2])[::-1]]
    # Another test's name may hold the same choices.
    before = holding(marks)

    visit(application, *(one[::-1] for one in WORDS))

    assert holding(marks) - before == set()


def test_what_is_in_memory_would_be_found():
    kept = [WORDS[0][::-1]]

    assert ("list", kept[0].encode()) in holding(WORDS[:1])
