"""Unique ids, references, and what a provision and a review day must be."""

import datetime as dt

from guide.publishing.check import citations, ids
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
