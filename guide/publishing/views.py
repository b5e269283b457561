"""The guide about itself: status, open data, sitemap, and the pages for a wrong address."""

import datetime as dt
import json
import sys

from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import requires_csrf_token

from guide.answers.models import Answer, Section
from guide.law.models import Instrument, Provision
from guide.letters.models import Letter
from guide.shelf import AWAY, per_revision, revision, shelf
from guide.site import root

from .export import WITH_A_PAGE, addresses_of
from .models import Retired, Revision
from .open_data import COLLECTIONS, VERSION, collection, schema_of
from .read import LANGUAGES


def status(request):
    today = timezone.localdate()
    answers, provisions = shelf(Answer).all(), shelf(Provision).all()
    coming = [
        (one, version)
        for one in provisions
        for version in one.versions.all()
        if version.in_force_from > today
    ]
    context = {
        "revision": shelf(Revision).get(1),
        "oldest": min(answers, key=lambda one: one.reviewed_on, default=None),
        "looked": min(shelf(Instrument).all(), key=lambda one: one.checked_on, default=None),
        "answers": len(answers),
        "provisions": {
            letter: sum(one.confidence == letter for one in provisions) for letter in "AB"
        },
        "without_article": sum(not one.article for one in provisions),
        "coming": coming,
    }
    return render(request, "publishing/status.html", context)


def data_index(request):
    return _shared(_index())


@per_revision
def _index():
    answers = sorted(shelf(Answer).all(), key=lambda one: one.pk)
    changes = [change for one in answers for change in one.changes.all()]
    changes.sort(key=lambda one: one.on, reverse=True)
    table = {
        "version": VERSION,
        "licence": "CC BY 4.0",
        "changelog": [
            {"on": one.on, "answer": one.answer_id, "why": one.why_zh_hans} for one in changes
        ],
        "collections": {
            name: {
                "data": reverse("publishing-data", args=[name]),
                "schema": reverse("publishing-schema", args=[name]),
            }
            for name in COLLECTIONS
        },
    }
    return _as_json(table)


def data(request, name):
    if name not in COLLECTIONS:
        return not_found(request)
    return _shared(_collection(name))


@per_revision
def _collection(name):
    return _as_json(collection(name))


def schema(request, name):
    if name not in COLLECTIONS:
        return not_found(request)
    return _shared(_as_json(schema_of(name)))


def _as_json(table):
    return json.dumps(table, ensure_ascii=False, default=str).encode()


def _shared(content):
    response = HttpResponse(content, content_type="application/json")
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def robots(request):
    site = root(request)
    # The checkup is not listed here: a robot that may not fetch it never reads its noindex.
    lines = ["User-agent: *", "Allow: /", f"Sitemap: {site}{reverse('publishing-sitemap')}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


def sitemap(request):
    """The index of the sitemaps, one for each language."""
    context = {"site": root(request), "languages": LANGUAGES, "newest": newest_change()}
    return render(request, "publishing/sitemaps.xml", context, content_type="application/xml")


def sitemap_of(request, language):
    if language not in LANGUAGES:
        return not_found(request)
    rows = _pages()
    context = {
        "site": root(request),
        "rows": rows,
        "language": language,
        "languages": LANGUAGES,
    }
    return render(request, "publishing/sitemap.xml", context, content_type="application/xml")


@per_revision
def _pages():
    """[(address without its language, the day it was last reviewed, or None)]."""
    dates = {f"answers/{one.pk}": one.reviewed_on for one in shelf(Answer).all()}
    dates |= {f"letters/{one.pk}": one.reviewed_on for one in shelf(Letter).all()}
    found = addresses_of(row for model in WITH_A_PAGE for row in shelf(model).all())
    return [(one, dates.get(one)) for one in ["", *LISTS, *sorted(found)]]


# Pages that belong to no row.
LISTS = ("journey", "myths", "terms", "letters", "channels", "ladder", "law", "status")


@per_revision
def newest_change():
    """The day of the newest change that readers were told of; None where nothing is loaded."""
    return max((one.on for row in shelf(Answer).all() for one in row.changes.all()), default=None)


def feed(request):
    """What changed in the answers and why, newest first, in the reader's language."""
    site = root(request)
    changes = [
        (change, answer) for answer in shelf(Answer).all() for change in answer.changes.all()
    ]
    changes.sort(key=lambda pair: (-pair[0].on.toordinal(), pair[1].pk))
    context = {
        "site": site,
        "changes": changes[:NEWEST],
        # A feed must say when it was updated, also one that has nothing to tell yet.
        "newest": newest_change() or dt.date(1970, 1, 1),
        "language": translation.get_language(),
    }
    return render(request, "publishing/feed.xml", context, content_type="application/atom+xml")


# How many changes a feed tells of.
NEWEST = 60


def not_found(request, exception=None):
    """404, unless the address was released once: then its successor, or 410."""
    address = request.path.strip("/")
    language = translation.get_language()
    retired = shelf(Retired).get(address.removeprefix(f"{language}/"))
    if retired is not None and retired.successor:
        return HttpResponsePermanentRedirect(f"/{language}/{retired.successor}/")
    gone = retired is not None
    context = {"sections": shelf(Section).all()}
    template, code = ("410.html", 410) if gone else ("404.html", 404)
    return render(request, template, context, status=code)


def bad_request(request, exception=None, reason=""):
    return render(request, "400.html", status=400)


@requires_csrf_token
def server_error(request):
    # No database and no template inheritance here: whatever broke may be either.
    if isinstance(sys.exc_info()[1], AWAY):
        return away()
    return render(request, "500.html", status=500)


def away():
    """Nothing can be shown, or nothing kept, until the database answers."""
    response = HttpResponse(render_to_string("503.html"), status=503)
    response.headers["Retry-After"] = "5"
    response.headers["Cache-Control"] = "no-store"
    return response


@never_cache
def healthz(request):
    """200: this process answers. It says nothing of what it would answer."""
    return HttpResponse("up\n", content_type="text/plain")


@never_cache
def readyz(request):
    """200: this process has content to show. It may be that of before, if the database is away."""
    shown = revision()
    said = f"ready\nrevision {shown}\n" if shown else "nothing to show yet\n"
    return HttpResponse(said, content_type="text/plain", status=200 if shown else 503)
