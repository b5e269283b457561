"""The guide about itself: status, open data, sitemap, and the pages for a wrong address."""

import json

from django.conf import settings
from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.csrf import requires_csrf_token

from guide.answers.models import Answer, Change, Section
from guide.law.models import Instrument, Provision

from .export import addresses
from .models import Retired, Revision
from .open_data import COLLECTIONS, VERSION, collection, schema_of
from .read import LANGUAGES


def status(request):
    today = timezone.localdate()
    provisions = list(Provision.objects.prefetch_related("versions"))
    coming = [
        (one, version)
        for one in provisions
        for version in one.versions.all()
        if version.in_force_from > today
    ]
    context = {
        "revision": Revision.objects.first(),
        "oldest": Answer.objects.published().order_by("reviewed_on").first(),
        "looked": Instrument.objects.published().order_by("checked_on").first(),
        "answers": Answer.objects.published().count(),
        "provisions": {
            letter: sum(one.confidence == letter for one in provisions) for letter in "AB"
        },
        "without_article": sum(not one.article for one in provisions),
        "coming": coming,
    }
    return render(request, "publishing/status.html", context)


def data_index(request):
    changes = Change.objects.filter(answer__published=True).order_by("-on", "answer_id")
    return _shared(
        {
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
    )


def data(request, name):
    if name not in COLLECTIONS:
        return not_found(request)
    return _shared(collection(name))


def schema(request, name):
    if name not in COLLECTIONS:
        return not_found(request)
    return _shared(schema_of(name))


def _shared(table):
    response = HttpResponse(
        json.dumps(table, ensure_ascii=False, default=str), content_type="application/json"
    )
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _site(request):
    return settings.SITE_URL or request.build_absolute_uri("/")[:-1]


def robots(request):
    site = _site(request)
    # The checkup is not listed here: a robot that may not fetch it never reads its noindex.
    lines = ["User-agent: *", "Allow: /", f"Sitemap: {site}{reverse('publishing-sitemap')}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


def sitemap(request):
    site = _site(request)
    dates = {f"answers/{one.pk}": one.reviewed_on for one in Answer.objects.published()}
    rows = [(one, dates.get(one)) for one in ["", *sorted(addresses())]]
    context = {"site": site, "rows": rows, "languages": LANGUAGES}
    return render(request, "publishing/sitemap.xml", context, content_type="application/xml")


def not_found(request, exception=None):
    """404, unless the address was released once: then its successor, or 410."""
    address = request.path.strip("/")
    language = translation.get_language()
    retired = Retired.objects.filter(address=address.removeprefix(f"{language}/")).first()
    if retired is not None and retired.successor:
        return HttpResponsePermanentRedirect(f"/{language}/{retired.successor}/")
    gone = retired is not None
    context = {"sections": Section.objects.published()}
    template, code = ("410.html", 410) if gone else ("404.html", 404)
    return render(request, template, context, status=code)


def bad_request(request, exception=None, reason=""):
    return render(request, "400.html", status=400)


@requires_csrf_token
def server_error(request):
    # No database and no template inheritance here: whatever broke may be either.
    return render(request, "500.html", status=500)
