"""An answer as a picture: one for link previews, and a poster to save and pass on."""

import hashlib
import json

import segno
from django.utils.translation import gettext, override

from guide.answers.words import STAMP_WORDS

from .drawing import AMBER, INK, LEADING, PINE, SEAL, STRAIGHT, Sheet, fitted, font

# Raised when the drawing changes, so that every picture is drawn anew.
VERSION = 2
STAMP_COLOURS = {"must-not": SEAL, "limited": AMBER, "depends": AMBER}
SCRIPTS = {"zh-hans": "sc", "zh-hant": "tc", "en": "sc"}
MARGIN = 64


def words_of(answer, language, site):
    """What the pictures of an answer say in a language: their digest is made of it."""
    suffix = language.replace("-", "_")
    straight = STRAIGHT if language == "en" else {}
    with override(language):
        return {
            "brand": gettext("催收有界"),
            "stamp": gettext(STAMP_WORDS[answer.stamp]),
            "kind": answer.stamp,
            "question": getattr(answer, f"question_{suffix}").translate(straight),
            "short": getattr(answer, f"short_{suffix}").translate(straight),
            "steps": [
                getattr(one, f"text_{suffix}").translate(straight)
                for one in answer.of("do-now")[:3]
            ],
            "now": gettext("现在就做"),
            "remark": gettext(
                "这里是普法信息，不是律师意见，也不代表任何政府部门。停止骚扰不等于债务消失。"
            ).translate(straight),
            "address": f"{site}/a/{answer.number}" if site and answer.number else "",
            "reviewed": answer.reviewed_on.isoformat(),
            "language": language,
        }


def digest(words):
    told = json.dumps([VERSION, words], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def preview(words):
    """1200 × 630, for those who see a link: question, stamp, short answer. PNG bytes."""
    sheet = Sheet((1200, 630), (INK, PINE, STAMP_COLOURS.get(words["kind"], PINE)))
    script = SCRIPTS[words["language"]]
    _brand(sheet, words, script, MARGIN, 48)
    face, broken = fitted(words["question"], "bold", script, (64, 56, 48), 1200 - 2 * MARGIN, 2)
    below = sheet.text((MARGIN, 128), broken, face, INK, 1.3)
    right = _stamp(sheet, words, script, (MARGIN, below + 34))
    width = 1200 - MARGIN - right - 32
    sizes, height = (42, 36, 32, 28), 630 - 28 - (below + 24)
    face, broken = fitted(words["short"], "regular", script, sizes, width, 6, height)
    sheet.text((right + 32, below + 24), broken, face, INK, LEADING)
    return sheet.png()


def poster(words):
    """750 pixels wide, for a long press: also the first steps and, with an address, its QR."""
    sheet = Sheet((750, 1334), (INK, PINE, STAMP_COLOURS.get(words["kind"], PINE)))
    script = SCRIPTS[words["language"]]
    width = 750 - 2 * MARGIN
    _brand(sheet, words, script, MARGIN, 56)
    face, broken = fitted(words["question"], "bold", script, (52, 46, 40), width, 3)
    below = sheet.text((MARGIN, 140), broken, face, INK, 1.3) + 24
    right = _stamp(sheet, words, script, (MARGIN, below + 8))
    face, broken = fitted(words["short"], "regular", script, (34, 30, 27), 750 - 64 - right - 28, 7)
    below = max(sheet.text((right + 28, below), broken, face, INK, 1.5), below + 150) + 20
    below = _steps(sheet, words, script, below, width)
    _foot(sheet, words, script)
    return sheet.png()


def _brand(sheet, words, script, x, y):
    sheet.pen(PINE).rounded_rectangle((x, y, x + 44, y + 44), 8, outline=255, width=3)
    sheet.pen(PINE).text((x + 22, y + 21), "界", font=font("bold", "sc", 28), fill=255, anchor="mm")
    sheet.pen(PINE).text((x + 60, y + 4), words["brand"], font=font("bold", script, 28), fill=255)


def _stamp(sheet, words, script, place):
    """The verdict in a frame, as on the page; returns its right edge."""
    x, y = place
    face = font("bold", script, 40 if words["language"] != "en" else 30)
    pen = sheet.pen(sheet.colours[2])
    if words["language"] == "en":
        broken = words["stamp"].split()
        right = x + 28 + round(max(face.getlength(one) for one in broken))
        bottom = y + 20 + len(broken) * 38
    else:
        broken = list(words["stamp"])
        right, bottom = x + 68, y + 20 + len(broken) * 48
    pen.rounded_rectangle((x, y, right, bottom), 10, outline=255, width=4)
    step = (bottom - y - 20) / len(broken)
    for place, part in enumerate(broken):
        middle = ((x + right) / 2, y + 10 + step * (place + 0.5))
        pen.text(middle, part, font=face, fill=255, anchor="mm")
    return right


def _steps(sheet, words, script, below, width):
    sheet.pen(PINE).text((MARGIN, below), words["now"], font=font("bold", script, 32), fill=255)
    below += 58
    for number, step in enumerate(words["steps"], 1):
        face, broken = fitted(step, "regular", script, (28, 25), width - 44, 4)
        height = round(len(broken) * face.size * LEADING)
        if below + height > 1334 - 290:
            break
        sheet.pen(PINE).text((MARGIN, below), str(number), font=font("bold", script, 28), fill=255)
        below = sheet.text((MARGIN + 44, below), broken, face, INK, LEADING) + 14
    return below


def _foot(sheet, words, script):
    top, x = 1334 - 250, MARGIN
    if words["address"]:
        matrix = [list(row) for row in segno.make(words["address"], error="m", micro=False).matrix]
        scale = 190 // len(matrix)
        sheet.squares((MARGIN, top), matrix, scale, INK)
        x = MARGIN + scale * len(matrix) + 28
    below = top
    for text in (words["address"].partition("://")[2], words["remark"], words["reviewed"]):
        if text:
            face, broken = fitted(text, "regular", script, (24, 21), 750 - MARGIN - x, 4)
            below = sheet.text((x, below), broken, face, INK, LEADING) + 6
