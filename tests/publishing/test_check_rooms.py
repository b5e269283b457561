"""The anatomy of an answer and of a channel; the ladder is total; nothing leads nowhere."""

import pytest

from tests.small_tree import ANSWER_PARTS, point, small_tree, texts

ANSWER = "answers/night-calls.toml"
CHANNEL = "channels/example-line.toml"


def answer_problems(problems_of, **changed):
    """What is wrong with the answer of the small tree once these keys are changed."""
    tree = small_tree()
    tree[ANSWER].update(changed)
    return [one.removeprefix(f"{ANSWER}, night-calls: ") for one in problems_of(tree)]


def channel_problems(problems_of, **changed):
    tree = small_tree()
    tree[CHANNEL].update({key.replace("_", "-"): value for key, value in changed.items()})
    return [one.removeprefix(f"{CHANNEL}, example-line: ") for one in problems_of(tree)]


@pytest.mark.parametrize(
    ("key", "text", "says"),
    [
        ("question", "问" * 27, "has a question of 27 characters. Shorten it to 26."),
        ("title", "题" * 31, "has a title of 31 characters. Shorten it to 30."),
        ("say", "说说说。" * 30 + "说", "has a say of 121 characters. Shorten it to 120."),
        ("short", "短" * 19, "has a short answer of 19 characters. Make it 20 to 60."),
        ("short", "短短。" * 20 + "短", "has a short answer of 61 characters. Make it 20 to 60."),
    ],
)
def test_a_text_longer_than_a_scared_reader_reads_is_refused(problems_of, key, text, says):
    assert answer_problems(problems_of, **{key: texts(text, "Words.")}) == [says]


@pytest.mark.parametrize(
    ("key", "text"),
    [("question", "字" * 26), ("title", "字" * 30), ("say", "字字。" * 40), ("short", "字" * 20)],
)
def test_a_text_of_exactly_the_greatest_length_is_kept(problems_of, key, text):
    assert answer_problems(problems_of, **{key: texts(text, "Words.")}) == []


def test_a_sentence_of_the_short_answer_has_25_characters_at_most(problems_of):
    long = "短" * 25 + "。"

    assert answer_problems(problems_of, short=texts(long, "No.")) == [
        f"has 26 characters in a sentence of the short answer: {long}"
    ]


def test_the_short_answer_in_english_has_280_letters_at_most(problems_of):
    short = texts("短" * 20, "x" * 281)

    assert answer_problems(problems_of, short=short) == [
        "has a short answer over 280 letters in en. Shorten it."
    ]


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        (
            ("do-now", "may", "not-for", "keep"),
            "has 1 do-now points. Give 2 to 5, one action each.",
        ),
        (
            ("do-now",) * 6 + ("may", "not-for", "keep"),
            "has 6 do-now points. Give 2 to 5, one action each.",
        ),
        (
            ("do-now", "do-now", "not-for", "keep"),
            "has neither a may nor a may-not point. Say where the line is.",
        ),
        (("do-now", "do-now", "may", "keep"), "has no not-for point. Add one."),
        (("do-now", "do-now", "may", "not-for"), "has no keep point. Add one."),
        (
            ("do-now", "do-now", "may", "may-not", "not-for", "keep"),
            "has its points out of order. Order them: do-now, may-not, may, not-for, keep.",
        ),
    ],
)
def test_an_answer_with_a_part_missing_or_misplaced_is_refused(problems_of, parts, says):
    assert answer_problems(problems_of, point=[point(part) for part in parts]) == [says]


@pytest.mark.parametrize("parts", [("do-now", "do-now", "may-not"), ("do-now",) * 5 + ("may",)])
def test_one_side_of_the_line_is_enough(problems_of, parts):
    points = [point(part) for part in (*parts, "not-for", "keep")]

    assert answer_problems(problems_of, point=points) == []


def test_a_point_without_a_citation_is_refused_with_its_place(problems_of):
    points = [point(part) for part in ANSWER_PARTS]
    points[3]["cites"] = []

    assert answer_problems(problems_of, point=points) == [
        "point 4 cites nothing. Name the provision it rests on."
    ]


@pytest.mark.parametrize("place", [1, 3])
def test_a_limit_stands_at_what_to_do_now_and_nowhere_else(problems_of, place):
    points = [point(part) for part in ANSWER_PARTS]
    if place == 1:
        del points[0]["limit"]
    else:
        points[2] = {**point("do-now"), "part": "may-not"}

    assert answer_problems(problems_of, point=points) == [
        f"point {place} must have a limit if it is do-now, and only then."
    ]


def test_an_answer_names_where_to_get_help(problems_of):
    assert answer_problems(problems_of, channels=[]) == [
        "names no channel. Name where to complain or get help."
    ]


def test_an_answer_is_not_related_to_itself(problems_of):
    assert answer_problems(problems_of, related=["night-calls"]) == [
        "names more than 3 related answers, or itself. Choose up to 3 others."
    ]


def test_two_answers_that_say_the_same_are_told_apart(problems_of):
    tree = small_tree()
    tree["answers/second.toml"] = {**tree[ANSWER], "id": "second", "number": 2}
    tree["synonyms.toml"]["synonym"][0]["answers"].append("second")
    tree["answers/second.toml"]["title"] = texts("别的", "Another")
    tree["answers/second.toml"]["short"] = texts("别" * 20, "Another.", "別" * 20)

    assert problems_of(tree) == [
        f"answers/second.toml, second: has the same question in {language} as night-calls. "
        "Tell them apart."
        for language in ("zh-hans", "zh-hant", "en")
    ]


