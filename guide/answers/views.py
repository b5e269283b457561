"""A section, an answer, myths, terms, and the pages about the guide."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from guide import made
from guide.channels.models import Channel, Lender, Urgency
from guide.first import STYLES, is_light
from guide.law.models import Provision
from guide.letters.models import Letter
from guide.shelf import per_revision, revision, shelf
from guide.site import qr_png, root

from .booklet import chapters_of, condensed, numbered, rules_of
from .models import Answer, Myth, Notice, Page, Part, Section, Step, Term
from .terms import forms, pattern, spans

PRINTS = ("sheet", "card")
REST = (Part.MAY_NOT, Part.MAY, Part.NOT_FOR, Part.KEEP)

# Rules change; an answer read again within this many days is not marked as due.
REVIEW_EVERY = timezone.timedelta(days=180)


def section(request, section_id):
    found = shelf(Section).or_404(section_id)
    context = {
        "section": found,
        "answers": [one for one in shelf(Answer).all() if one.section_id == section_id],
        "others": [one for one in shelf(Section).all() if one.pk != section_id],
    }
    return render(request, "answers/section.html", context)


def answer(request, answer_id):
    found = shelf(Answer).or_404(answer_id)
    today = timezone.localdate()
    marked = spans(in_reading_order(found), *glossary(get_language()))
    # Numbered after those not in force today are left out: a number must lead to a rule shown.
    rules = rules_of(found, today)
    context = {
        "answer": found,
        "rules": rules,
        "channels": shelf(Channel).in_order(found.channels),
        "numbers": numbered(rules),
        "linked": linked(request, found),
        "related": shelf(Answer).in_order(found.related),
        "letters": shelf(Letter).in_order(found.letters),
        "words": marked,
        "terms": shelf(Term).in_order(
            piece.term for pieces in marked.values() for piece in pieces if piece.term
        ),
        "lenders": {one.pk: one.name for one in shelf(Lender).all()},
        "due_on": found.reviewed_on + REVIEW_EVERY,
        "is_due": found.reviewed_on + REVIEW_EVERY < today,
    }
    first = {"first": STYLES[get_language()]}
    page = render(request, "answers/answer.html", {**context, **first})
    return page if is_light(page.content) else render(request, "answers/answer.html", context)


def short(request, number):
    """The address on paper and in QR codes: to the answer in the language the reader has."""
    found = _numbered(number)
    response = redirect(found.get_absolute_url())
    patch_vary_headers(response, ["Accept-Language"])
    return response


def qr(request, number):
    """The QR picture of an answer's short address."""
    found = _numbered(number)
    address = f"{root(request)}{reverse('answers-short', args=[found.number])}"
    return HttpResponse(qr_png(address), content_type="image/png")


def picture(request, answer_id, kind):
    """A made picture of an answer; not found until draw_pictures has drawn it."""
    name = f"{kind}/{get_language()}/{shelf(Answer).or_404(answer_id).pk}.png"
    content = made.read(name)
    if content is None:
        raise Http404
    return HttpResponse(content, content_type="image/png")


def _numbered(number):
    found = next((one for one in shelf(Answer).all() if one.number == number), None)
    if found is None:
        raise Http404
    return found


def in_reading_order(answer):
    """The texts of an answer in which a term may be explained, in the order of the page."""
    return [
        answer.short,
        *(point.text for point in answer.of(Part.DO_NOW)),
        answer.why or "",
        *(point.text for part in REST for point in answer.of(part)),
    ]


@per_revision
def glossary(language):
    """({form: term}, the pattern that finds them) of a language."""
    words = {form: one.pk for one in shelf(Term).all() for form in forms(one.name, one.also or "")}
    return words, pattern(words, spaced=language == "en")


def linked(request, answer):
    """The answer as schema.org reads it: the same words as on the page."""
    address = root(request) + answer.get_absolute_url()
    section_address = root(request) + answer.section.get_absolute_url()
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
        {"myth": one, "rules": cited(one), "read": shelf(Answer).in_order(one.answers)}
        for one in shelf(Myth).all()
    ]
    return render(request, "answers/myths.html", {"myths": found})


def terms(request):
    found = [{"term": one, "rules": cited(one)} for one in shelf(Term).all()]
    return render(request, "answers/terms.html", {"terms": found})


def cited(row):
    return shelf(Provision).in_order(row.cites)


def journey(request):
    found = [
        {"step": one, "read": shelf(Answer).in_order(one.answers)} for one in shelf(Step).all()
    ]
    return render(request, "answers/journey.html", {"steps": found})


def page(request, page_id):
    found = shelf(Page).or_404(page_id)
    return render(request, "answers/page.html", {"page": found, "report_to": settings.REPORT_TO})


def prints(request):
    """What can be printed or carried away, on one page."""
    language = get_language()
    ready = [one for one in PRINTS if made.path_of(f"print/{language}/{one}.pdf").exists()]
    context = {"sections": shelf(Section).all(), "ready": ready}
    return render(request, "answers/prints.html", context)


def booklet(request, section_id=None):
    """A booklet of one section, or of all answers."""
    section = None if section_id is None else shelf(Section).or_404(section_id)
    context = {
        "section": section,
        "chapters": chapters_of(section, timezone.localdate()),
        "lenders": {one.pk: one.name for one in shelf(Lender).all()},
    }
    return render(request, "answers/booklet.html", context)


def one_file(request):
    """All answers of a language as one file that opens from a disk, with no network."""
    day = timezone.localdate()
    chapters, rules = condensed(day)
    context = {
        "chapters": chapters,
        "rules": rules,
        "day": day,
        "lenders": {one.pk: one.name for one in shelf(Lender).all()},
    }
    response = render(request, "answers/one_file.html", context)
    name = f"within-bounds-{get_language()}.html"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def printed(request, kind):
    """A made sheet or card; not found until make_prints has made it."""
    content = made.read(f"print/{get_language()}/{kind}.pdf")
    if content is None:
        raise Http404
    return HttpResponse(content, content_type="application/pdf")


def offline(request):
    """What is shown in place of a page that was never read, where there is no network."""
    found = [(one, shelf(Channel).in_order(one.channels)) for one in shelf(Urgency).all()]
    return render(request, "answers/offline.html", {"urgencies": found})


def worker(request):
    """The service worker: at the root, for it serves every address below its own."""
    response = render(
        request, "answers/sw.js", {"revision": revision()}, content_type="text/javascript"
    )
    # A worker that was mended must not wait for a minute.
    response.headers["Cache-Control"] = "public, no-cache"
    return response


def notices(request):
    """For every template: the strip's lines. Not looked at until a template shows them."""
    return {
        "notices": SimpleLazyObject(lambda: [one for one in shelf(Notice).all() if one.shown]),
        "today": timezone.localdate(),
    }


def explaining(request):
    """For a letter's page: the answers that name it. Rooms to the left do not know answers."""
    return {"explaining": SimpleLazyObject(lambda: _explaining(request.resolver_match))}


def _explaining(match):
    letter = match.kwargs.get("letter_id") if match else None
    return [one for one in shelf(Answer).all() if letter in one.letters]


def leave(request):
    """A page that shows nothing of the guide, for somebody who must close it quickly."""
    return render(request, "answers/leave.html")
