"""A letter's text and its blanks: filled in, or set with their labels."""

import pytest

from guide.letters.fill import Piece, blanks, fill, paragraphs


def test_a_blank_without_a_value_is_refused():
    with pytest.raises(KeyError, match="name"):
        fill("${name}，你好", {"lender": "甲"})


def test_each_blank_is_replaced_wherever_it_stands():
    assert fill("${name}致${lender}，${name}", {"name": "甲", "lender": "乙"}) == "甲致乙，甲"


@pytest.mark.parametrize("value", ["${lender}", "$name", "{name.__class__}", "%(name)s", "<b>"])
def test_what_is_filled_in_stays_as_it_is(value):
    assert fill("${name}。", {"name": value, "lender": "乙"}) == f"{value}。"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", []),
        ("没有", []),
        ("$name", []),
        ("${Name} ${name1}", []),
        ("${b}${a_b}，${b}", ["b", "a_b"]),
    ],
)
def test_blanks_are_named_once_each_in_order(text, names):
    assert blanks(text) == names


def test_a_blank_without_a_label_is_refused():
    with pytest.raises(KeyError, match="name"):
        paragraphs("${name}", {})


def test_paragraphs_stand_apart_by_empty_lines_and_keep_their_lines():
    text = "\n标题\n\n一\n二\n \n\n三\n"

    assert paragraphs(text, {}) == [
        [[Piece("标题")]],
        [[Piece("一")], [Piece("二")]],
        [[Piece("三")]],
    ]


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("${name}", [Piece("姓名", "name")]),
        ("${name}${day}", [Piece("姓名", "name"), Piece("日期", "day")]),
        ("我是${name}，", [Piece("我是"), Piece("姓名", "name"), Piece("，")]),
    ],
)
def test_a_blank_is_shown_by_its_label_and_keeps_its_name(line, pieces):
    assert paragraphs(line, {"name": "姓名", "day": "日期"}) == [[pieces]]
