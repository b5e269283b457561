"""A page of A4 to draw on, in millimetres: words that break as a reader expects, boxes, QR."""

from dataclasses import dataclass

import segno
from fpdf import FPDF

from guide.answers.words import LANG

from .characters import FONTS
from .drawing import INK, STRAIGHT, lines
from .pictures import SCRIPTS

WIDTH, HEIGHT = 210, 297
POINT = 25.4 / 72
LEADING = 1.42


@dataclass(frozen=True)
class Face:
    """A font at a size, measured as the breaking of lines asks for it."""

    pdf: FPDF
    weight: str
    size: float

    def getlength(self, text):
        self.pdf.set_font(self.weight, size=self.size)
        return self.pdf.get_string_width(text)


class Paper:
    """One page. Every size of type is multiplied by `scale`, so that a text can be made to fit."""

    def __init__(self, language, scale=1.0):
        self.language, self.scale = language, scale
        self.pdf = FPDF(unit="mm", format="A4")
        self.pdf.set_auto_page_break(auto=False)
        for weight in ("regular", "bold"):
            self.pdf.add_font(weight, fname=FONTS / f"{weight}-{SCRIPTS[language]}.otf")
        self.pdf.add_page()

    def __enter__(self):
        return self

    def __exit__(self, *_raised):
        # The library keeps its fonts' files open.
        for font in self.pdf.fonts.values():
            font.ttfont.close()

    def write(self, place, text, width, size, weight="regular", colour=INK):
        """Write a text from a place down; return the height below it."""
        x, y = place
        face = Face(self.pdf, weight, size * self.scale)
        high = face.size * POINT
        broken = lines(self._quoted(text), face, width)
        self.pdf.set_font(weight, size=face.size)
        self.pdf.set_text_color(colour)
        for number, line in enumerate(broken):
            self.pdf.text(x, y + high * (1.1 + LEADING * number), line)
        return y + self.height_of(size) * len(broken)

    def height_of(self, size):
        """How high one line of a size is."""
        return size * self.scale * POINT * LEADING

    def width_of(self, text, size, weight="regular"):
        return Face(self.pdf, weight, size * self.scale).getlength(self._quoted(text))

    def _quoted(self, text):
        return text.translate(STRAIGHT) if self.language == "en" else text

    def frame(self, place, size, colour, corner=0):
        self.pdf.set_draw_color(colour)
        self.pdf.set_line_width(0.4)
        self.pdf.rect(*place, *size, round_corners=bool(corner), corner_radius=corner)

    def line(self, start, end, colour, dashed=False):
        self.pdf.set_draw_color(colour)
        self.pdf.set_line_width(0.2)
        self.pdf.set_dash_pattern(*((1.5, 1.5) if dashed else ()))
        self.pdf.line(*start, *end)
        self.pdf.set_dash_pattern()

    def qr(self, place, address, side):
        """The QR code of an address, `side` wide, without the white that must be around it."""
        matrix = [list(row) for row in segno.make(address, error="m", micro=False).matrix]
        cell = side / len(matrix)
        self.pdf.set_fill_color(INK)
        for row, cells in enumerate(matrix):
            for column, length in runs(cells):
                at = place[0] + column * cell, place[1] + row * cell
                self.pdf.rect(*at, length * cell, cell, style="F")

    def bytes(self, title):
        self.pdf.set_title(title)
        self.pdf.set_lang(LANG[self.language])
        return bytes(self.pdf.output())


def runs(cells):
    """(where, how long) of each run of dark cells in a row: fewer shapes than one for each."""
    found, start = [], None
    for place, dark in enumerate([*cells, 0]):
        if dark and start is None:
            start = place
        elif not dark and start is not None:
            found.append((start, place - start))
            start = None
    return found
