"""Unique ids, references, and what a provision and a review day must be."""

import datetime as dt

import pytest

from guide.publishing.check import FORCE, citations, ids
from guide.publishing.read import read
from tests.small_tree import DAY, small_tree, texts


def provision_of(tree):
    return tree["law/example-rules.toml"]["provision"][0]


def test_an_id_given_twice_is_refused(problems_of):
    tree = small_tree()
    tree["myths.toml"]["myth"] *= 2

    assert problems_of(tree) == [
        "myths.toml, any-hour: is there 2 times. Ids are unique: rename one."
    ]


def test_a_provision_number_given_twice_is_refused(problems_of):
    tree = small_tree()
    tree["law/example-rules.toml"]["provision"] *= 2

    assert problems_of(tree) == [
        "law/example-rules.toml, provision 12: is there twice. Rename one."
    ]


def test_a_citation_of_no_provision_is_refused_with_its_point(problems_of):
    tree = small_tree()
    tree["answers/night-calls.toml"]["point"][1]["cites"] = ["example-rules/13"]

    assert problems_of(tree) == [
        "answers/night-calls.toml, night-calls point 2 cites: names law.Provision "
        '"example-rules/13", which does not exist. Correct the id.'
    ]


def test_a_single_reference_to_nothing_is_refused(problems_of):
    tree = small_tree()
    tree["answers/night-calls.toml"]["section"] = "nowhere"

    assert problems_of(tree) == [
        'answers/night-calls.toml, night-calls section: names answers.Section "nowhere", which '
        "does not exist. Correct the id."
    ]


def test_a_broken_reference_is_told_before_anything_that_reads_through_it(problems_of):
    tree = small_tree()
    tree["answers/night-calls.toml"]["section"] = "nowhere"
    tree["answers/night-calls.toml"]["channels"] = []

    assert len(problems_of(tree)) == 1


def test_a_provision_without_its_fact_is_refused(problems_of):
    tree = small_tree()
    provision_of(tree)["fact"] = "unheard-of"

    assert problems_of(tree) == [
        'law/example-rules.toml, provision 12: rests on "unheard-of", a fact that facts.toml does '
        "not have. Correct it."
    ]


def test_a_fact_of_low_confidence_is_no_rule(problems_of):
    tree = small_tree()
    tree["facts.toml"]["fact"][0]["confidence"] = "C"

    assert problems_of(tree) == [
        "law/example-rules.toml, provision 12: rests on a fact of confidence C, which is no rule. "
        "Remove it."
    ]


def test_a_provision_is_as_sure_as_its_fact(problems_of):
    tree = small_tree()
    tree["facts.toml"]["fact"][0]["confidence"] = "B"

    assert problems_of(tree) == [
        "law/example-rules.toml, provision 12: says confidence A; its fact says B."
    ]


def test_an_article_that_nobody_found_is_not_printed(problems_of):
    tree = small_tree()
    del tree["facts.toml"]["fact"][0]["article"]

    assert problems_of(tree) == [
        "law/example-rules.toml, provision 12: prints an article number, but none was found for "
        "its fact. Remove the article."
    ]


def test_an_article_is_the_one_that_its_fact_has(problems_of):
    tree = small_tree()
    provision_of(tree)["article"] = texts("第十三条", "Article 13")

    assert problems_of(tree) == [
        "law/example-rules.toml, provision 12: prints 第十三条; its fact says 第十二条. Correct "
        "the one wrong."
    ]


def test_a_fact_may_say_more_than_the_article_that_is_printed(problems_of):
    tree = small_tree()
    tree["facts.toml"]["fact"][0]["article"] = "第十二条（后段未读到）"

    assert problems_of(tree) == []


@pytest.mark.parametrize(
    ("says", "shown"), [(dt.date(2021, 1, 2), "2021-01-02"), (None, "no day")], ids=str
)
def test_a_provision_took_effect_on_the_day_of_its_fact(problems_of, says, shown):
    tree = small_tree()
    tree["facts.toml"]["fact"][0].pop("from")
    tree["facts.toml"]["fact"][0] |= {"from": says} if says else {}

    assert problems_of(tree) == [
        f"law/example-rules.toml, provision 12: took effect on 2021-01-01; its fact says {shown}. "
        "Correct it."
    ]


def test_a_provision_whose_fact_has_a_day_has_it_too(problems_of):
    tree = small_tree()
    del provision_of(tree)["version"][0]["from"]

    assert problems_of(tree) == [
        "law/example-rules.toml, provision 12: took effect on no day; its fact says 2021-01-01. "
        "Correct it."
    ]


