"""The published records hold to their own schema, and nothing for reviewers is among them."""

import copy
import json

import jsonschema
import pytest

from guide.answers.models import Answer
from guide.law.models import Instrument
from guide.publishing.models import Revision
from guide.publishing.open_data import COLLECTIONS, collection, schema_of
from tests.small_tree import small_tree


def validator_of(name):
    return jsonschema.Draft202012Validator(
        schema_of(name), format_checker=jsonschema.FormatChecker()
    )


def as_sent(name):
    """A collection as a reader of the file gets it: dates are texts."""
    return json.loads(json.dumps(collection(name), default=str))


def without_title(record):
    del record["title"]


def with_a_note(record):
    record["note"] = "for reviewers"


def in_two_languages(record):
    del record["title"]["zh-hant"]


def with_another_stamp(record):
    record["stamp"] = "sure"


def on_no_day(record):
    record["reviewed-on"] = "2026-13-40"


def citing_a_number(record):
    record["point"][0]["cites"] = [12]


@pytest.mark.parametrize(
    "spoil",
    [
        without_title,
        with_a_note,
        in_two_languages,
        with_another_stamp,
        on_no_day,
        citing_a_number,
    ],
)
def test_the_schema_refuses_a_record_of_another_shape(load_tree, spoil):
    load_tree()
    table = as_sent("answers")
    spoilt = copy.deepcopy(table)
    spoil(spoilt["answers"][0])

    assert list(validator_of("answers").iter_errors(table)) == []
    assert len(list(validator_of("answers").iter_errors(spoilt))) == 1


@pytest.mark.parametrize("name", COLLECTIONS)
def test_a_schema_is_a_schema(name):
    jsonschema.Draft202012Validator.check_schema(schema_of(name))

    assert schema_of(name)["required"] == ["version", "licence", "revision", name]


@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_collection_holds_to_its_schema(load_tree, name):
    load_tree()

    table = as_sent(name)

    assert list(validator_of(name).iter_errors(table)) == []
    assert len(table[name]) == 1
    assert table["revision"] == Revision.objects.get().digest


def test_the_record_is_that_of_the_file(load_tree):
    load_tree()
    page = json.loads(json.dumps(small_tree()["answers/night-calls.toml"], default=str))

    assert as_sent("answers")["answers"] == [page]


def test_notes_for_reviewers_are_left_out_of_rows_and_parts(load_tree):
    rules = small_tree()["law/example-rules.toml"]
    version = rules["provision"][0].pop("version")
    rules["provision"][0].update(note="narrowed", version=version)
    provision = rules.pop("provision")
    rules.update(note="read twice", provision=provision)
    load_tree({"law/example-rules.toml": rules})

    (shown,) = as_sent("law")["law"]

    assert Instrument.objects.get().note == "read twice"
    assert "note" not in shown
    assert [sorted(one) for one in shown["provision"]] == [
        ["article", "confidence", "fact", "number", "version"]
    ]


def test_a_withdrawn_record_is_not_published(load_tree):
    load_tree()
    Answer.objects.update(published=False)

    assert as_sent("answers")["answers"] == []


@pytest.mark.django_db
def test_before_the_first_load_there_is_no_revision_and_no_record():
    assert collection("channels") == {
        "version": 1,
        "licence": "CC BY 4.0",
        "revision": "",
        "channels": [],
    }
