"""The anatomy of a letter, and that it admits nothing."""

import pytest

from guide.publishing.check_letters import ADMITS
from tests.small_tree import line, small_tree, texts

LETTER = "letters/quiet-nights/letter.toml"
LANGUAGES = ("zh-hans", "zh-hant", "en")


@pytest.fixture
def letter_problems(problems_of):
    """A function: what is wrong with the letter of the small tree once these keys are changed."""

    def find(**changed):
        tree = small_tree()
        tree[LETTER].update({key.replace("_", "-"): value for key, value in changed.items()})
        return [one.removeprefix(f"{LETTER}, quiet-nights: ") for one in problems_of(tree)]

    return find


def body(added, added_en=None):
    """The text of the small tree's letter with a paragraph more."""
    found = small_tree()[LETTER]["body"]
    more = texts(added, added if added_en is None else added_en)
    return {language: f"{found[language]}\n\n{more[language]}" for language in LANGUAGES}


def with_length(length):
    """A letter of so many characters in Chinese."""
    start = "${lender}：${name}"
    return texts(start + ("字，" * length)[: length - len(start)], "${lender}: ${name}")


@pytest.mark.parametrize(
    ("key", "length", "says"),
    [
        ("title", 27, "has a title of 27 characters. Shorten it to 26."),
        ("summary", 61, "has a summary of 61 characters. Shorten it to 60."),
    ],
)
def test_what_is_too_long_on_the_list_of_letters_is_refused(letter_problems, key, length, says):
    long = texts(("字。" * 40)[:length], "Words.")
    kept = texts(("字。" * 40)[: length - 1], "Words.")

    assert letter_problems(**{key: long}) == [says]
    assert letter_problems(**{key: kept}) == []


@pytest.mark.parametrize("length", [901, 1000])
def test_a_letter_that_does_not_fit_on_two_sheets_is_refused(letter_problems, length):
    assert letter_problems(body=with_length(length)) == [
        f"has {length} characters. Make it 150 to 900: it is printed."
    ]


def test_a_letter_of_a_few_words_is_refused(letter_problems):
    short = texts("${lender}：${name}", "${lender}: ${name}")

    assert letter_problems(body=short) == ["has 17 characters. Make it 150 to 900: it is printed."]


@pytest.mark.parametrize("length", [150, 900])
def test_a_letter_of_one_or_two_sheets_is_kept(letter_problems, length):
    assert len(with_length(length)["zh-hans"]) == length
    assert letter_problems(body=with_length(length)) == []


def test_a_blank_is_declared_once(letter_problems):
    blanks = small_tree()[LETTER]["blank"]

    assert letter_problems(blank=[*blanks, blanks[0]]) == [
        "declares the blank lender 2 times. Once is enough."
    ]


def test_a_blank_that_a_text_does_not_have_is_named_with_its_language(letter_problems):
    text = {**small_tree()[LETTER]["body"]}
    text["en"] = text["en"].replace("${lender}", "the lender")

    assert letter_problems(body=text) == [
        "has other blanks in en than it declares: lender. Make them the same."
    ]


def test_a_blank_that_is_not_declared_is_named_with_each_language(letter_problems):
    assert letter_problems(body=body("${day}")) == [
        f"has other blanks in {language} than it declares: day. Make them the same."
        for language in LANGUAGES
    ]


def test_a_letter_without_blanks_declares_none(problems_of):
    tree = small_tree()
    tree[LETTER]["body"] = texts("请不要再打电话。" * 30, "Please stop calling.")
    del tree[LETTER]["blank"]

    assert problems_of(tree) == []


@pytest.mark.parametrize("sign", ["$name", "${Name}", "$", "$$", "${name1}"])
def test_a_sign_that_would_be_no_blank_is_refused_in_each_language(letter_problems, sign):
    assert letter_problems(body=body(sign)) == [
        f"has a $ in {language} that is no blank. Write blanks as ${{name}}."
        for language in LANGUAGES
    ]


@pytest.mark.parametrize("part", ["attach", "send", "cannot"])
def test_a_letter_without_a_needed_line_is_refused(letter_problems, part):
    lines = [one for one in small_tree()[LETTER]["line"] if one["part"] != part]

    assert letter_problems(line=lines) == [f"has no {part} line. Add one."]


def test_lines_stand_in_the_order_of_the_page(letter_problems):
    parts = ("attach", "send", "cannot", "careful")

    assert letter_problems(line=[line(part) for part in parts]) == []
    assert letter_problems(line=[line(part) for part in reversed(parts)]) == [
        "has its lines out of order. Order them: attach, send, cannot, careful."
    ]


def test_a_letter_says_where_to_send_it_and_what_it_rests_on(letter_problems):
    assert letter_problems(channels=[], cites=[]) == [
        "names no channel. Name where it can be sent.",
        "cites nothing. Name the provisions it rests on.",
    ]


def test_a_letter_that_admits_the_debt_is_refused_in_each_language(letter_problems):
    assert letter_problems(body=body("本人承认。", "I owe it.")) == [
        'says "本人承认" in zh-hans: a letter never admits a debt. Reword.',
        'says "I owe" in en: a letter never admits a debt. Reword.',
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "我确认收到过贷款",
        "我欠贵公司",
        "本人同意偿还",
        "本人保证偿还",
        "我的欠款",
        "i ACKNOWLEDGE it",
    ],
)
def test_an_admission_is_found(sentence):
    assert ADMITS.search(sentence) is not None


@pytest.mark.parametrize(
    "sentence",
    [
        "这不代表我承认贵公司主张的借款",
        "写这封信不等于本人确认债务",
        "不表示我同意偿还",
        "并不是我欠的",
        "贵公司主张的借款",
        "I ask for proof, and say not that I owe it",
    ],
)
def test_a_sentence_that_keeps_the_debt_open_is_no_admission(sentence):
    assert ADMITS.search(sentence) is None
