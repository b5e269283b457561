"""A letter as a Word file, the same bytes for the same letter."""

import datetime as dt
import io
import zipfile

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# Without a font for East Asian text, Word falls back to a Latin one and guesses the rest.
FONTS = {"zh-hans": ("SimSun", "zh-CN"), "zh-hant": ("PMingLiU", "zh-TW"), "en": ("SimSun", "en")}
LATIN = "Times New Roman"


def document(texts, letter):
    """The bytes of a file with one letter a page: [(language, paragraphs of fill.paragraphs)]."""
    # A large library that only this file needs.
    from docx import Document

    made = Document()
    _describe(made, letter)
    for place, (language, paragraphs) in enumerate(texts):
        if place:
            made.add_page_break()
        for number, lines in enumerate(paragraphs):
            _paragraph(made, lines, language, title=number == 0)
    out = io.BytesIO()
    made.save(out)
    return _timeless(out)


def _describe(made, letter):
    moment = dt.datetime.combine(letter.reviewed_on, dt.time())
    properties = made.core_properties
    properties.title, properties.author = letter.title_zh_hans, ""
    properties.created = properties.modified = moment
    properties.comments = ""


def _paragraph(made, lines, language, title):
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = made.add_paragraph()
    paragraph.paragraph_format.line_spacing = 1.5
    if title:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for number, line in enumerate(lines):
        if number:
            paragraph.add_run().add_break()
        for piece in line:
            run = paragraph.add_run(f"〔{piece.text}〕" if piece.blank else piece.text)
            run.underline = bool(piece.blank)
            run.bold = title
            run.font.size = Pt(16 if title else 12)
            _set_fonts(run, language)


def _set_fonts(run, language):
    from docx.oxml.ns import qn

    east_asian, code = FONTS[language]
    run.font.name = LATIN
    fonts = run._element.rPr.rFonts
    fonts.set(qn("w:eastAsia"), east_asian)
    language_of_run = run._element.rPr.makeelement(qn("w:lang"), {})
    language_of_run.set(qn("w:eastAsia"), code if code != "en" else "zh-CN")
    language_of_run.set(qn("w:val"), "en-US")
    run._element.rPr.append(language_of_run)


def _timeless(made):
    """The same archive without the moment it was written: the same letter is the same file."""
    out = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
