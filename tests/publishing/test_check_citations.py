"""Between records: caveats are heeded, letters and answers lead to each other, phones are known."""

import copy

from tests.small_tree import small_tree, texts

ANSWER = "answers/night-calls.toml"
LETTER = "letters/quiet-nights/letter.toml"
ID = "example-rules/12"


def with_caveat(tree):
    provision = tree["law/example-rules.toml"]["provision"][0]
    version = provision.pop("version")
    provision |= {"caveat": texts("只管机构。", "Binds lenders only."), "version": version}
    return tree


def heeding(tree, place):
    """The tree with the caveat of its provision heeded in one point."""
    point = tree[ANSWER]["point"][place]
    tree[ANSWER]["point"][place] = {**point, "heeds": [ID]}
    return tree


def add_answer(tree, id_, number, **changed):
    """The tree with one more answer that says something else than the first."""
    answer = copy.deepcopy(tree[ANSWER])
    words = {
        key: texts(f"{id_}的{key}一共有二十多个字，够长了。", f"{key} of {id_}")
        for key in ("title", "short")
    }
    question = {"question": texts(f"{id_}呢？", f"And {id_}?")}
    answer |= {**words, **question, "id": id_, "number": number, **changed}
    tree[f"answers/{id_}.toml"] = answer
    tree["synonyms.toml"]["synonym"][0]["answers"].append(id_)
    return tree


def test_a_caveat_that_no_point_heeds_is_named_with_its_answer(problems_of):
    assert problems_of(with_caveat(small_tree())) == [
        f"{ANSWER}, night-calls: cites {ID}, whose caveat no point heeds. Respect it in a point, "
        "then name it."
    ]


def test_a_caveat_is_heeded_in_any_point_that_cites_it(problems_of):
    assert problems_of(heeding(with_caveat(small_tree()), 4)) == []


def test_a_point_heeds_no_provision_without_a_caveat(problems_of):
    assert problems_of(heeding(small_tree(), 4)) == [
        f"{ANSWER}, night-calls point 5: heeds {ID}, which it does not cite or which has no "
        "caveat. Remove it."
    ]


def test_a_point_heeds_no_provision_that_it_does_not_cite(problems_of):
    tree = heeding(heeding(with_caveat(small_tree()), 2), 4)
    rules = tree["law/example-rules.toml"]["provision"]
    rules.append({**copy.deepcopy(rules[0]), "number": "13"})
    tree[ANSWER]["point"][4]["cites"] = ["example-rules/13"]
    tree[ANSWER]["point"][2] |= {"cites": [ID, "example-rules/13"]}
    tree[ANSWER]["point"][2]["heeds"] = [ID, "example-rules/13"]

    assert problems_of(tree) == [
        f"{ANSWER}, night-calls point 5: heeds {ID}, which it does not cite or which has no "
        "caveat. Remove it."
    ]


def test_a_letter_that_no_answer_explains_is_refused(problems_of):
    tree = small_tree()
    del tree[ANSWER]["letters"]

    assert problems_of(tree) == [
        f"{LETTER}, quiet-nights: is named by no answer. Name it in the letters of the answer "
        "that explains it."
    ]


def test_a_related_answer_with_room_names_the_first_one_back(problems_of):
    tree = add_answer(small_tree(), "visit", 2)
    tree[ANSWER]["related"] = ["visit"]

    assert problems_of(tree) == [
        f"{ANSWER}, night-calls: names visit, which has room and does not name it back. Add it "
        "there."
    ]


def test_answers_that_name_each_other_are_kept(problems_of):
    tree = add_answer(small_tree(), "visit", 2, related=["night-calls"])
    tree[ANSWER]["related"] = ["visit"]

    assert problems_of(tree) == []


def test_an_answer_that_leads_to_three_others_has_no_room_to_lead_back(problems_of):
    others = ("a", "b", "c")
    tree = small_tree()
    for number, id_ in enumerate(others, 3):
        add_answer(tree, id_, number, related=["visit"])
    add_answer(tree, "visit", 2, related=list(others))
    tree[ANSWER]["related"] = ["visit"]

    assert problems_of(tree) == []


def test_a_number_belongs_to_one_answer(problems_of):
    tree = add_answer(add_answer(small_tree(), "visit", 1), "paper", 1)

    assert problems_of(tree) == [
        f"answers/{id_}.toml, {id_}: has the number 1, which is night-calls's. Give the next "
        "free one."
        for id_ in ("paper", "visit")
    ]


def test_a_phone_of_a_channel_is_the_one_of_its_fact(problems_of):
    tree = small_tree()
    tree["channels/example-line.toml"]["phone"] = [{"number": "12378"}, {"number": "110"}]

    assert problems_of(tree) == [
        "channels/example-line.toml, example-line: has the phones 12378, 110, not those of its "
        "fact. Correct the one wrong."
    ]


def test_a_phone_that_a_channel_has_lost_is_missed(problems_of):
    tree = small_tree()
    del tree["channels/example-line.toml"]["phone"]

    assert problems_of(tree) == [
        "channels/example-line.toml, example-line: has the phones none, not those of its fact. "
        "Correct the one wrong."
    ]


def test_a_channel_without_a_phone_needs_no_fact_about_one(problems_of):
    tree = small_tree()
    del tree["channels/example-line.toml"]["phone"]
    tree["facts.toml"]["fact"].pop()

    assert problems_of(tree) == []


def test_the_strip_shows_only_phones_that_are_known(problems_of):
    tree = small_tree()
    words = {"before": texts("打", "Call"), "after": texts("。", ".")}
    rows = [("known", "010-1234"), ("unknown", "010-1235")]
    tree["notices.toml"] = {
        "notice": [
            {"id": id_, "before": words["before"], "phone": phone, "after": words["after"]}
            | {"shown": True}
            for id_, phone in rows
        ]
    }

    assert problems_of(tree) == [
        "notices.toml, unknown: has the phone 010-1235, which no channel has. Correct it."
    ]
