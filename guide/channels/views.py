"""The channels, and the ladder among them."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render

from guide.law.models import Provision

from .models import (
    Caution,
    Channel,
    Condition,
    Deadline,
    Escalation,
    Evidence,
    Headline,
    Issue,
    Lender,
    Move,
    Person,
    Principle,
    Route,
    Urgency,
)


def index(request):
    kinds = {}
    for channel in Channel.objects.published().prefetch_related("phones"):
        kinds.setdefault(channel.kind, []).append(channel)
    return render(request, "channels/index.html", {"kinds": kinds})


def channel(request, channel_id):
    found = get_object_or_404(
        Channel.objects.published().prefetch_related("lines", "limits", "phones"), pk=channel_id
    )
    cited = {id_ for line in found.lines.all() for id_ in line.cites}
    cited |= {id_ for limit in found.limits.all() for id_ in limit.cites}
    context = {
        "channel": found,
        "takes": Issue.objects.in_order(found.issues),
        "lenders": Lender.objects.in_order(found.lenders),
        "provisions": Provision.objects.in_order(sorted(cited)),
        "deadlines": Deadline.objects.published().filter(channel=channel_id),
    }
    return render(request, "channels/channel.html", context)


def ladder(request):
    context = {
        "lenders": Lender.objects.published(),
        "issues": Issue.objects.published(),
        "urgencies": Urgency.objects.published().prefetch_related("lines"),
        "people": Person.objects.published(),
        "identify": Principle.objects.published().filter(part="identify"),
        "counting": Principle.objects.published().filter(part="counting"),
        "abroad": Principle.objects.published().filter(part="abroad"),
        "deadlines": Deadline.objects.published(),
    }
    return render(request, "channels/ladder.html", context)


def route(request, lender_id, issue_id):
    found = Route.objects.published().filter(lender=lender_id, issue=issue_id).first()
    if found is None:
        raise Http404
    context = {
        "route": found,
        "lender": Lender.objects.get(pk=lender_id),
        "issue": Issue.objects.get(pk=issue_id),
        "headline": Headline.objects.get(pk=found.headline),
        "steps": steps_of(found),
        "cautions": Caution.objects.in_order(found.cautions),
        "evidence": Evidence.objects.prefetch_related("lines").in_order(found.evidence),
        "escalations": Escalation.objects.prefetch_related("lines").in_order(found.escalations),
    }
    return render(request, "channels/route.html", context)


def steps_of(found):
    """The steps of a route with their move, channel, condition and provisions. Five queries."""
    steps = list(found.steps.all())
    moves = Move.objects.in_bulk([one.move for one in steps])
    conditions = Condition.objects.in_bulk([one.condition for one in steps if one.condition])
    channels = Channel.objects.prefetch_related("phones", "limits").in_bulk(
        [move.channel for move in moves.values() if move.channel]
    )
    return [
        {
            "move": moves[one.move],
            "channel": channels.get(moves[one.move].channel),
            "condition": conditions.get(one.condition),
            "together": one.together,
            "cites": one.cites,
        }
        for one in steps
    ]
