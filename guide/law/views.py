"""An instrument and what it is; a provision and what it says today."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from .models import Instrument, Kind, Provision


def index(request):
    instruments = list(Instrument.objects.published())
    groups = [
        (kind, [one for one in instruments if one.kind == kind.value])
        for kind in Kind
        if any(one.kind == kind.value for one in instruments)
    ]
    return render(request, "law/index.html", {"groups": groups})


def instrument(request, instrument_id):
    found = get_object_or_404(Instrument.objects.published(), pk=instrument_id)
    provisions = found.provisions.select_related("instrument").prefetch_related("versions")
    today = timezone.localdate()
    shown = [(one, one.version_on(today)) for one in provisions]
    return render(request, "law/instrument.html", {"instrument": found, "provisions": shown})


def provision(request, instrument_id, number):
    found = get_object_or_404(
        Provision.objects.select_related("instrument").prefetch_related("versions"),
        instrument_id=instrument_id,
        number=number,
        instrument__published=True,
    )
    versions = list(found.versions.all())
    if not versions:
        raise Http404
    today = timezone.localdate()
    current = found.version_on(today)
    context = {
        "provision": found,
        "current": current,
        "past": [one for one in versions if one.in_force_from <= today and one != current],
        "coming": [one for one in versions if one.in_force_from > today],
    }
    return render(request, "law/provision.html", context)
