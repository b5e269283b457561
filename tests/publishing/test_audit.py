"""The audit sheet: each sentence of an answer, and below it what its provisions say themselves."""

import copy

import pytest

from guide.publishing.audit import provisions, sheet, unheeded
from guide.publishing.read import read
from tests.small_tree import small_tree, texts, write_tree

ANSWER = "answers/night-calls.toml"
ID = "example-rules/12"


@pytest.fixture
def known_of(tmp_path):
    """A function: the provisions of a tree, as the audit knows them."""

    def find(tree):
        write_tree(tmp_path, tree)
        return provisions(read(tmp_path)[0])

    return find


def caveated(tree):
    provision = tree["law/example-rules.toml"]["provision"][0]
    article = {key: provision[key] for key in ("number", "article", "fact", "confidence")}
    caveat = texts("只管机构。", "Binds lenders only.")
    return {**article, "caveat": caveat, "version": provision["version"]}


def test_provisions_are_known_by_instrument_and_number(known_of):
    tree = small_tree()
    bare = {**tree["law/example-rules.toml"], "id": "without-any"}
    del bare["provision"]
    tree["law/without-any.toml"] = bare

    known = known_of(tree)

    assert list(known) == [ID]
    assert (known[ID].instrument["id"], known[ID].caveat) == ("example-rules", None)


def test_a_provision_without_a_caveat_need_not_be_heeded(known_of):
    tree = small_tree()

    assert unheeded(tree[ANSWER], known_of(tree)) == []


def test_a_caveat_is_heeded_by_the_answer_once_one_of_its_points_heeds_it(known_of):
    tree = small_tree()
    tree["law/example-rules.toml"]["provision"] = [caveated(tree)]
    known = known_of(tree)
    heeding = copy.deepcopy(tree[ANSWER])
    heeding["point"][3]["heeds"] = [ID]

    assert unheeded(tree[ANSWER], known) == [ID]
    assert unheeded(heeding, known) == []


def test_an_answer_without_points_cites_nothing_that_it_could_heed(known_of):
    answer = {"id": "bare", "reviewed-on": "2026-05-02", "stamp": "may"}

    assert unheeded(answer, {}) == []
    assert sheet(answer, {}) == (
        "# bare, reviewed 2026-05-02, stamp may\n\n## What it cites\n\n"
        "## Caveats that no point heeds: none\n"
    )


def test_a_sheet_shows_each_sentence_and_then_each_provision_once(known_of):
    tree = small_tree()
    answer = tree[ANSWER]
    answer["short"] = texts("短。", "Short.")
    answer["point"] = answer["point"][1:3]
    answer["point"][1] |= {"heeds": [ID], "lenders": ["bank", "private"]}
    tree["law/example-rules.toml"]["provision"] = [caveated(tree)]

    lines = sheet(answer, known_of(tree)).splitlines()

    assert lines[:2] == ["# night-calls, reviewed 2026-05-02, stamp must-not", ""]
    assert [one for one in lines if "short" in one] == [
        "short zh-hans: 短。",
        "short zh-hant: 短。",
        "short en: Short.",
    ]
    assert lines[lines.index("## point 1, do-now") :] == [
        "## point 1, do-now",
        "text zh-hans: 每日22:00以后不打电话。",
        "text zh-hant: 每日22:00以後不打電話。",
        "text en: No calls after 22:00.",
        "limit zh-hans: 今天",
        "limit zh-hant: 今天",
        "limit en: Today",
        "cites example-rules/12",
        "",
        "## point 2, may-not",
        "text zh-hans: 每日22:00以后不打电话。",
        "text zh-hant: 每日22:00以後不打電話。",
        "text en: No calls after 22:00.",
        "only for: bank, private",
        "cites example-rules/12 [its caveat is heeded here]",
        "",
        "## What it cites",
        "",
        "example-rules/12: 示例办法 第十二条",
        "  binding, confidence A, binds 示例机构",
        "  from 2021-01-01",
        "  rule zh-hans: 每日22:00以后，不得打电话。",
        "  rule zh-hant: 每日22:00以後，不得打電話。",
        "  rule en: No calls after 22:00.",
        "  quote: 晚二十二时后不得致电借款人。",
        "  caveat zh-hans: 只管机构。",
        "  caveat zh-hant: 只管機構。",
        "  caveat en: Binds lenders only.",
        "",
        "## Caveats that no point heeds: none",
    ]


def test_a_sheet_names_what_is_not_known_of_a_provision_and_what_is_not_heeded(known_of):
    tree = small_tree()
    [provision] = [caveated(tree)]
    del provision["article"]
    provision["bound"] = texts("只有银行", "Banks only")
    provision["version"] = [{"rule": texts("旧。", "Old.")}, {"from": "a day", "repealed": True}]
    known = known_of(small_tree())
    instrument = known[ID].instrument
    known = {ID: type(known[ID])(ID, instrument, provision)}

    lines = sheet(tree[ANSWER], known).splitlines()

    assert (
        lines[-11:]
        == [
            "example-rules/12: 示例办法 条号未核到",
            "  binding, confidence A, binds 只有银行",
            "  from a day not found",
            "  rule zh-hans: 旧。",
            "  rule zh-hant: 舊。",
            "  rule en: Old.",
            "  from a day, repealed",
            "  caveat zh-hans: 只管机构。",
            "  caveat zh-hant: 只管機構。",
            "  caveat en: Binds lenders only.",
            "",
            "## Caveats that no point heeds: example-rules/12",
        ][-11:]
    )
