"""Where the words of the glossary stand in a page's texts: each is explained once."""

import pytest

from guide.answers.terms import Span, forms, pattern, spans


def marked(texts, words, spaced=False):
    return spans(texts, words, pattern(words, spaced=spaced))


@pytest.mark.parametrize(
    ("also", "found"),
    [
        ("", ["逾期"]),
        ("过期", ["逾期", "过期"]),
        ("过期、没按时还, late ,", ["逾期", "过期", "没按时还", "late "]),
    ],
)
def test_a_word_has_its_name_and_its_other_forms(also, found):
    assert forms("逾期", also) == found


def test_a_text_without_a_word_of_the_glossary_stays_one_piece():
    assert marked(["没有"], {"逾期": "overdue"}) == {"没有": [Span("没有")]}


def test_without_a_glossary_nothing_is_marked():
    assert marked(["《办法》说逾期"], {}) == {"《办法》说逾期": [Span("《办法》说逾期")]}


def test_an_empty_text_has_no_pieces():
    assert marked([""], {"逾期": "overdue"}) == {"": []}


def test_a_word_is_marked_where_it_first_stands_on_the_page_and_nowhere_else():
    texts = ["先说逾期，再说逾期。", "又是逾期", "催收"]

    assert marked(texts, {"逾期": "overdue", "催收": "collection"}) == {
        "先说逾期，再说逾期。": [Span("先说"), Span("逾期", "overdue"), Span("，再说逾期。")],
        "又是逾期": [Span("又是逾期")],
        "催收": [Span("催收", "collection")],
    }


def test_a_term_is_explained_once_whichever_of_its_forms_comes_first():
    words = {"征信报告": "report", "信用报告": "report"}

    found = marked(["信用报告就是征信报告"], words)

    assert found == {"信用报告就是征信报告": [Span("信用报告", "report"), Span("就是征信报告")]}


def test_the_longest_of_several_words_is_the_one_that_is_meant():
    words = {"担保": "guarantee", "担保公司": "company"}

    assert marked(["找担保公司担保"], words) == {
        "找担保公司担保": [
            Span("找"),
            Span("担保公司", "company"),
            Span("担保", "guarantee"),
        ]
    }


def test_the_name_of_a_law_is_no_place_to_explain_a_word():
    assert marked(["《征信业条例》讲征信"], {"征信": "credit"}) == {
        "《征信业条例》讲征信": [Span("《征信业条例》讲"), Span("征信", "credit")]
    }


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Discredit it", [Span("Discredit it")]),
        ("CREDIT and credit", [Span("CREDIT", "credit"), Span(" and credit")]),
        ("On credit.", [Span("On "), Span("credit", "credit"), Span(".")]),
        ("Credits (a.b)", [Span("Credits ("), Span("a.b", "ab"), Span(")")]),
        ("acb", [Span("acb")]),
    ],
)
def test_in_a_language_with_spaces_only_a_whole_word_is_marked_in_any_case(text, pieces):
    words = {"Credit": "credit", "a.b": "ab"}

    assert marked([text], words, spaced=True) == {text: pieces}
