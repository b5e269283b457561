"""Words on a picture: fonts, lines that break as a reader expects, and few colours. Pure."""

import functools
import io
import math
import re

from PIL import Image, ImageChops, ImageDraw, ImageFont

from .characters import FONTS

# The stylesheet's, for daylight.
PAPER, INK, PINE, SEAL, AMBER = "#fbf9f4", "#1d1b18", "#0d5b4c", "#a8231b", "#734a00"
LEADING = 1.45  # of running text
LEVELS = 5  # shades between paper and a colour: three colours then fit into four bits

# What no line of Chinese may begin with, and what none may end with.
CLOSING = "，。、；：？！）」』》〉】”’％…—,.;:?!)]%"
OPENING = "（「『《〈【“‘￥(["
# A word and what clings to it stay together; a Chinese character stands alone.
WORD = re.compile(r"[!-~][!-~’–]*|\s+|.")
# A Chinese font draws these as wide as a character; English has no room between its letters.
STRAIGHT = str.maketrans("’‘“”", "''\"\"")


@functools.cache
def font(weight, script, size):
    return ImageFont.truetype(FONTS / f"{weight}-{script}.otf", size)


def pieces(text):
    """The smallest pieces of a text between which a line may break."""
    found = []
    for piece in WORD.findall(text):
        joins = piece.isspace() or piece[0] in CLOSING
        if found and (joins or found[-1][-1] in OPENING):
            found[-1] += piece
        else:
            found.append(piece)
    return found


def lines(text, face, width):
    """The text broken into lines no wider than `width`, in pixels."""
    broken = [""]
    for piece in pieces(text.strip()):
        # An address may be longer than a line: it breaks anywhere.
        fits = face.getlength(piece.rstrip()) <= width
        for part in [piece] if fits else piece:
            if broken[-1] and face.getlength((broken[-1] + part).rstrip()) > width:
                broken.append("")
            broken[-1] += part
    return [one.rstrip() for one in broken]


def fitted(text, weight, script, sizes, width, most, height=math.inf):
    """(font, lines) at the largest of `sizes` with `most` lines at most; cut with … at the last.

    `height` is that of running text; at each size it may leave room for fewer lines.
    """
    for size in sizes:
        face = font(weight, script, size)
        broken = lines(text, face, width)
        room = int(min(most, height // (size * LEADING)))
        if len(broken) <= room:
            return face, broken
    kept = broken[:room]
    while face.getlength(kept[-1] + "…") > width:
        kept[-1] = kept[-1][:-1]
    return face, [*kept[:-1], kept[-1].rstrip(CLOSING + OPENING + " ") + "…"]


class Sheet:
    """A picture of paper with three colours, drawn as one mask each."""

    def __init__(self, size, colours):
        self.size, self.colours = size, colours
        self.masks = [Image.new("L", size) for _ in colours]
        self.pens = [ImageDraw.Draw(mask) for mask in self.masks]

    def pen(self, colour):
        return self.pens[self.colours.index(colour)]

    def text(self, place, broken, face, colour, leading=1.4):
        """Draw lines from a place down; return the height below the last of them."""
        x, y = place
        for line in broken:
            self.pen(colour).text((x, y), line, font=face, fill=255)
            y += round(face.size * leading)
        return y

    def squares(self, place, matrix, scale, colour):
        """A QR code: a square of `scale` pixels for each dark module."""
        x, y = place
        for row, cells in enumerate(matrix):
            for column, dark in enumerate(cells):
                if dark:
                    left, top = x + column * scale, y + row * scale
                    self.pen(colour).rectangle((left, top, left + scale - 1, top + scale - 1), 255)

    def png(self):
        index = Image.new("L", self.size)
        for place, mask in enumerate(self.masks):
            first = place * LEVELS
            shades = [0 if v < 26 else first + 1 + v * (LEVELS - 1) // 255 for v in range(256)]
            # Where two colours meet, the later one wins.
            index = ImageChops.lighter(index, mask.point(shades))
        picture = Image.frombytes("P", self.size, index.tobytes())
        picture.putpalette(self._palette())
        out = io.BytesIO()
        # The highest level takes eight times as long, for a twentieth of the bytes.
        picture.save(out, "PNG", bits=4, compress_level=7)
        return out.getvalue()

    def _palette(self):
        shades = [_channels(PAPER)]
        for colour in self.colours:
            shades += [
                _between(_channels(PAPER), _channels(colour), level / LEVELS)
                for level in range(1, LEVELS + 1)
            ]
        return [channel for shade in shades for channel in shade]


def _channels(colour):
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]


def _between(one, other, part):
    return [round(a + (b - a) * part) for a, b in zip(one, other, strict=True)]
