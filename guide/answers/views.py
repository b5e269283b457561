"""A section, an answer, myths, terms, and the pages about the guide."""

from django.conf import settings
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from guide.channels.models import Channel, Lender
from guide.law.models import Provision

from .models import Answer, Myth, Notice, Page, Section, Step, Term

# Rules change; an answer read again within this many days is not marked as due.
REVIEW_EVERY = timezone.timedelta(days=180)


def section(request, section_id):
    found = get_object_or_404(Section.objects.published(), pk=section_id)
    answers = found.answers.published()
    others = Section.objects.published().exclude(pk=section_id)
    context = {"section": found, "answers": answers, "others": others}
    return render(request, "answers/section.html", context)


def answer(request, answer_id):
    found = get_object_or_404(
        Answer.objects.published().select_related("section").prefetch_related("points", "changes"),
        pk=answer_id,
    )
    today = timezone.localdate()
    cited = dict.fromkeys(one for point in found.points.all() for one in point.cites)
    provisions = Provision.objects.in_order(list(cited))
    # Numbered after those not in force today are left out: a number must lead to a rule shown.
    rules = [(one, version) for one in provisions if (version := one.version_on(today))]
    context = {
        "answer": found,
        "rules": rules,
        "channels": Channel.objects.prefetch_related("phones").in_order(found.channels),
        "numbers": {one.pk: place for place, (one, _version) in enumerate(rules, 1)},
        "linked": linked(request, found),
        "related": Answer.objects.in_order(found.related),
        "terms": Term.objects.in_order(found.terms),
        "lenders": {one.pk: one.name for one in Lender.objects.published()},
        "due_on": found.reviewed_on + REVIEW_EVERY,
        "is_due": found.reviewed_on + REVIEW_EVERY < today,
    }
    return render(request, "answers/answer.html", context)


def linked(request, answer):
    """The answer as schema.org reads it: the same words as on the page."""
    address = request.build_absolute_uri(answer.get_absolute_url())
    section_address = request.build_absolute_uri(answer.section.get_absolute_url())
    return {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "QAPage",
                "url": address,
                "mainEntity": {
                    "@type": "Question",
                    "name": answer.question,
                    "answerCount": 1,
                    "acceptedAnswer": {"@type": "Answer", "text": answer.short, "url": address},
                },
            },
            breadcrumbs(answer, section_address),
        ],
    }


def breadcrumbs(answer, section_address):
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": 1,
                "name": answer.section.name,
                "item": section_address,
            },
            {"@type": "ListItem", "position": 2, "name": answer.question},
        ],
    }


def myths(request):
    found = [
        {"myth": one, "rules": cited(one), "read": Answer.objects.in_order(one.answers)}
        for one in Myth.objects.published()
    ]
    return render(request, "answers/myths.html", {"myths": found})


def terms(request):
    found = [{"term": one, "rules": cited(one)} for one in Term.objects.published()]
    return render(request, "answers/terms.html", {"terms": found})


def cited(row):
    return Provision.objects.in_order(row.cites)


def journey(request):
    found = [
        {"step": one, "read": Answer.objects.in_order(one.answers)}
        for one in Step.objects.published()
    ]
    return render(request, "answers/journey.html", {"steps": found})


def page(request, page_id):
    found = get_object_or_404(Page.objects.published().prefetch_related("blocks"), pk=page_id)
    return render(request, "answers/page.html", {"page": found, "report_to": settings.REPORT_TO})


def notices(request):
    """For every template: the strip's lines. No query until a template shows them."""
    return {"notices": Notice.objects.published().filter(shown=True)}


def leave(request):
    """A page that shows nothing of the guide, for somebody who must close it quickly."""
    return render(request, "answers/leave.html")
