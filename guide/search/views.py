"""The page of results, the same as JSON, and suggestions while typing.

The index holds everything that is published, in all languages, and is built once for each content
revision. A query is never logged, kept, or the key of anything.
"""

import tomllib
from collections import defaultdict

from django.conf import settings
from django.http import JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache

from guide.answers.models import Answer, Myth, Section, Term
from guide.channels.models import Channel, Urgency
from guide.letters.models import Letter
from guide.shelf import per_revision, per_revision_aside, shelf

from . import words
from .index import Entry, Index
from .meaning import Concepts
from .scope import Likeness, topic_of, topics

LONGEST_QUERY = 100  # characters; more is cut off, so that no query is slow
SUGGESTIONS = 6
LANGUAGES = ("zh_hans", "zh_hant", "en")
# What of a row stands for the whole of it, with how much that counts; and what only helps.
KINDS = {
    "answer": (Answer, {"question": 1.2, "title": 1.0, "short": 0.6}),
    "letter": (Letter, {"title": 1.0, "summary": 0.6}),
    "term": (Term, {"name": 1.0, "meaning": 0.4}),
    "myth": (Myth, {"claim": 1.0, "truth": 0.4}),
    "channel": (Channel, {"name": 1.0, "summary": 0.5}),
}
SHOWN = {"answer": 8, "letter": 2, "term": 2, "myth": 2, "channel": 2}
# Entries that are no pages: a topic of scope.toml, and what only sounds like it.
TOPIC, HARMLESS = "topic", "harmless"
MOST = 80  # ranked entries, of which each kind shows its best
# What everyday words count for the answer they name first, second, third and beyond.
PLACES = (1.0, 0.6, 0.45, 0.2)


@never_cache
def search(request):
    query = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST_QUERY]
    ranked = index().rank(query, limit=MOST) if query else []
    topic = topic_for(query, ranked) if query else None
    declined = topic is not None and not topic.is_urgent
    groups = {} if declined else shown(ranked, topic)
    if request.GET.get("format") == "json":
        suggest = request.GET.get("suggest") == "1"
        return as_json(groups, topic, SUGGESTIONS if suggest else None)
    context = {
        "query": query,
        "topic": topic,
        "says": topic.row["says"][get_language()] if topic else "",
        "declined": declined,
        "channels": shelf(Channel).in_order(topic.row["channels"]) if topic else [],
        "groups": groups,
        "matched": matched(query),
        "urgencies": shelf(Urgency).all(),
        "sections": shelf(Section).all(),
    }
    response = render(request, "search/search.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def topic_for(query, ranked):
    """The topic of a query: by its words, and by what it is more like than any answer."""
    like = Likeness(
        next((score for entry, score in ranked if entry.kind == "answer"), 0),
        {entry.slug: score for entry, score in ranked if entry.kind == TOPIC},
        {entry.slug: score for entry, score in ranked if entry.kind == HARMLESS},
    )
    return topic_of(query, known_topics(), like)


def shown(ranked, topic):
    """{kind: [(row, score)]}, answers first; in an emergency, those about it first of all."""
    groups = defaultdict(list)
    pages = [pair for pair in ranked if pair[0].kind in KINDS]
    for entry, score in pages:
        row = shelf(KINDS[entry.kind][0]).get(entry.slug)
        if row is not None and len(groups[entry.kind]) < SHOWN[entry.kind]:
            groups[entry.kind].append((row, score))
    if topic is not None and not (topic.kind == "safety" and pages and pages[0][1] >= 0.3):
        groups["answer"] = ahead(topic.row["answers"], groups["answer"])
    return {kind: groups[kind] for kind in KINDS if groups[kind]}


def ahead(ids, ranked):
    """The answers with these ids before all others, with the best score there is."""
    best = max((score for _row, score in ranked), default=1)
    first = [(row, best) for row in shelf(Answer).in_order(ids[:2])]
    return [*first, *(pair for pair in ranked if pair[0].pk not in ids[:2])][: SHOWN["answer"]]


@per_revision_aside
def index():
    groups = {one["id"]: one["words"] for one in _read("concepts.toml", "concept")}
    said = everyday()
    entries = [
        Entry(kind, row.pk, (*phrases(row, weights), *said.get(row.pk, ())), body(kind, row))
        for kind, (model, weights) in KINDS.items()
        for row in shelf(model).all()
    ]
    return Index([*entries, *beside()], Concepts(groups))


def beside():
    """What a query may be like that no page answers."""
    for row in _read("scope.toml", "topic"):
        for kind, name in ((TOPIC, "phrases"), (HARMLESS, "harmless-phrases")):
            if name in row:
                yield Entry(kind, row["id"], tuple((1.0, one) for one in row[name]))


@per_revision
def known_topics():
    return topics(_read("scope.toml", "topic"))


def _read(name, table):
    path = settings.CONTENT / name
    return tomllib.loads(path.read_text())[table] if path.exists() else []


def everyday():
    """{answer: [(weight, words)]}: how readers put it, from synonyms.toml."""
    said = defaultdict(list)
    for row in _read("synonyms.toml", "synonym"):
        for place, answer in enumerate(row["answers"]):
            said[answer] += [(PLACES[min(place, 3)], word) for word in row["words"]]
    return said


def phrases(row, weights):
    """[(weight, text)] in each language; 繁體 is compared in its simplified form, so once."""
    return [
        (weight, getattr(row, f"{name}_{language}") or "")
        for name, weight in weights.items()
        for language in ("zh_hans", "en")
    ]


def body(kind, row):
    if kind != "answer":
        return ""
    return " ".join(
        getattr(point, f"text_{language}") or ""
        for point in row.points.all()
        for language in ("zh_hans", "en")
    )


def matched(query):
    """The characters and words of a query that a result may mark as what it was found for."""
    text = words.simplified(query)
    runs = words.RUN.findall(text)
    # Two letters are no word; two characters mostly are.
    chinese = [run for run in runs if run[0] >= "㐀"]
    pairs = {run[place : place + 2] for run in chinese for place in range(len(run) - 1)}
    return frozenset(
        one for one in {*pairs, *runs} if one not in words.EMPTY_ENGLISH and len(one) > 1
    )


def as_json(groups, topic, most):
    results = [
        {
            "slug": row.pk,
            "kind": kind,
            "path": row.get_absolute_url(),
            "title": title(row),
            "score": score,
        }
        for kind, ranked in groups.items()
        for row, score in ranked
    ]
    urgent = topic is not None and topic.is_urgent
    return JsonResponse(
        {
            "results": results[:most],
            "out_of_scope": topic is not None and not topic.is_urgent,
            "urgent": topic.kind if urgent else False,
        }
    )


def title(row):
    """What a row is called, whatever its kind calls that."""
    name = next(n for n in ("question", "claim", "title", "name") if hasattr(row, n))
    return getattr(row, name)
