"""On the real content, most people's words find the right answer first, and none is misled.

The judged queries have two halves. The weights and lists of words were chosen by the half `tune`;
of the half `report`, nobody who chooses them reads a query: only it says how good the search is.
"""

import tomllib
from collections import Counter
from pathlib import Path
from statistics import mean, median
from time import thread_time

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client, override_settings

from guide.publishing.load import load
from guide.publishing.read import read
from guide.search.views import index

JUDGED = tomllib.loads(Path(__file__).with_name("judged.toml").read_text())["query"]
HALVES = ("tune", "report")
# Of the half `report`. For the first three, 0.95 is wanted and not reached.
AT_LEAST = {"first": 0.83, "in three": 0.92, "mrr": 0.88, "declined": 0.80, "urgent": 1.0}
GOOD_DECLINED_AT_MOST = 0.03

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def searched(django_db_setup, django_db_blocker):
    """{query: what the search says to it}, with the real content, which is gone afterwards."""
    storages = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    with (
        django_db_blocker.unblock(),
        override_settings(STORAGES=storages),
        transaction.atomic(),
    ):
        records, problems = read(settings.CONTENT)
        assert problems == []
        load(records)
        yield {one["text"]: asked(Client(), one["text"]) for one in JUDGED}
        transaction.set_rollback(True)


def asked(client, query):
    return client.get("/zh-hans/search/", {"q": query, "format": "json"}).json()


def rank(query, said):
    """The place of the first right answer among the answers found, from 1, or None."""
    answers = [one["slug"] for one in said["results"] if one["kind"] == "answer"]
    return next((place for place, one in enumerate(answers, 1) if one in query["right"]), None)


def measures(half, searched):
    judged = [(one, searched[one["text"]]) for one in JUDGED if one["half"] == half]
    good = [pair for pair in judged if pair[0]["right"]]
    ranks = [rank(*pair) for pair in good]
    return {
        "first": mean(one == 1 for one in ranks),
        "in three": mean(one in (1, 2, 3) for one in ranks),
        "mrr": mean(1 / one if one else 0 for one in ranks),
        "declined": mean(said["out_of_scope"] for one, said in judged if not one["right"]),
        "good declined": mean(said["out_of_scope"] for _one, said in good),
        "urgent": mean(said["urgent"] == one["urgent"] for one, said in good if "urgent" in one),
    }


def table(counts, found):
    lines = [f"search           {counts['tune']:4} to tune  {counts['report']:4} to report"]
    for name in found["tune"]:
        lines.append(f"{name:16} {found['tune'][name]:12.3f}  {found['report'][name]:14.3f}")
    return "\n".join(lines)


def test_most_words_find_the_right_answer_and_what_is_not_answered_here_is_declined(
    searched, record_property
):
    found = {half: measures(half, searched) for half in HALVES}

    record_property("table", table(Counter(one["half"] for one in JUDGED), found))
    report = found["report"]
    assert {name: report[name] for name, least in AT_LEAST.items() if report[name] < least} == {}
    assert report["good declined"] <= GOOD_DECLINED_AT_MOST


def test_what_was_chosen_by_the_half_for_it_holds_on_that_half(searched):
    tune = measures("tune", searched)

    # CLEAR was chosen so that no good query is declined for the sake of one that is not.
    assert tune["declined"] >= 0.8
    assert tune["good declined"] == 0


def test_every_answer_judged_right_is_there_and_no_query_is_in_both_halves(searched):
    texts = Counter(one["text"] for one in JUDGED)
    named = {answer for one in JUDGED for answer in one["right"]}

    assert named <= {entry.slug for entry in index().entries if entry.kind == "answer"}
    assert [text for text, count in texts.items() if count > 1] == []
    assert {one["half"] for one in JUDGED} == set(HALVES)


def test_a_query_of_the_real_content_takes_milliseconds(searched, record_property):
    taken = []
    for query in JUDGED:
        began = thread_time()
        index().rank(query["text"])
        taken.append(thread_time() - began)

    record_property("table", f"Search of the real content: p50 {median(taken) * 1000:.1f} ms")
    assert median(taken) < 0.015
