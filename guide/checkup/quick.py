"""Steps and results of the questionnaire in front of Django, joined from parts made once.

The parts are cut out of what Django's templates make, once for each revision, day, language and
host. What a reader chose only picks parts and fills holes: nothing is kept by it. Whatever is
unusual goes to Django as it comes.
"""

import io
import re
from dataclasses import dataclass

import deflate
from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.db import Error, close_old_connections
from django.middleware.gzip import re_accepts_gzip
from django.urls import reverse
from django.utils import timezone, translation

from guide.shelf import one_revision, per_revision

from . import engine, parts
from .models import questionnaire
from .views import SENT, SHOW, asked_for

# A query as the questionnaire's own forms and links write it.
USUAL = re.compile(r"(?:[a-z0-9-]+=[a-z0-9-]+(?:&[a-z0-9-]+=[a-z0-9-]+)*)?")
LONGEST = 1000
# Where a page is asked for: its addresses and some of its headers say so.
ORIGIN = ("HTTP_HOST", "HTTP_X_FORWARDED_PROTO", "SERVER_PORT", "wsgi.url_scheme")
# Nothing here can be kept: a few more bytes than a kept page's, in a third of the time.
LEVEL = 1
OF_ONE_BODY = ("content-length", "content-encoding")


class Quick:
    """The application, with the questionnaire's usual pages answered in front of it."""

    def __init__(self, application):
        self.application = application
        self._asked = {}
        for language, _name in settings.LANGUAGES:
            with translation.override(language):
                self._asked[reverse("checkup-ask")] = language, _step
                self._asked[reverse("checkup-result")] = language, _result

    def __call__(self, environ, start_response):
        language, join = self._asked.get(environ.get("PATH_INFO"), ("", None))
        if join is None or not _is_usual(environ):
            return self.application(environ, start_response)
        with translation.override(language):
            kept, headers, page = _found(environ, language, join)
        if page is None:
            return self.application(environ, start_response)
        if headers is None:
            return self.application(environ, _learning(kept, environ, start_response))
        return _give(environ, start_response, headers, page)


def _found(environ, language, join):
    """(what is kept, the page's headers, the page); None for each that there is not."""
    try:
        with one_revision():
            day = timezone.localdate()
            kept = _kept(day)
            walk = _walked(environ.get("QUERY_STRING", ""))
            page = join(kept, environ, language, day, walk) if walk else None
            return kept, kept.get(_place(environ)), page
    except Error:
        # Django has a page for a database that is away.
        return None, None, None
    finally:
        close_old_connections()


def _is_usual(environ):
    """Asked for as readers ask: a host with every port there is must not fill the memory."""
    host = environ.get("HTTP_HOST", "").removesuffix(f":{environ.get('SERVER_PORT')}")
    query = environ.get("QUERY_STRING", "")
    return (
        environ["REQUEST_METHOD"] == "GET"
        and not environ.get("SCRIPT_NAME")
        and host in settings.ALLOWED_HOSTS
        and environ.get("HTTP_X_FORWARDED_PROTO") in (None, "http", "https")
        and len(query) <= LONGEST
        and USUAL.fullmatch(query) is not None
    )


@per_revision
def _days():
    return {}


def _kept(day):
    """What is kept of the readers' revision on this day; another day's is let go."""
    days = _days()
    kept = days.get(day)
    if kept is None:
        days.clear()
        kept = days[day] = {}
    return kept


def _made(kept, build, environ, language, what):
    """What `build` makes of `what` in this language for whoever asks from there."""
    key = build, _origin(environ), language, what
    if key not in kept:
        kept[key] = build(_bare(environ), what)
    return kept[key]


def _origin(environ):
    return tuple([environ.get(name) for name in ORIGIN])


def _place(environ):
    return environ["PATH_INFO"], _origin(environ)


def _bare(environ):
    """The request without what its reader chose or is: its query is a mark."""
    asked = {name: environ[name] for name in (*ORIGIN, "PATH_INFO") if name in environ}
    asked |= {"REQUEST_METHOD": "GET", "QUERY_STRING": parts.QUERY, "wsgi.input": io.BytesIO()}
    return WSGIRequest(asked)


@dataclass(frozen=True)
class Walk:
    """What a query says of a questionnaire, where nothing in it is wrong."""

    sheet: engine.Questionnaire
    answers: dict
    following: engine.Question | None
    show: str
    sent: str
    query: str


def _walked(query):
    sheet = questionnaire()
    codes = {}
    for pair in query.split("&") if query else ():
        name, _, code = pair.partition("=")
        codes.setdefault(name, []).append(code)
    show, sent = (codes.pop(name, [""])[-1] for name in (SHOW, SENT))
    if engine.troubles(sheet.questions, codes):
        return None
    answers, following = engine.walk(sheet.questions, engine.without(codes, ()))
    return Walk(sheet, answers, following, show, sent, query)


def _step(kept, environ, language, _day, walk):
    asked = engine.asked(walk.sheet.questions, walk.answers)
    shown = asked_for(walk.show, asked) or walk.following
    if shown is None or walk.sent == shown.id:
        return None
    step = _made(kept, parts.Step, environ, language, shown.id)
    return step.joined(walk.answers, asked, walk.query)


def _result(kept, environ, language, day, walk):
    if walk.following is not None:
        return None
    result = _made(kept, parts.Result, environ, language, day)
    return result.joined(walk.answers, walk.query)


def _learning(kept, environ, start_response):
    """Keeps the headers of a page that Django gives: they are the same for each reader."""

    def start(status, headers, *error):
        names = {name.lower() for name, _ in headers}
        if status.startswith("200") and "set-cookie" not in names:
            kept[_place(environ)] = [one for one in headers if one[0].lower() not in OF_ONE_BODY]
        return start_response(status, headers, *error)

    return start


def _give(environ, start_response, headers, page):
    body = page.encode()
    if re_accepts_gzip.search(environ.get("HTTP_ACCEPT_ENCODING", "")):
        body = deflate.gzip_compress(body, LEVEL)
        headers = [*headers, ("Content-Encoding", "gzip")]
    start_response("200 OK", [*headers, ("Content-Length", str(len(body)))])
    return [body]
