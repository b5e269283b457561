"""The same numbers in three languages, no markup, nothing false."""

from collections import Counter

import pytest

from guide.publishing.check_text import false_promises, numbers, too_long, trouble, value
from tests.small_tree import small_tree, texts


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        (
            texts("22:00到8:00", "22:00 to 9:00", "22:00到8:00"),
            "has other numbers in en than in zh-hans (missing: 8; extra: 9). Make them the same.",
        ),
        (
            texts("15日", "15 days", "日"),
            "has other numbers in zh-hant than in zh-hans (missing: 15; extra: none). "
            "Make them the same.",
        ),
        (
            texts("打", "Call 热线"),
            "has Chinese characters in en: 热线. Translate them.",
        ),
        (
            texts("**打**", "Call"),
            "has markup or an address in zh-hans. Write plain text; link by id.",
        ),
        (
            texts("打", "See https://example.org", "打"),
            "has markup or an address in en. Write plain text; link by id.",
        ),
    ],
)
def test_a_text_that_differs_between_languages_is_named(changed, says):
    assert next(trouble(changed)) == says


@pytest.mark.parametrize(
    "text",
    [
        texts("第十二条", "Article 12"),
        texts("2026年1月1日", "1 January 2026"),
        texts("2026年5月1日", "1 May 2026"),
        texts("5月31日", "May 31"),
        texts("10,000元", "10000 yuan"),
        texts("找“信访”", "Look for “信访”"),
        texts("每月05日", "on day 5 of the month"),
    ],
)
def test_a_text_that_says_the_same_in_each_language_is_left_alone(text):
    assert list(trouble(text)) == []


def test_a_month_that_is_also_a_word_counts_beside_a_number_only():
    assert numbers("They may march in May") == Counter()
    assert numbers("1 March and May 2") == Counter(["1", "3", "5", "2"])


def test_chinese_numerals_count_only_as_articles():
    assert numbers("第十二条至第十四条，三个人") == Counter(["12", "14"])
    assert numbers("第十七条之一第（三）项") == Counter(["17", "1", "3"])


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("零", 0),
        ("三", 3),
        ("十", 10),
        ("十二", 12),
        ("四十", 40),
        ("一百零五", 105),
        ("一千零三十三", 1033),
        ("一千二百六十", 1260),
    ],
)
def test_a_numeral_is_worth_its_number(numeral, number):
    assert value(numeral) == number


@pytest.mark.parametrize(
    "text", ["字" * 40, "字" * 39 + "。" + "字" * 39 + "？", "一；" * 40, "逗，" * 20]
)
def test_a_sentence_of_40_characters_is_not_too_long(text):
    assert list(too_long(texts(text, "Words."))) == []


def test_each_sentence_that_is_too_long_is_told_with_its_length():
    text = "字" * 41 + "。短。" + "字" * 40 + "！"

    assert list(too_long(texts(text, "Words."))) == [
        "has a sentence of 42 characters. Split it at 40.",
        "has a sentence of 41 characters. Split it at 40.",
    ]


def test_a_long_sentence_is_to_be_split_but_not_in_the_name_of_a_law_or_in_a_letter(problems_of):
    tree = small_tree()
    long = texts("字" * 41, "Words.")
    tree["law/example-rules.toml"]["title"] = long
    tree["answers/night-calls.toml"]["point"][5]["text"] = long
    body = tree["letters/quiet-nights/letter.toml"]["body"]
    tree["letters/quiet-nights/letter.toml"]["body"] = {
        language: f"{text}\n\n{'字' * 41 if language != 'en' else 'Words.'}"
        for language, text in body.items()
    }

    assert problems_of(tree) == [
        "answers/night-calls.toml, night-calls point 6 text: has a sentence of 41 characters. "
        "Split it at 40."
    ]


def test_a_false_promise_is_named_with_its_language():
    assert list(false_promises(texts("钱不急。", "Courts never phone."))) == [
        "says in en what the guide must never say: R10, no source says so"
    ]


def test_a_problem_names_record_part_and_key(problems_of):
    tree = small_tree()
    tree["answers/night-calls.toml"]["point"][2]["text"]["en"] = "No calls after 23:00."

    assert problems_of(tree) == [
        "answers/night-calls.toml, night-calls point 3 text: has other numbers in en than in "
        "zh-hans (missing: 22; extra: 23). Make them the same."
    ]


def test_the_claim_of_a_myth_may_be_false_but_its_correction_may_not(problems_of):
    tree = small_tree()
    false = texts("法院不会打电话。", "Courts never phone.")
    tree["myths.toml"]["myth"][0]["claim"] = false
    claimed = problems_of(tree)
    tree["myths.toml"]["myth"][0]["truth"] = false

    assert claimed == []
    assert problems_of(tree) == [
        f"myths.toml, any-hour truth: says in {language} what the guide must never say: "
        "R10, no source says so"
        for language in ("zh-hans", "zh-hant", "en")
    ]
