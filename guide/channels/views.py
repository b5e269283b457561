"""The channels, and the ladder among them."""

from django.shortcuts import render

from guide.law.models import Provision
from guide.shelf import shelf

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
    for channel in shelf(Channel).all():
        kinds.setdefault(channel.kind, []).append(channel)
    return render(request, "channels/index.html", {"kinds": kinds})


def channel(request, channel_id):
    found = shelf(Channel).or_404(channel_id)
    cited = {id_ for line in found.lines.all() for id_ in line.cites}
    cited |= {id_ for limit in found.limits.all() for id_ in limit.cites}
    context = {
        "channel": found,
        "takes": shelf(Issue).in_order(found.issues),
        "lenders": shelf(Lender).in_order(found.lenders),
        "provisions": shelf(Provision).in_order(sorted(cited)),
        "deadlines": [one for one in shelf(Deadline).all() if one.channel == channel_id],
    }
    return render(request, "channels/channel.html", context)


def ladder(request):
    context = {
        "lenders": shelf(Lender).all(),
        "issues": shelf(Issue).all(),
        "urgencies": shelf(Urgency).all(),
        "people": shelf(Person).all(),
        "identify": principles("identify"),
        "counting": principles("counting"),
        "abroad": principles("abroad"),
        "deadlines": shelf(Deadline).all(),
    }
    return render(request, "channels/ladder.html", context)


def principles(part):
    return [one for one in shelf(Principle).all() if one.part == part]


def route(request, lender_id, issue_id):
    found = shelf(Route).or_404(f"{lender_id}--{issue_id}")
    context = {
        "route": found,
        "lender": shelf(Lender)[lender_id],
        "issue": shelf(Issue)[issue_id],
        "headline": shelf(Headline).get(found.headline),
        "steps": steps_of(found),
        "cautions": shelf(Caution).in_order(found.cautions),
        "evidence": shelf(Evidence).in_order(found.evidence),
        "escalations": shelf(Escalation).in_order(found.escalations),
    }
    return render(request, "channels/route.html", context)


def steps_of(found):
    """The steps of a route with their move, channel, condition and provisions."""
    return [
        {
            "move": move,
            "channel": shelf(Channel).get(move.channel),
            "condition": shelf(Condition).get(one.condition),
            "together": one.together,
            "cites": one.cites,
        }
        for one in found.steps.all()
        if (move := shelf(Move).get(one.move))
    ]
