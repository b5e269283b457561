"""A small wrong change anywhere in the content is found: the checks are themselves tested.

Each mutation is one slip of an editor. It must be noticed; most must be noticed for what they
say, and not only because the file's second reading no longer fits.
"""

import copy
import datetime as dt
import random
from collections import Counter, defaultdict
from dataclasses import replace

import pytest
from django.conf import settings

from guide.publishing import check, check_readings, check_script
from guide.publishing.check_text import all_texts
from guide.publishing.read import of, read

# What is run here thousands of times is counted once in the tests of each check.
pytestmark = pytest.mark.no_cover

EACH = 80  # mutations of a kind
LANGUAGES = ("zh-hans", "zh-hant", "en")
DIGITS = "123456789"


@pytest.fixture(scope="module")
def records():
    found, problems = read(settings.CONTENT)
    assert problems == []
    return found


def texts_of(record):
    return [texts for _where, _key, texts in all_texts(record.value, record.shape)]


def tables(value):
    """A table and all tables inside it."""
    yield value
    for inner in value.values():
        if isinstance(inner, list) and inner and isinstance(inner[0], dict):
            for one in inner:
                yield from tables(one)


def other_digit(text, chooser):
    place = chooser.choice([place for place, sign in enumerate(text) if sign in "0123456789"])
    digit = chooser.choice([one for one in DIGITS if one != text[place]])
    return text[:place] + digit + text[place + 1 :]


def has_digit(text):
    return any(sign in "0123456789" for sign in text)


# Each kind: where it can be done in a record, and how. The place is a table and its key.


def places_of_digits(record):
    return [
        (texts, language)
        for texts in texts_of(record)
        for language in LANGUAGES
        if has_digit(texts[language])
    ]


def places_of_articles(record):
    if record.shape.name != "law.Instrument":
        return []
    return [(one, "article") for one in record.value.get("provision", []) if "article" in one]


def places_of_dates(record):
    if record.shape.name != "law.Instrument":
        return []
    return [(one, "from") for one in tables(record.value) if "from" in one]


def places_of_phones(record):
    if record.shape.name != "channels.Channel":
        return []
    return [(one, "number") for one in record.value.get("phone", [])]


def places_of_citations(record):
    return [(one, "cites") for one in tables(record.value) if one.get("cites")]


def places_of_force(record):
    return [(record.value, "force")] if record.shape.name == "law.Instrument" else []


def change_digit(table, key, chooser):
    table[key] = other_digit(table[key], chooser)


def change_article(table, key, chooser):
    """The same other article in all three languages: no comparison of languages finds that."""
    table[key] = {
        "zh-hans": "第九百九十九条",
        "zh-hant": "第九百九十九條",
        "en": "Article 999",
    }


def change_date(table, key, chooser):
    table[key] += dt.timedelta(days=chooser.choice([-365, -1, 1, 31]))


def drop_citation(table, key, chooser):
    dropped = chooser.choice(table[key])
    table[key] = [one for one in table[key] if one != dropped]


def swap_force(table, key, chooser):
    forces = ("binding", "recommended", "self-regulatory", "guidance")
    table[key] = chooser.choice([one for one in forces if one != table[key]])


KINDS = {
    "digit": (places_of_digits, change_digit),
    "article": (places_of_articles, change_article),
    "date": (places_of_dates, change_date),
    "phone": (places_of_phones, change_digit),
    "citation": (places_of_citations, drop_citation),
    "force": (places_of_force, swap_force),
}
# Of these, what the files say must itself give every slip away.
SAYS_SO = {"digit", "article", "date", "phone", "force"}


def mutated(record, kind, chooser):
    places, change = KINDS[kind]
    changed = replace(record, value=copy.deepcopy(record.value))
    change(*chooser.choice(places(changed)), chooser)
    return changed


def noticed(records, record, changed):
    """(by what it says, by its second reading): whether the checks find a changed record."""
    rest = [changed if one is record else one for one in records]
    words = check_script.words_of(records)
    before = {str(one) for one in check.together(records) + check.apart([record], words)}
    now = {str(one) for one in check.together(rest) + check.apart([changed], words)}
    says = now - before
    same_file = [one for one in rest if one.file == record.file]
    reading = check_readings.check([*same_file, *of(records, "reviewed.Reading")])
    return bool(says), any(one.file == record.file for one in reading)


def test_every_small_wrong_change_is_noticed(records, record_property):
    chooser = random.Random(20261122)  # the same mutations in every run
    counts, survivors = defaultdict(Counter), []

    for kind, (places, _change) in KINDS.items():
        candidates = [one for one in records if places(one) and one.file not in ("facts.toml",)]
        for _ in range(EACH):
            record = chooser.choice(candidates)
            changed = mutated(record, kind, chooser)
            says, reading = noticed(records, record, changed)
            counts[kind].update({"made": 1, "says": says, "reading": reading})
            if not (says or reading) or (kind in SAYS_SO and not says):
                survivors.append((kind, record.file, record.id))

    record_property("table", table(counts))
    assert survivors == []


def table(counts):
    lines = ["mutations      made  found by what is said  found by the second reading"]
    for kind, count in counts.items():
        lines.append(f"{kind:12} {count['made']:6} {count['says']:23} {count['reading']:28}")
    return "\n".join(lines)


def test_the_content_as_it_is_has_nothing_to_notice(records):
    words = check_script.words_of(records)

    assert [str(one) for one in check.together(records)] == []
    assert [str(one) for one in check.apart(records, words)] == []
