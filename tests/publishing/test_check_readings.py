"""A file that changed since it was read a second time is named; nothing else is."""

import pytest

from guide.publishing.check_readings import check, digests
from guide.publishing.read import of, read
from tests.small_tree import READINGS, small_tree, texts, write_tree

ABOUT = "pages/about.toml"


@pytest.fixture
def records_of(tmp_path):
    """A function: the records of the small tree, signed, once files of it were changed since."""

    def find(changed=None):
        write_tree(tmp_path, small_tree())
        signed = (tmp_path / READINGS).read_text()
        write_tree(tmp_path, changed or {})
        (tmp_path / READINGS).write_text(signed)
        return read(tmp_path)[0]

    return find


def says(records):
    return [str(one) for one in check(records)]


def test_a_file_that_nobody_read_a_second_time_is_named(records_of):
    records = [one for one in records_of() if one.id != ABOUT]

    assert says(records) == [
        "pages/about.toml: has changed since its second reading. Let somebody else read it "
        "against its sources, then run `python3 manage.py sign_reading pages/about.toml`."
    ]


@pytest.mark.parametrize(
    ("name", "change"),
    [
        (ABOUT, lambda tree: tree["block"].append(tree["block"][0])),
        ("terms.toml", lambda tree: tree["term"].reverse()),
        ("terms.toml", lambda tree: tree["term"].pop()),
        (
            "letters/quiet-nights/letter.toml",
            lambda tree: tree["body"].update(en=tree["body"]["en"] + "\n\nMore"),
        ),
    ],
    ids=["a part more", "another order", "a record less", "a text beside it"],
)
def test_any_change_of_a_file_asks_for_another_reading(tmp_path, name, change):
    tree = small_tree()
    tree["terms.toml"]["term"].append({**tree["terms.toml"]["term"][0], "id": "other"})
    write_tree(tmp_path, tree)
    signed = (tmp_path / READINGS).read_text()
    change(tree[name])
    write_tree(tmp_path, {name: tree[name]})
    (tmp_path / READINGS).write_text(signed)

    assert [one.partition(":")[0] for one in says(read(tmp_path)[0])] == [name]


def test_lists_for_the_machine_need_no_second_reading(records_of):
    row = {"id": "late", "words": ["半夜", "凌晨"], "answers": ["night-calls"]}
    records = records_of({"synonyms.toml": {"synonym": [row]}})

    assert says(records) == []


def test_the_reading_of_a_file_that_is_gone_is_to_be_removed(records_of):
    records = [one for one in records_of() if one.file != ABOUT]

    assert says(records) == [
        "readings.toml, pages/about.toml: is no file any more. Remove its reading."
    ]


def test_the_digest_of_a_file_is_of_all_its_records_in_their_order(records_of):
    term = small_tree()["terms.toml"]["term"][0]
    two = [{**term, "id": "other", "name": texts("别的", "Other")}, term]
    one_term, two_terms = digests(records_of()), digests(records_of({"terms.toml": {"term": two}}))

    assert one_term["terms.toml"] != two_terms["terms.toml"]
    assert {name for name in one_term if one_term[name] != two_terms[name]} == {"terms.toml"}
    assert {len(digest) for digest in one_term.values()} == {16}
    assert set(one_term) == {one.id for one in of(records_of(), "reviewed.Reading")}
