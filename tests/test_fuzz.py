"""Every address, asked for as no browser would: an answer always, and never a harmful one."""

import gzip
import re
from collections import Counter
from urllib.parse import urljoin, urlsplit

import brotli
import pytest
from django.conf import settings
from django.urls import URLResolver, get_resolver
from hypothesis import given
from hypothesis import settings as hypothesis_settings

from guide.answers.models import Answer, Page, Section
from guide.channels.models import Channel, Issue, Lender
from guide.checkup.models import ChoiceRow, QuestionRow
from guide.law.models import Provision
from guide.letters.models import Letter
from tests.asked import HOST, Heard, environ_of, given_in, whole_site
from tests.hostile import MARKS, requests_of

# What is run here thousands of times is counted once in the tests of each room.
pytestmark = pytest.mark.no_cover

# So many cases of each room, each asked for three times: more than 20,000 requests.
EACH = 750
# Seconds of processor time that no single request may take. Most take a thousandth of that.
MOST = 1.0
DECODE = {"": bytes, "gzip": gzip.decompress, "br": brotli.decompress}
# Of the modules that hold the views. The admin's are in the last three, with the redirects.
ROOMS = ["answers", "channels", "checkup", "law", "letters", "publishing", "search", "desk",
         "contrib", "views"]  # fmt: skip
HEADERS = {
    "Content-Security-Policy": "",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": ("no-referrer", "same-origin"),
    "Permissions-Policy": "camera=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": ("same-origin", "cross-origin"),
}


def rooms():
    """{room: the paths of its addresses, as urls.py writes them}."""
    found = {}

    def gather(patterns, before):
        for one in patterns:
            path = before + str(one.pattern)
            if isinstance(one, URLResolver):
                gather(one.url_patterns, path)
            else:
                room = one.callback.__module__.split(".")[1]
                found.setdefault(room, []).append(path)

    gather([one for one in get_resolver().url_patterns if not is_localized(one)], "/")
    [localized] = [one for one in get_resolver().url_patterns if is_localized(one)]
    gather(localized.url_patterns, "/<language>/")
    return found


def is_localized(one):
    return isinstance(one, URLResolver) and not one.namespace


@pytest.fixture(scope="module")
def application(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock(), whole_site(tmp_path_factory.mktemp("static")) as site:
        yield site


@pytest.fixture(scope="module")
def known(application):
    """{the name of a variable in an address or query: values that mean something there}."""

    def of(rows, name="pk"):
        return [str(one) for one in rows.objects.values_list(name, flat=True)[:5]]

    return {
        "language": ["zh-hans", "zh-hant", "en", "en", "zh-cn", "xx"],
        "answer_id": of(Answer),
        "section_id": of(Section),
        "page_id": of(Page),
        "instrument_id": of(Provision, "instrument_id"),
        "number": [*of(Provision, "number"), "1"],
        "channel_id": of(Channel),
        "lender_id": of(Lender),
        "issue_id": of(Issue),
        "letter_id": of(Letter),
        "name": ["answers", "law"],
        "path": ["/en/journey", "/en/law"],
        "rest": ["law/", "checkup/?a=b"],
        "app_label": ["auth", "answers"],
        "object_id": of(Answer),
        "url": ["x/"],
        "content_type_id": ["1"],
        "question": of(QuestionRow),
        "code": [str(one) for one in ChoiceRow.objects.values_list("code", flat=True)],
    }


def troubles(status, headers, body, seconds, lines):
    """What must not be, one sentence each."""
    told = dict(headers)
    kind = told.get("Content-Type", "")
    found = [f"status {status}"] if status >= 500 else []
    found += [f"logged: {one[-300:]}" for one in lines]
    found += [f"{seconds:.2f} s of processor time"] if seconds > MOST else []
    found += ["a traceback"] if b"Traceback (most" in body else []
    found += [f"a cookie: {one}" for name, one in headers if name == "Set-Cookie" and is_kept(one)]
    found += [
        f"a header of two lines: {name}" for name, one in headers if re.search(r"[\r\n\0]", one)
    ]
    # With 304, the headers of the page that the browser has stay as they were.
    found += [
        f"no {name}"
        for name, start in HEADERS.items()
        if status != 304 and not (name in told and told[name].startswith(start))
    ]
    if "json" not in kind and body:
        plain = DECODE[told.get("Content-Encoding", "")](body)
        found += [f"shown as it came: {one}" for one in MARKS if one.encode() in plain]
    if "Location" in told and is_elsewhere(told["Location"]):
        found.append(f"leads to {told['Location'][:80]}")
    return found


def is_kept(cookie):
    """Not one that is deleted, or sent to the admin's own address only."""
    return "Max-Age=0" not in cookie and "Path=/desk/" not in cookie


def is_elsewhere(location):
    """As a browser reads it, which drops tabs and takes a backslash for a slash."""
    read_as = re.sub(r"[\t\r\n]", "", location).replace("\\", "/").strip()
    target = urlsplit(urljoin(f"http://{HOST}/", read_as))
    return target.scheme not in ("http", "https") or target.hostname != HOST


@pytest.mark.django_db
@pytest.mark.parametrize("room", ROOMS)
def test_whatever_is_asked_gets_a_harmless_answer(room, application, known):
    # What is worked out once for all readers is no single request's time.
    booklets = [(f"/{language}/print/all/", "") for language, _name in settings.LANGUAGES]
    for path, query in (("/en/search/", "q=a"), ("/en/checkup/", ""), *booklets):
        given_in(application, environ_of("GET", path, query, {}, b""))
    seen = Counter()

    @hypothesis_settings(max_examples=EACH, database=None)
    @given(requests_of(rooms()[room], known))
    def ask(asked):
        method, *rest = asked
        for one in ("GET", "HEAD", method):
            with Heard() as heard:
                found = given_in(application, environ_of(one, *rest))
            seen[found[0]] += 1
            assert troubles(*found, heard.lines) == []

    ask()
    assert (sum(seen.values()) >= 3 * EACH, seen[200] > 0) == (True, True)


@pytest.mark.django_db
def test_no_room_is_left_out(application):
    assert sorted(rooms()) == sorted(ROOMS)
