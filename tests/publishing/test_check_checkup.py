"""Conditions name what was asked before; a case proves every finding."""

import pytest

from tests.small_tree import small_tree, texts

QUESTIONS, FINDINGS, CASES = (f"checkup/{one}.toml" for one in ("questions", "findings", "cases"))


def question(id_, **more):
    choice = {"code": "unsure", "label": texts("不确定", "Not sure")}
    return {
        "id": id_,
        "ask": texts("问", "Ask"),
        "why": texts("因", "Why"),
        **more,
        "choice": [choice],
    }


def test_more_than_five_questions_are_too_many(problems_of):
    tree = small_tree()
    tree[QUESTIONS]["question"] += [question(f"q{number}") for number in range(5)]

    assert problems_of(tree) == [
        "checkup/questions.toml: asks 6 questions. Ask at most 5.",
    ]


def test_a_question_lets_a_reader_be_unsure(problems_of):
    tree = small_tree()
    tree[QUESTIONS]["question"][0]["choice"].pop()

    assert problems_of(tree) == [
        'checkup/questions.toml, hour: has no "unsure" choice. Add it.',
    ]


def test_a_code_stands_once_in_a_question(problems_of):
    tree = small_tree()
    tree[QUESTIONS]["question"][0]["choice"] *= 2

    assert problems_of(tree) == [
        "checkup/questions.toml, hour: has a code twice. Codes are unique.",
    ]


@pytest.mark.parametrize("when", [{"hour": ["noon"]}, {"later": ["unsure"]}, {"place": ["unsure"]}])
def test_a_question_depends_only_on_choices_offered_before_it(problems_of, when):
    tree = small_tree()
    tree[QUESTIONS]["question"] += [question("place", when=when), question("later")]
    (name, (code,)) = next(iter(when.items()))

    assert problems_of(tree) == [
        f'checkup/questions.toml, place: has the condition "{name} = {code}", which no question '
        "offers."
    ]


@pytest.mark.parametrize("kind", ["finding", "action"])
def test_a_rule_depends_only_on_choices_that_are_offered(problems_of, kind):
    tree = small_tree()
    tree[f"checkup/{kind}s.toml"][kind][0]["when"] = {"hour": ["night", "noon"]}
    id_ = tree[f"checkup/{kind}s.toml"][kind][0]["id"]

    assert problems_of(tree) == [
        f'checkup/{kind}s.toml, {id_}: has the condition "hour = noon", which no question offers.'
    ]


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"hour": ["noon"]}, "answers hour with noon: not possible."),
        ({"place": ["home"]}, "answers place with home: not possible."),
        ({"hour": ["night", "unsure"]}, "answers hour with night, unsure: not possible."),
        ({}, "does not answer hour. Answer it."),
    ],
)
def test_a_case_that_no_reader_can_be_in_is_refused(problems_of, answers, says):
    tree = small_tree()
    tree[CASES]["case"].append({**tree[CASES]["case"][0], "id": "odd", "answers": answers})

    assert problems_of(tree) == [f"checkup/cases.toml, odd: {says}"]


def test_a_case_that_finds_something_else_than_it_expects_is_refused(problems_of):
    tree = small_tree()
    case = {**tree[CASES]["case"][0], "id": "odd", "answers": {"hour": ["unsure"]}}
    tree[CASES]["case"].append(case)

    assert problems_of(tree) == [
        "checkup/cases.toml, odd: finds [], but expects ['called-at-night']."
    ]


def test_a_finding_that_no_case_expects_is_unproven(problems_of):
    tree = small_tree()
    tree[CASES]["case"][0].update(answers={"hour": ["unsure"]}, expect=[])

    assert problems_of(tree) == [
        "checkup/findings.toml, called-at-night: is expected by no case. Add one to cases.toml."
    ]


def test_a_finding_rests_on_a_provision(problems_of):
    tree = small_tree()
    tree[FINDINGS]["finding"][0]["cites"] = []

    assert problems_of(tree) == [
        "checkup/findings.toml, called-at-night: cites nothing. Name the provision."
    ]


def test_a_question_that_is_not_asked_need_not_be_answered(problems_of):
    tree = small_tree()
    tree[QUESTIONS]["question"].append(question("place", when={"hour": ["unsure"]}))

    assert problems_of(tree) == []
