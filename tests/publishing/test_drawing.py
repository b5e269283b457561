"""Lines break as a reader expects and never overflow; a sheet is small and has its colours."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from guide.publishing.drawing import (
    CLOSING,
    INK,
    OPENING,
    PAPER,
    SEAL,
    Sheet,
    fitted,
    font,
    lines,
    pieces,
)

CHINESE = (
    "催收人员说：「你不还（全部），就起诉！」……真的吗？每天22:00—次日8:00，不得致电《借款人》。"
)
ENGLISH = "Call 12363 (the central bank), not them; “is it true?” No: it isn’t — not after 22:00!"


def opened(png):
    return Image.open(io.BytesIO(png))


def without_spaces(text):
    return "".join(text.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("不得，", ["不", "得，"]),
        ("（不得）", ["（不", "得）"]),
        ("「『不』」。", ["「『不』」。"]),
        ("等……", ["等……"]),
        ("￥500起", ["￥500", "起"]),
        ("在22:00后", ["在", "22:00", "后"]),
        ("Call (12363) now?", ["Call ", "(12363) ", "now?"]),
        ("it isn’t “so”.", ["it ", "isn’t ", "“so”."]),
        ("one — two", ["one — ", "two"]),
        ("吗?", ["吗?"]),
    ],
    ids=str,
)
def test_a_line_may_break_between_these_pieces_only(text, expected):
    assert pieces(text) == expected


@pytest.mark.parametrize("text", [CHINESE, ENGLISH], ids=["zh-hans", "en"])
@pytest.mark.parametrize("width", range(200, 700, 20))
def test_no_line_begins_with_a_closing_sign_or_ends_with_an_opening_one(text, width):
    face = font("regular", "sc", 28)

    broken = lines(text, face, width)

    assert [one for one in broken if one[0] in CLOSING or one[-1] in OPENING] == []
    assert max(face.getlength(one) for one in broken) <= width
    assert without_spaces("".join(broken)) == without_spaces(text)


def test_an_address_longer_than_a_line_breaks_anywhere_rather_than_overflow():
    face = font("regular", "sc", 24)
    address = "a-very-long-name-of-a-guide-about-debt.example.org/a/12"

    broken = lines(f"看 {address}", face, 300)

    assert max(face.getlength(one) for one in broken) <= 300
    assert "".join(broken) == f"看 {address}"
    assert len(broken) == 3


@given(st.text(alphabet="不得，。（）「」 a1.(),’—", max_size=80))
def test_whatever_the_text_no_line_overflows_and_no_character_is_lost(text):
    face = font("regular", "sc", 24)

    broken = lines(text, face, 240)

    assert max(face.getlength(one) for one in broken) <= 240
    assert without_spaces("".join(broken)) == without_spaces(text)


def test_a_text_that_fits_has_the_largest_size():
    face, broken = fitted("不得", "bold", "sc", (64, 48), 400, 1)

    assert (face.size, broken) == (64, ["不得"])


def test_a_text_that_does_not_fit_shrinks():
    face, broken = fitted("不得夜里打电话", "bold", "tc", (64, 48), 400, 1)

    assert (face.size, broken) == (48, ["不得夜里打电话"])


def test_a_text_that_fits_in_no_size_is_cut_with_an_ellipsis_inside_its_width():
    face, broken = fitted(CHINESE, "regular", "sc", (64, 48), 400, 2)

    assert (face.size, len(broken)) == (48, 2)
    assert max(face.getlength(one) for one in broken) <= 400
    assert CHINESE.startswith("".join(broken).removesuffix("…"))


def test_a_low_place_holds_fewer_lines_of_a_large_size_than_of_a_small_one():
    face, broken = fitted("不得夜里打电话" * 2, "regular", "sc", (64, 32), 400, 3, 110)

    assert (face.size, len(broken)) == (32, 2)


@pytest.mark.parametrize(
    ("text", "expected"), [("不得，夜里", "不得…"), ("不得（夜里", "不得…")], ids=str
)
def test_nothing_that_opens_or_closes_stands_before_the_ellipsis(text, expected):
    face = font("regular", "sc", 48)

    _face, broken = fitted(text, "regular", "sc", (48,), face.getlength("不得，…"), 1)

    assert broken == [expected]


def test_a_sheet_of_nothing_is_paper():
    picture = opened(Sheet((40, 20), (INK,)).png())

    assert picture.size == (40, 20)
    assert picture.convert("RGB").getcolors() == [(800, (0xFB, 0xF9, 0xF4))]


def test_a_colour_is_drawn_as_it_is_and_the_later_of_two_wins():
    sheet = Sheet((10, 10), (INK, SEAL))
    sheet.pen(INK).rectangle((0, 0, 5, 9), 255)
    sheet.pen(SEAL).rectangle((4, 0, 9, 9), 255)

    picture = opened(sheet.png()).convert("RGB")

    shown = ["#{:02x}{:02x}{:02x}".format(*picture.getpixel((x, 5))) for x in (0, 3, 4, 9)]
    assert shown == [INK, INK, SEAL, SEAL]
    assert PAPER not in shown


def test_text_goes_down_by_its_leading_and_is_shaded_at_its_edges():
    sheet, face = Sheet((200, 200), (INK,)), font("bold", "sc", 40)

    below = sheet.text((10, 5), ["不得", "夜里"], face, INK, 1.5)

    picture = opened(sheet.png())
    assert below == 5 + 2 * 60
    assert len(picture.getcolors()) == 6
    assert picture.convert("RGB").getpixel((199, 199)) == (0xFB, 0xF9, 0xF4)


def test_squares_are_drawn_for_dark_modules_only():
    sheet = Sheet((8, 8), (INK,))

    sheet.squares((2, 2), [[1, 0], [0, 1]], 2, INK)

    dark = [(x, y) for y in range(8) for x in range(8) if sheet.masks[0].getpixel((x, y)) == 255]
    assert dark == [(2, 2), (3, 2), (2, 3), (3, 3), (4, 4), (5, 4), (4, 5), (5, 5)]
