"""Every error of a file names the file, the point and the remedy."""

import datetime as dt

import pytest

from guide.publishing import toml
from guide.publishing.read import digest, ordered, read
from guide.publishing.shape import Is, Shape, maybe, needed
from guide.publishing.shapes import SOURCES
from tests.small_tree import READINGS, sign, small_tree, texts, write_tree


def problems_in(folder, name, text):
    """What is wrong with a folder of this one file."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    records, problems = read(folder)
    return records, [str(one) for one in problems]


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        (
            "terms.toml",
            b"\xff\xfe",
            "terms.toml: is not UTF-8. Save it, and what is beside it, as UTF-8.",
        ),
        (
            "terms.toml",
            "id = ",
            "terms.toml: is not valid TOML: Invalid value (at end of document). Mend that place.",
        ),
        ("terms.toml", 'x = "1"\n', "terms.toml: holds only [[term]] tables. Remove x."),
        (
            "synonyms.toml",
            'id = "a"\n\n[[synonym]]\nid = "b"\n',
            "synonyms.toml: holds only [[synonym]] tables. Remove id.",
        ),
        (
            "elsewhere/a.toml",
            'id = "a"\n',
            "elsewhere/a.toml: no shape is known for this place. Move it, or add it to shapes.",
        ),
        (
            "retired.toml",
            '[[address]]\nid = "a"\nreason = "b"\n',
            'retired.toml, address a: "reason" is not a key here. Remove or rename it.',
        ),
        (
            "retired.toml",
            '[[address]]\nsuccessor = "b"\n',
            'retired.toml, address 1: "id" is missing. Add a text.',
        ),
        (
            "retired.toml",
            'address = ["a"]\n',
            "retired.toml, address 1: is not a table. Write it as [[…]].",
        ),
        (
            "retired.toml",
            '[[address]]\nid = "a"\nsuccessor = " "\n',
            'retired.toml, address a: "successor" is blank. Write it, or remove the key.',
        ),
        (
            "retired.toml",
            '[[address]]\nid="a"\n',
            "retired.toml: is not in canonical form. Run `python3 manage.py format_content`.",
        ),
        (
            "retired.toml",
            '[[address]]\r\nid = "a"\r\n',
            "retired.toml: is not in canonical form. Run `python3 manage.py format_content`.",
        ),
        (
            "facts.toml",
            '[[fact]]\nid = "a"\nconfidence = "E"\n',
            'facts.toml, fact a: "confidence" is "E". Use one of: A, B, C, D.',
        ),
        (
            "synonyms.toml",
            '[[synonym]]\nid = "a"\nwords = "b"\nanswers = []\n',
            'synonyms.toml, synonym a: "words" is not a list of ids. Write a list of ids.',
        ),
    ],
)
def test_a_bad_file_is_named_with_point_and_remedy(tmp_path, name, text, says):
    _records, problems = problems_in(tmp_path, name, text)

    assert problems == [says]


def test_a_key_of_tables_that_holds_a_single_value_is_refused(tmp_path):
    records, problems = problems_in(tmp_path, "retired.toml", 'address = "a"\n')

    assert records == []
    assert problems == ["retired.toml: holds only [[address]] tables. Remove address."]


def test_an_id_that_is_no_text_is_refused(tmp_path):
    records, problems = problems_in(tmp_path, "retired.toml", "[[address]]\nid = 1\n")

    assert records == []
    assert problems == ['retired.toml, address 1: "id" is not a text. Write a text.']


def test_the_name_of_a_file_is_its_id(tmp_path):
    tree = small_tree()
    write_tree(tmp_path, {"pages/other.toml": tree["pages/about.toml"]})

    records, problems = read(tmp_path)

    assert records == []
    assert [str(one) for one in problems] == [
        'pages/other.toml: id is "about" but the file is other.toml. Make them the same.'
    ]


def test_a_wrong_key_of_a_part_is_named_with_its_place(tmp_path):
    page = small_tree()["pages/about.toml"]
    page["block"].append({"text": texts("字", "Words"), "size": "9"})
    write_tree(tmp_path, {"pages/about.toml": page})

    _records, problems = read(tmp_path)

    assert [str(one) for one in problems] == [
        'pages/about.toml, about block 2: "size" is not a key here. Remove or rename it.'
    ]


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("words", "is not a text in each of the three languages. Write a text in each of the three "
         "languages."),
        ({"zh-hans": 1, "zh-hant": "a", "en": "a"},
         "is not a text in each of the three languages. Write a text in each of the three "
         "languages."),
        ({**texts("一", "One"), "fr": "Un"},
         "has a language the guide does not have: fr. Remove it."),
        ({"zh-hans": "一", "en": " "},
         "has no zh-hant and no en. Write it: no language may be blank."),
    ],
)  # fmt: skip
def test_a_text_stands_in_each_of_the_three_languages(value, says):
    shape, problems = Shape("x", None, (needed("name", Is.TEXTS),)), []

    ordered({"name": value}, shape, "x.toml", "", problems)

    assert [str(one) for one in problems] == [f'x.toml: "name" {says}']


@pytest.mark.parametrize(
    ("kind", "wrong", "right"),
    [
        (Is.TEXT, 1, "a"),
        (Is.DAY, "2026-05-02", dt.date(2026, 5, 2)),
        (Is.DAY, dt.datetime(2026, 5, 2, tzinfo=dt.UTC), dt.date(2026, 5, 2)),
        (Is.IDS, [1], ["a"]),
        (Is.FLAG, 1, True),
        (Is.NUMBER, True, 1),
        (Is.WHEN, {"a": "b"}, {"a": ["b"]}),
        (Is.WHEN, [], {}),
    ],
)
def test_a_value_of_another_kind_is_refused(kind, wrong, right):
    shape = Shape("x", None, (maybe("key", kind),))
    refused, kept = [], []

    ordered({"key": wrong}, shape, "x.toml", "", refused)
    value = ordered({"key": right}, shape, "x.toml", "", kept)

    says = f'x.toml: "key" is not {kind.value}. Write {kind.value}.'
    assert [str(one) for one in refused] == [says]
    assert (value, kept) == ({"key": right}, [])


def test_a_part_that_is_no_list_is_refused():
    source = next(one for one in SOURCES if one.shape.name == "answers.Page")
    page = {**small_tree()["pages/about.toml"], "block": "words"}
    problems = []

    ordered(page, source.shape, "x.toml", "", problems)

    assert [str(one) for one in problems] == [
        'x.toml: "block" is not a list of tables. Write each as [[block]].'
    ]


def test_one_bad_file_hides_no_problem_of_another(tmp_path):
    (tmp_path / "terms.toml").write_text("id =")

    _records, problems = problems_in(tmp_path, "facts.toml", "x = 1\n")

    assert [one.partition(":")[0] for one in problems] == ["terms.toml", "facts.toml"]


def test_keys_in_another_order_are_put_in_order(tmp_path):
    page = small_tree()["pages/about.toml"]
    backwards = {key: page[key] for key in reversed(page)}
    write_tree(tmp_path, {"pages/about.toml": backwards})

    records, problems = read(tmp_path)

    assert list(records[0].value) == list(page)
    assert [one.says for one in problems] == [
        "is not in canonical form. Run `python3 manage.py format_content`."
    ]


def test_a_list_file_gives_each_record_its_place_and_a_file_of_its_own_none(tmp_path):
    tree = small_tree()
    tree["terms.toml"]["term"].append({**tree["terms.toml"]["term"][0], "id": "second"})
    write_tree(tmp_path, {name: tree[name] for name in ("terms.toml", "pages/about.toml")})

    records, problems = read(tmp_path)

    assert problems == []
    assert [(one.id, one.file, one.position) for one in records] == [
        ("overdue", "terms.toml", 1),
        ("second", "terms.toml", 2),
        ("about", "pages/about.toml", 0),
    ]


def test_a_file_that_is_neither_table_nor_text_is_not_content(tmp_path):
    (tmp_path / "README.md").write_text("words")

    assert read(tmp_path) == ([], [])


def test_a_digest_changes_with_any_value():
    tree = small_tree()["pages/about.toml"]
    changed = {**tree, "note": "read again"}

    assert digest(tree) == digest(small_tree()["pages/about.toml"])
    assert digest(changed) != digest(tree)


def test_the_small_tree_is_in_canonical_form(content):
    tree = {**small_tree(), READINGS: {"reading": sign(content)}}

    for name, table in tree.items():
        inside = {key: one for key, one in table.items() if key != "body"}

        assert (content / name).read_text() == toml.dump(inside)
    assert read(content)[1] == []
