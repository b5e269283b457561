"""Drafts of Traditional Chinese: the words of its readers, and the conversion's known mistakes."""

import pytest

from guide.publishing.draft import WORDS, traditional


@pytest.mark.parametrize(("simplified", "preferred"), WORDS.items())
def test_a_word_that_differs_is_replaced_and_not_only_its_script(simplified, preferred):
    assert traditional(simplified) == preferred


@pytest.mark.parametrize(
    ("simplified", "drafted"),
    [
        ("发短信", "發簡訊"),
        ("不要签字", "不要簽字"),
        ("贴标签", "貼標籤"),
        ("只有一只", "只有一只"),
        ("生产制度", "生產制度"),
        ("还息冲本", "還息沖本"),
        ("平台回复", "平台回覆"),
    ],
)
def test_what_the_conversion_gets_wrong_is_repaired(simplified, drafted):
    assert traditional(simplified) == drafted


def test_quotation_marks_are_those_of_the_script():
    assert traditional("“他说‘好’”") == "「他說『好』」"
