"""The letters, one letter, and its Word file. Nothing that a reader writes comes back here."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation

from guide.channels.models import Channel
from guide.law.models import Provision
from guide.shelf import shelf

from . import fill, word
from .models import Group, Letter

# The language of the letter that is sent, whatever the reader's.
SENT = "zh-hans"


def index(request):
    groups = shelf(Letter).grouped(Group, "group")
    return render(request, "letters/index.html", {"groups": groups})


def letter(request, letter_id):
    found = shelf(Letter).or_404(letter_id)
    language = translation.get_language()
    today = timezone.localdate()
    cited = shelf(Provision).in_order(dict.fromkeys([*found.cites, *found.deadline_cites]))
    context = {
        "letter": found,
        "sent": paragraphs(found, SENT, language),
        "copy": paragraphs(found, language, language) if language != SENT else None,
        "channels": shelf(Channel).in_order(found.channels),
        "rules": [one for one in cited if one.version_on(today)],
    }
    return render(request, "letters/letter.html", context)


def document(request, letter_id):
    """The letter as a Word file; for another language its reading copy follows on a new page."""
    found = shelf(Letter).or_404(letter_id)
    language = translation.get_language()
    texts = [(SENT, paragraphs(found, SENT, SENT))]
    if language != SENT:
        texts.append((language, paragraphs(found, language, language)))
    response = HttpResponse(word.document(texts, found), content_type=word.TYPE)
    name = f"{found.pk}-{language}.docx"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def paragraphs(found, language, labels_in):
    """A letter's text in one language with its blanks labelled in another."""
    suffix, labels_suffix = language.replace("-", "_"), labels_in.replace("-", "_")
    labels = {one.name: getattr(one, f"label_{labels_suffix}") for one in found.blanks.all()}
    return fill.paragraphs(getattr(found, f"body_{suffix}"), labels)
