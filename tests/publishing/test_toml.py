"""Files in canonical form: what is written is read back the same."""

import datetime as dt
import tomllib

from hypothesis import given
from hypothesis import strategies as some

from guide.publishing.toml import dump

WORDS = some.text(alphabet="abcdefghij-", min_size=1, max_size=8)
# Half a surrogate pair cannot be saved in any file.
TEXT = some.text(some.characters(exclude_categories=["Cs"]))
PLAIN = TEXT | some.booleans() | some.integers(-(2**63), 2**63 - 1) | some.dates()
LISTS = some.lists(TEXT)
GROUPS = some.dictionaries(WORDS, TEXT | LISTS)
ROWS = some.lists(some.dictionaries(WORDS, PLAIN | LISTS | GROUPS), min_size=1)
TABLES = some.dictionaries(WORDS, PLAIN | LISTS | GROUPS | ROWS, min_size=1)


@given(TABLES)
def test_what_is_written_is_read_back_the_same(table):
    assert tomllib.loads(dump(table)) == table


@given(TABLES)
def test_writing_again_what_was_read_changes_no_byte(table):
    text = dump(table)

    assert dump(tomllib.loads(text)) == text


def test_each_kind_of_value_has_one_form():
    table = {
        "id": "a-b",
        "name": {"zh-hans": "“引”", "en": 'a "quote"'},
        "day": dt.date(2026, 5, 2),
        "days": 15,
        "shown": True,
        "cites": ["x/1", "y/2"],
        "none": [],
        "when": {},
    }

    assert dump(table) == (
        'id = "a-b"\n'
        'name.zh-hans = "“引”"\n'
        'name.en = "a \\"quote\\""\n'
        "day = 2026-05-02\n"
        "days = 15\n"
        "shown = true\n"
        'cites = ["x/1", "y/2"]\n'
        "none = []\n"
        "when = {}\n"
    )


def test_tables_stand_after_plain_keys_with_a_blank_line_before_each():
    table = {"part": [{"id": "a", "line": [{"n": 1}, {"n": 2}]}, {"id": "b"}], "id": "x"}

    assert dump(table) == (
        'id = "x"\n\n[[part]]\nid = "a"\n\n[[part.line]]\nn = 1\n\n[[part.line]]\nn = 2\n\n'
        '[[part]]\nid = "b"\n'
    )


def test_a_file_of_tables_only_begins_without_a_blank_line():
    assert dump({"row": [{"id": "a"}]}) == '[[row]]\nid = "a"\n'
