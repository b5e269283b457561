"""The Word file of a letter: it opens, prints as it should, and is the same each time."""

import io
import zipfile

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from guide.letters import word
from guide.letters.fill import Piece

SENT = [[[Piece("标题")]], [[Piece("我是"), Piece("姓名", "name"), Piece("。")], [Piece("此致")]]]
COPY = [[[Piece("Title")]], [[Piece("I am "), Piece("your name", "name")]]]


def opened(made):
    return Document(io.BytesIO(made))


def runs(made):
    """The runs that hold words; the end of a line is a run of its own."""
    found = [run for paragraph in opened(made).paragraphs for run in paragraph.runs]
    return [run for run in found if run.text.strip()]


def breaks(paragraph):
    """The kinds of breaks in a paragraph: None is the end of a line."""
    return [one.get(qn("w:type")) for one in paragraph._element.iter(qn("w:br"))]


def test_a_letter_is_the_same_bytes_each_time_and_holds_no_moment_of_its_making(letter):
    made = word.document([("zh-hans", SENT), ("en", COPY)], letter)

    assert word.document([("zh-hans", SENT), ("en", COPY)], letter) == made
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_letter_says_of_itself_its_title_and_the_day_of_its_review_and_nobodys_name(letter):
    properties = opened(word.document([("zh-hans", SENT)], letter)).core_properties

    assert (properties.title, properties.author, properties.comments) == (
        letter.title_zh_hans,
        "",
        "",
    )
    assert {properties.created.date(), properties.modified.date()} == {letter.reviewed_on}


@pytest.mark.parametrize(
    ("language", "font", "speech"),
    [("zh-hans", "SimSun", "zh-CN"), ("zh-hant", "PMingLiU", "zh-TW"), ("en", "SimSun", "zh-CN")],
)
def test_every_run_names_a_font_and_a_language_for_chinese(letter, language, font, speech):
    found = runs(word.document([(language, SENT)], letter))

    fonts = {(run.font.name, run._element.rPr.rFonts.get(qn("w:eastAsia"))) for run in found}
    languages = {
        (one.get(qn("w:val")), one.get(qn("w:eastAsia")))
        for run in found
        for one in run._element.rPr.iter(qn("w:lang"))
    }
    assert len(found) == 5
    assert fonts == {("Times New Roman", font)}
    assert languages == {("en-US", speech)}


def test_lines_of_a_paragraph_stay_together_and_a_blank_is_underlined_in_brackets(letter):
    title, text = opened(word.document([("zh-hans", SENT)], letter)).paragraphs

    assert (title.text, title.alignment, title.runs[0].bold) == (
        "标题",
        WD_ALIGN_PARAGRAPH.CENTER,
        True,
    )
    assert (text.text, text.alignment, breaks(text)) == ("我是〔姓名〕。\n此致", None, [None])
    assert [(run.text, run.underline) for run in text.runs if run.underline] == [("〔姓名〕", True)]


def test_one_letter_is_one_page_and_the_copy_to_read_begins_a_second(letter):
    alone = opened(word.document([("zh-hans", SENT)], letter)).paragraphs
    both = opened(word.document([("zh-hans", SENT), ("en", COPY)], letter)).paragraphs

    assert [kind for one in alone for kind in breaks(one) if kind == "page"] == []
    assert [(one.text.strip(), "page" in breaks(one)) for one in both] == [
        ("标题", False),
        ("我是〔姓名〕。\n此致", False),
        ("", True),
        ("Title", False),
        ("I am 〔your name〕", False),
    ]
