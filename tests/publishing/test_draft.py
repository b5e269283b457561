"""Drafts of Traditional Chinese: the words of its readers, and the conversion's known mistakes."""

import pytest

from guide.publishing.draft import simplified, traditional

WORDS = {"短信": "簡訊", "网络": "網路"}


@pytest.mark.parametrize(("word", "preferred"), WORDS.items())
def test_a_word_that_differs_is_replaced_and_not_only_its_script(word, preferred):
    assert traditional(word, WORDS) == preferred


@pytest.mark.parametrize(
    ("text", "drafted"),
    [
        ("发短信", "發短信"),
        ("不要签字", "不要簽字"),
        ("贴标签", "貼標籤"),
        ("只有一只", "只有一只"),
        ("生产制度", "生產制度"),
        ("自动划款", "自動劃款"),
        ("先看表", "先看表"),
        ("还息冲本", "還息沖本"),
        ("平台回复", "平台回覆"),
        ("账户里", "帳戶裡"),
        ("公里，邻里", "公里，鄰里"),
        ("准不准", "准不准"),
    ],
)
def test_what_the_conversion_gets_wrong_is_repaired(text, drafted):
    assert traditional(text, {}) == drafted


def test_quotation_marks_are_those_of_the_script():
    assert traditional("“他说‘好’”", {}) == "「他說『好』」"


def test_the_name_of_a_law_stays_as_enacted_and_only_its_script_changes():
    text = "网络上看《网络安全法》，网络下也看《短信办法》。"

    assert traditional(text, WORDS) == "網路上看《網絡安全法》，網路下也看《短信辦法》。"


def test_the_same_words_in_simplified_script():
    assert simplified("「簡訊」與『網絡安全法』") == "“简讯”与‘网络安全法’"
