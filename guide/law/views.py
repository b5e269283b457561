"""An instrument and what it is; a provision and what it says today."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from guide.shelf import shelf
from guide.site import root

from .models import Instrument, Kind, Provision


def index(request):
    groups = shelf(Instrument).grouped(Kind, "kind")
    return render(request, "law/index.html", {"groups": groups})


def instrument(request, instrument_id):
    found = shelf(Instrument).or_404(instrument_id)
    today = timezone.localdate()
    shown = [(one, one.version_on(today)) for one in found.provisions.all()]
    return render(request, "law/instrument.html", {"instrument": found, "provisions": shown})


def provision(request, instrument_id, number):
    found = shelf(Provision).or_404(f"{instrument_id}/{number}")
    versions = list(found.versions.all())
    if not versions:
        raise Http404
    today = timezone.localdate()
    current = found.version_on(today)
    context = {
        "linked": linked(request, found, current),
        "provision": found,
        "current": current,
        "past": [one for one in versions if one.in_force_from <= today and one != current],
        "coming": [one for one in versions if one.in_force_from > today],
    }
    return render(request, "law/provision.html", context)


def linked(request, provision, current):
    """The provision as schema.org reads it: the same words as on the page."""
    instrument = provision.instrument
    address = root(request) + provision.get_absolute_url()
    table = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "url": address,
        "name": f"{instrument.title} {provision.article or ''}".strip(),
        "legislationPassedBy": instrument.issuer,
        "legislationLegalForce": "InForce" if current else "NotInForce",
        "isPartOf": {
            "@type": "Legislation",
            "name": instrument.title,
            "url": root(request) + instrument.get_absolute_url(),
        },
    }
    if current:
        table["abstract"] = current.rule
        if current.from_on:
            table["legislationDateVersion"] = current.from_on.isoformat()
    return table