@pytest.mark.parametrize("part", ["prepare", "step", "can", "cannot"])
def test_a_channel_without_a_needed_line_is_refused(problems_of, part):
    lines = [one for one in small_tree()[CHANNEL]["line"] if one["part"] != part]

    assert channel_problems(problems_of, line=lines) == [
        f"has no {part} line. Readers need it before they call."
    ]


def test_a_channel_known_from_one_source_says_so(problems_of):
    assert channel_problems(problems_of, confidence="C") == [
        "is known from one source only and has no caveat line. Say so in words."
    ]


def test_an_address_known_from_one_source_is_not_printed(problems_of):
    assert channel_problems(problems_of, contact_confidence="C") == [
        "prints an address known from one source only. Remove the website."
    ]


@pytest.mark.parametrize("number", ["12 378", "+86-12378", "12378转1", "-1"])
def test_a_phone_that_cannot_be_dialled_is_refused(problems_of, number):
    tree = small_tree()
    tree[CHANNEL]["phone"] = [{"number": number}]
    tree["facts.toml"]["fact"][1]["phones"] = [number]

    assert problems_of(tree) == [
        f'{CHANNEL}, example-line: has the phone "{number}". Use digits and hyphens only.'
    ]


def test_a_myth_is_corrected_by_a_provision(problems_of):
    tree = small_tree()
    tree["myths.toml"]["myth"][0]["cites"] = []

    assert problems_of(tree) == [
        "myths.toml, any-hour: cites nothing. Name the provision that corrects it."
    ]


def test_a_cell_of_the_ladder_may_not_be_empty(problems_of):
    tree = small_tree()
    tree["ladder/issues.toml"]["issue"].append(
        {"id": "fees", "name": texts("费", "Fees"), "examples": texts("费", "Fees")}
    )

    assert problems_of(tree) == [
        "ladder/routes.toml: has no route for bank and fees. The ladder is total: add it."
    ]


def test_the_id_of_a_route_is_its_lender_and_issue(problems_of):
    tree = small_tree()
    tree["ladder/routes.toml"]["route"].append(
        {**tree["ladder/routes.toml"]["route"][0], "id": "elsewhere"}
    )

    assert problems_of(tree) == [
        "ladder/routes.toml, elsewhere: has an id that is not lender--issue. Correct it."
    ]


@pytest.mark.parametrize("steps", [{}, {"step": [{"move": "alone", "cites": []}]}])
def test_a_route_leads_to_a_channel(problems_of, steps):
    tree = small_tree()
    tree["ladder/moves.toml"]["move"].append({"id": "alone", "say": texts("想", "Think")})
    del tree["ladder/routes.toml"]["route"][0]["step"]
    tree["ladder/routes.toml"]["route"][0].update(steps)

    assert problems_of(tree) == [
        "ladder/routes.toml, bank--calls: names no channel. Every cell of the ladder leads "
        "somewhere."
    ]


def violent(tree):
    """The small tree with its one issue made one where the police come first."""
    tree["ladder/issues.toml"]["issue"][0]["id"] = "violence"
    tree["ladder/routes.toml"]["route"][0].update(id="bank--violence", issue="violence")
    tree[CHANNEL]["issues"] = ["violence"]
    tree["checkup/questions.toml"]["question"][0]["choice"][0]["issue"] = "violence"
    return tree


def test_where_there_is_violence_the_ladder_begins_with_the_police(problems_of):
    assert problems_of(violent(small_tree())) == [
        "ladder/routes.toml, bank--violence: begins with example-line. It must begin with one of "
        "police-110."
    ]


def test_a_ladder_that_begins_with_the_police_is_kept(problems_of):
    tree = violent(small_tree())
    tree["channels/police-110.toml"] = {**tree[CHANNEL], "id": "police-110"}
    tree["facts.toml"]["fact"].append({**tree["facts.toml"]["fact"][1], "id": "channel:police-110"})
    tree["ladder/moves.toml"]["move"][0]["channel"] = "police-110"

    assert problems_of(tree) == []


def test_a_row_of_the_coverage_is_covered_by_something_that_exists(problems_of):
    tree = small_tree()
    rows = tree["coverage.toml"]["row"]
    rows.append({"id": "000-2", "subject": "无", "covered-by": []})
    rows.append({"id": "000-3", "subject": "错", "covered-by": ["answer:gone", "letter:a"]})

    assert problems_of(tree) == [
        "coverage.toml, 000-2: is covered by nothing. Name what covers it.",
        'coverage.toml, 000-3: names "answer:gone", which does not exist.',
        'coverage.toml, 000-3: names "letter:a", which does not exist.',
    ]


def test_a_section_without_an_answer_is_refused(problems_of):
    tree = small_tree()
    tree["sections.toml"]["section"].append(
        {"id": "empty", "name": texts("空", "Empty"), "intro": texts("空", "Empty")}
    )

    assert problems_of(tree) == [
        "sections.toml, empty: has no answer. Add one, or remove the section."
    ]


def test_an_answer_without_enough_everyday_words_is_refused(problems_of):
    tree = small_tree()
    [row] = tree["synonyms.toml"]["synonym"]
    tree["synonyms.toml"]["synonym"] = [
        {**row, "words": row["words"][:10]},
        # The same word again is no other word.
        {**row, "id": "again", "words": row["words"][1:19]},
        {**row, "id": "of-none", "answers": []},
    ]

    assert problems_of(tree) == [
        f"{ANSWER}, night-calls: has 19 everyday words in synonyms.toml. Give it 20."
    ]


def test_everyday_words_may_be_in_several_lists(problems_of):
    tree = small_tree()
    [row] = tree["synonyms.toml"]["synonym"]
    tree["synonyms.toml"]["synonym"] = [
        {**row, "words": row["words"][:10]},
        {**row, "id": "again", "words": row["words"][10:20]},
    ]

    assert problems_of(tree) == []
