"""Words → ranked answers, terms, myths and channels, and the view that shows them.

The index is built in memory from the database, once for each content revision and process. A
Chinese text has no spaces, so it is cut into characters and pairs of characters: a dictionary
would cut the question and the text differently. All three languages are indexed together, so
简体 and 繁體 find each other.
"""

import math
import re
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.http import JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from guide.answers.models import Answer, Myth, Section, Term
from guide.channels.models import Channel, Urgency

LONGEST_QUERY = 100  # characters; more is cut off, so that no query is slow
RUN = re.compile(r"[㐀-鿿]+|[a-z0-9]+")
TITLE, SYNONYM, BODY = 3, 2, 1  # how much a word counts, by where it stands
K1, B = 1.2, 0.5  # BM25's usual constants, with less weight on length: our texts are short


KINDS = {"answer": Answer, "term": Term, "myth": Myth, "channel": Channel}


@dataclass(frozen=True)
class Entry:
    kind: str
    slug: str
    # [(weight, text)] in all languages
    texts: tuple[tuple[int, str], ...]


def grams(text: str) -> list[str]:
    """Characters and pairs of Chinese, whole words of anything else."""
    found = []
    for run in RUN.findall(text.lower()):
        if run[0] < "㐀" or len(run) == 1:
            found.append(run)
        else:
            found += [run[place : place + 2] for place in range(len(run) - 1)]
    return found


class Index:
    """Ranks entries for a query. Building is linear in the text; a query in its matches."""

    def __init__(self, entries):
        self.entries = list(entries)
        self.postings = defaultdict(dict)
        self.lengths = []
        for number, entry in enumerate(self.entries):
            counts = Counter()
            for weight, text in entry.texts:
                for gram in grams(text):
                    counts[gram] += weight
            self.lengths.append(sum(counts.values()))
            for gram, count in counts.items():
                self.postings[gram][number] = count
        self.mean = sum(self.lengths) / len(self.lengths) if self.lengths else 1

    def rank(self, query, limit=12):
        """[(entry, score)] best first; an entry that shares too little of the query is left out."""
        wanted = set(grams(query[:LONGEST_QUERY]))
        scores, matched = Counter(), Counter()
        for gram in wanted:
            found = self.postings.get(gram, {})
            rarity = math.log(1 + (len(self.entries) - len(found) + 0.5) / (len(found) + 0.5))
            for number, count in found.items():
                length = 1 - B + B * self.lengths[number] / self.mean
                scores[number] += rarity * count * (K1 + 1) / (count + K1 * length)
                matched[number] += 1
        ranked = [
            (self.entries[number], round(score, 3))
            for number, score in scores.most_common()
            if matched[number] * 4 >= len(wanted)
        ]
        return ranked[:limit]


def entries():
    """Everything that can be found, in all languages."""
    synonyms = _synonyms()
    answers = Answer.objects.published().prefetch_related("points")
    return [
        *(_answer(one, synonyms.get(one.pk, "")) for one in answers),
        *(_entry("term", one, "name", "meaning") for one in Term.objects.published()),
        *(_entry("myth", one, "claim", "truth") for one in Myth.objects.published()),
        *(_entry("channel", one, "name", "summary") for one in Channel.objects.published()),
    ]


def _answer(row, synonyms):
    texts = (
        *_texts(row, ("question", "title"), TITLE),
        (SYNONYM, synonyms),
        *_texts(row, ("short",), BODY),
        *_points(row),
    )
    return Entry("answer", row.pk, texts)


def _entry(kind, row, title, body):
    return Entry(kind, row.pk, (*_texts(row, (title,), TITLE), *_texts(row, (body,), BODY)))


def _texts(row, names, weight):
    return [
        (weight, getattr(row, f"{name}_{language}") or "")
        for name in names
        for language in ("zh_hans", "zh_hant", "en")
    ]


def _points(answer):
    return [text for point in answer.points.all() for text in _texts(point, ("text",), BODY)]


def _synonyms():
    path = settings.CONTENT / "synonyms.toml"
    table = tomllib.loads(path.read_text())
    found = defaultdict(list)
    for row in table["synonym"]:
        for answer in row["answers"]:
            found[answer] += row["words"]
    return {answer: " ".join(words) for answer, words in found.items()}


@lru_cache(maxsize=1)
def _index(_fingerprint):
    return Index(entries())


def fingerprint():
    """What changes when anything that can be found changes, in a file or in the admin."""
    return tuple(
        row
        for model in KINDS.values()
        for row in model.objects.published().values_list("pk", "file_digest", "edited_at")
    )


def index():
    """The index of the content that is published now. Four small queries."""
    return _index(fingerprint())


@never_cache
def search(request):
    query = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST_QUERY]
    results = shown(index().rank(query)) if query else []
    if request.GET.get("format") == "json":
        return JsonResponse({"results": [as_json(one) for one in results]})
    context = {
        "query": query,
        "best": results[0] if results and results[0]["kind"] == "answer" else None,
        "results": results,
        "urgencies": Urgency.objects.published(),
        "sections": Section.objects.published(),
    }
    response = render(request, "search.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def shown(ranked):
    """The rows behind ranked entries, in the reader's language. One query a kind."""
    rows = {
        kind: model.objects.in_bulk([entry.slug for entry, _score in ranked if entry.kind == kind])
        for kind, model in KINDS.items()
    }
    return [
        {"kind": entry.kind, "row": rows[entry.kind][entry.slug], "score": score}
        for entry, score in ranked
        if entry.slug in rows[entry.kind]
    ]


def as_json(result):
    row = result["row"]
    return {
        "slug": row.pk,
        "path": row.get_absolute_url(),
        "title": getattr(row, "question", None) or getattr(row, "name", None) or row.claim,
        "score": result["score"],
    }