def test_the_fact_of_a_provision_that_changed_may_be_of_any_of_its_versions(problems_of):
    tree = small_tree()
    changed_on = dt.date(2023, 1, 1)
    rule = texts("白天也不打。", "Not by day either.")
    provision_of(tree)["version"].append({"from": changed_on, "rule": rule})
    tree["facts.toml"]["fact"][0]["from"] = changed_on

    assert problems_of(tree) == []


@pytest.mark.parametrize(("kind", "force"), [(kind, force) for kind, force in FORCE.items()])
def test_a_kind_of_document_has_one_force(problems_of, kind, force):
    tree = small_tree()
    other = "guidance" if force != "guidance" else "binding"
    tree["law/example-rules.toml"] |= {"kind": kind, "force": other}
    tree["facts.toml"]["fact"][0]["force"] = other

    assert problems_of(tree) == [
        f"law/example-rules.toml: has the force {other}; a {kind} is {force}. Correct the force "
        "or the kind."
    ]


@pytest.mark.parametrize("force", ["binding", "guidance"])
def test_a_normative_document_has_the_force_of_its_facts(problems_of, force):
    tree = small_tree()
    tree["law/example-rules.toml"] |= {"kind": "normative-document", "force": force}
    tree["facts.toml"]["fact"][0]["force"] = force
    kept = problems_of(tree)
    tree["facts.toml"]["fact"][0]["force"] = "recommended"

    assert kept == []
    assert problems_of(tree) == [
        f"law/example-rules.toml: has the force {force}; quiet-hours says recommended. Correct "
        "the one wrong."
    ]


def test_a_fact_that_says_no_force_leaves_it_to_the_document(problems_of):
    tree = small_tree()
    del tree["facts.toml"]["fact"][0]["force"]

    assert problems_of(tree) == []


def test_a_provision_has_a_version(problems_of):
    tree = small_tree()
    del provision_of(tree)["version"]

    assert problems_of(tree) == [
        "law/example-rules.toml, provision 12: has no version. Add [[provision.version]] with the "
        "day it took effect."
    ]


def test_a_quote_stands_only_where_the_text_was_read(problems_of):
    tree = small_tree()
    tree["facts.toml"]["fact"][0]["confidence"] = "B"
    provision_of(tree)["confidence"] = "B"

    assert problems_of(tree) == [
        "law/example-rules.toml, provision 12: shows a quote, but its text was not read "
        "(confidence B). Remove it."
    ]


def test_a_version_in_force_has_a_rule(problems_of):
    tree = small_tree()
    del provision_of(tree)["version"][0]["rule"]

    assert problems_of(tree) == [
        "law/example-rules.toml, provision 12: has a version in force without a rule in our words. "
        "Write it."
    ]


def test_versions_stand_in_the_order_of_their_days(problems_of):
    tree = small_tree()
    provision_of(tree)["version"].append({"from": dt.date(2020, 1, 1), "repealed": True})

    assert problems_of(tree) == [
        "law/example-rules.toml, provision 12: has versions out of order or on the same day. Order "
        "them by their first day."
    ]


def test_an_answer_whose_law_changed_is_refused_until_read_again(problems_of):
    tree = small_tree()
    changed_on = DAY + dt.timedelta(days=1)
    rule = texts("白天也不打。", "Not by day either.")
    provision_of(tree)["version"].append({"from": changed_on, "rule": rule})

    assert problems_of(tree) == [
        "answers/night-calls.toml: cites example-rules/12, which changed on 2026-05-03, after this "
        "answer's review on 2026-05-02. Re-read the answer, then set reviewed-on."
    ]


def test_a_change_that_is_still_to_come_asks_for_no_second_reading(problems_of):
    tree = small_tree()
    rule = texts("白天也不打。", "Not by day either.")
    provision_of(tree)["version"].append({"from": dt.date(9999, 1, 1), "rule": rule})

    assert problems_of(tree) == []


def test_a_provision_without_a_known_day_makes_no_answer_outdated(problems_of):
    tree = small_tree()
    del provision_of(tree)["version"][0]["from"]
    del tree["facts.toml"]["fact"][0]["from"]

    assert problems_of(tree) == []


def test_the_small_tree_has_nothing_to_put_right(problems_of):
    assert problems_of(small_tree()) == []


def test_citations_are_gathered_from_a_record_and_all_its_parts(content):
    records, _problems = read(content)
    answer = next(one for one in records if one.id == "night-calls")

    assert citations(answer.value, answer.shape) == ["example-rules/12"] * 6


def test_ids_know_a_provision_by_instrument_and_number(content):
    records, _problems = read(content)

    known = ids(records)

    assert known["law.Provision"] == {"example-rules/12"}
    assert known["law.Instrument"] == {"example-rules"}
