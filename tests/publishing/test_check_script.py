"""繁體 against 简体: an edit in one script only is found, and a law keeps its name."""

import pytest

from guide.publishing.check_script import trouble, words_of
from guide.publishing.read import read
from tests.small_tree import small_tree, texts

WORDS = {"短信": "簡訊"}
LAW = "《网络安全法》管这件事"


def in_step(found, wanted):
    return (
        f'has in zh-hant "{found}" where zh-hans converts to "{wanted}". Bring the two in step, '
        "or add the word to traditional.toml."
    )


@pytest.mark.parametrize(
    ("simplified", "traditional", "found", "wanted"),
    [
        ("他们不可以在夜里打", "他們可以在夜裡打", "他們可以在夜裡打", "他們不可以在夜裡打"),
        ("前面都是一样的，后面不同", "前面都是一樣的，後面一樣", "的，後面一樣", "的，後面不同"),
        ("多一句。完", "多一句。", "多一句。", "多一句。完"),
        ("完", "完。多", "完。多", "完"),
        ("发短信", "發短信", "發短信", "發簡訊"),
        ("网络", "網路", "網路", "網絡"),
    ],
)
def test_a_text_that_is_no_longer_the_other_script_is_shown_where_it_leaves_it(
    simplified, traditional, found, wanted
):
    changed = texts(simplified, "Words.", traditional)

    assert list(trouble(changed, WORDS)) == [in_step(found, wanted)]


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [("发短信", "發簡訊"), ("“好”", "「好」"), (LAW, "《網絡安全法》管這件事"), ("12378", "12378")],
)
def test_a_text_in_step_is_left_alone(simplified, traditional):
    assert list(trouble(texts(simplified, "Words.", traditional), WORDS)) == []


def test_a_law_that_has_another_name_in_traditional_script_is_named():
    changed = texts(LAW, "Words.", "《網路安全法》管這件事")

    assert list(trouble(changed, {"网络": "網路"})) == [
        in_step("《網路安全法》管這件", "《網絡安全法》管這件"),
        "names 《網路安全法》 in zh-hant, which zh-hans does not. Names of laws stay as enacted.",
    ]


def test_the_words_of_traditional_readers_are_those_of_their_file(content):
    records, _problems = read(content)

    assert words_of(records) == {"短信": "簡訊"}


def test_a_problem_names_record_part_and_key(problems_of):
    tree = small_tree()
    tree["answers/night-calls.toml"]["point"][2]["text"]["zh-hant"] = "每日22:00以後可打電話。"

    assert problems_of(tree) == [
        "answers/night-calls.toml, night-calls point 3 text: "
        + in_step("00以後可打電話。", "00以後不打電話。")
    ]


def test_a_word_of_the_file_is_used_in_every_text(problems_of):
    tree = small_tree()
    tree["pages/about.toml"]["summary"] = texts("发短信。", "Text us.", "發簡訊。")

    assert problems_of(tree) == []
