"""A page of A4 to draw on: where words end, and what a PDF of them says."""

import pytest

from guide.publishing.drawing import INK
from guide.publishing.paper import Paper, runs


def test_dark_cells_that_touch_are_one_run():
    assert runs([1, 1, 0, 0, 1, 0, 1]) == [(0, 2), (4, 1), (6, 1)]


def test_no_dark_cells_are_no_run():
    assert runs([0, 0]) == []


@pytest.mark.parametrize("count", [1, 3])
def test_words_end_as_far_down_as_they_have_lines(count):
    with Paper("zh-hans") as paper:
        wide = paper.width_of("不可以打电话", 10) + 0.1

        end = paper.write((10, 20), "不可以打电话" * count, wide, 10)

    assert end == pytest.approx(20 + count * paper.height_of(10))


def test_a_smaller_scale_makes_everything_smaller():
    with Paper("zh-hans") as whole, Paper("zh-hans", 0.5) as half:
        assert half.height_of(10) == whole.height_of(10) / 2
        assert half.width_of("界", 10) == pytest.approx(whole.width_of("界", 10) / 2)


def test_english_quotes_are_no_wider_than_its_letters():
    with Paper("en") as english, Paper("zh-hans") as chinese:
        assert english.width_of("’", 10) < chinese.width_of("’", 10)


def test_a_page_with_frames_lines_and_a_qr_code_is_a_pdf():
    with Paper("zh-hant") as paper:
        paper.frame((10, 10), (20, 20), INK)
        paper.frame((10, 40), (20, 20), INK, corner=2)
        paper.line((10, 70), (30, 70), INK)
        paper.line((10, 75), (30, 75), INK, dashed=True)
        paper.qr((10, 80), "https://guide.example/a/1", 20)

        assert paper.bytes("界").startswith(b"%PDF-")
