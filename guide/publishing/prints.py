"""What hangs on a wall and what is carried in a wallet: a sheet and a card, as PDF."""

import hashlib
import json

from django.utils.translation import gettext, override

from guide.answers.models import Answer, Notice
from guide.answers.words import STAMP_WORDS, brief, shown_day
from guide.channels.models import Channel, Principle, Urgency
from guide.shelf import shelf

from .drawing import AMBER, INK, PINE, SEAL
from .paper import HEIGHT, WIDTH, Paper
from .pictures import STAMP_COLOURS

# Raised when the drawing changes, so that every print is made anew.
VERSION = 1
# What is asked most, what to keep in mind, and whom to ask.
ANSWERS = ("threats-and-insults", "will-i-go-to-jail", "no-duty-to-repay", "stop-the-calls",
           "verify-debt", "home-visit-at-the-door")  # fmt: skip
PRINCIPLES = ("identify-why", "evidence-p3", "evidence-privacy")
CHANNELS = ("nfra-12378", "pboc-12363", "gov-12345", "legal-12348", "isc-12321",
            "anti-fraud-96110")  # fmt: skip
SCALES = [scale / 100 for scale in range(130, 49, -4)]
EDGE, GREY = 14, "#8a8172"
# A bank card is so large; two of them side by side fold into one.
CARD = (85.6, 54)
CARDS_ON_A_PAGE = 5


def words_of(language, site):
    """What the prints say in a language: their digest is made of it."""
    with override(language):
        answers = shelf(Answer).in_order(ANSWERS)
        reviewed = min((one.reviewed_on for one in answers), default=None)
        return {
            "brand": gettext("催收有界"),
            "tagline": gettext("欠了钱，也有不能越过的界。"),
            "urgent": gettext("先看是不是急事"),
            "urgencies": [one for row in shelf(Urgency).all() if (one := _urgency(row))["phones"]],
            "notices": [
                (one.before, one.phone, one.after) for one in shelf(Notice).all() if one.shown
            ],
            "answers": [_answer(one, site) for one in answers],
            "remember": gettext("记住这几条"),
            "principles": [one.text for one in shelf(Principle).in_order(PRINCIPLES)],
            "channels": gettext("投诉与求助渠道"),
            "phones": [
                _phone(brief(one.name), phone.number)
                for one in shelf(Channel).in_order(CHANNELS)
                for phone in one.phones.all()[:1]
            ],
            "free": gettext("自己投诉、报案不收费。收钱包办“停息”“消记录”的，多半是骗局。"),
            "remark": gettext(
                "这里是普法信息，不是律师意见，也不代表任何政府部门。停止骚扰不等于债务消失。"
            ),
            "reviewed": gettext("最后核对：%(day)s") % {"day": shown_day(reviewed)},
            "site": site,
            "language": language,
        }


def _urgency(urgency):
    channels = shelf(Channel).in_order(urgency.channels)
    return {
        "condition": urgency.condition,
        "phones": [phone.number for one in channels for phone in one.phones.all()],
    }


def _phone(name, number):
    """(number, name): a name that begins with its number says it once."""
    return number, name.removeprefix(number.rpartition("-")[2]).strip()


def _answer(answer, site):
    return {
        "question": answer.question,
        "stamp": gettext(STAMP_WORDS[answer.stamp]),
        "kind": answer.stamp,
        "short": answer.short,
        "address": f"{site}/a/{answer.number}" if site else "",
    }


def digest(words):
    told = json.dumps([VERSION, words], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def sheet(words):
    """One page of A4 for a wall. PDF bytes."""
    with Paper(words["language"], _fitting(words, _sheet_on, HEIGHT - EDGE)) as paper:
        _sheet_on(paper, words)
        return paper.bytes(words["brand"])


def _fitting(words, draw, most):
    """The largest scale at which what is drawn ends before `most`; else the smallest."""
    with Paper(words["language"]) as paper:
        for paper.scale in SCALES:
            if draw(paper, words) <= most:
                break
        return paper.scale


def _sheet_on(paper, words):
    """Draw it all; return where it ends."""
    wide = WIDTH - 2 * EDGE
    y = paper.write((EDGE, EDGE), words["brand"], wide, 24, "bold", PINE)
    y = paper.write((EDGE, y), words["tagline"], wide, 13) + 3
    y = _urgencies_on(paper, words, y, wide)
    y = _answers_on(paper, words, y + 4, wide)
    y = _heading(paper, words["remember"], y + 1)
    for text in words["principles"]:
        paper.write((EDGE, y), "✓", 5, 10, "bold", PINE)
        y = paper.write((EDGE + 6, y), text, wide - 6, 10) + 0.6
    y = _heading(paper, words["channels"], y + 2)
    y = _phones_on(paper, words["phones"], y, wide)
    y = paper.write((EDGE, y + 0.5), words["free"], wide, 9)
    return _foot_on(paper, words, y + 3, wide)


def _heading(paper, text, y):
    return paper.write((EDGE, y), text, WIDTH, 13, "bold", PINE) + 0.6


def _urgencies_on(paper, words, top, wide):
    y = paper.write((EDGE + 4, top + 2.5), words["urgent"], wide, 15, "bold", SEAL) + 1.5
    for number, one in enumerate(words["urgencies"]):
        phones = "  ".join(one["phones"])
        size = 19 if number < 2 else 13
        room = paper.width_of(phones, size, "bold")
        paper.write((EDGE + wide - 4 - room, y - 0.5), phones, room + 1, size, "bold", SEAL)
        below = paper.write((EDGE + 4, y), one["condition"], wide - 12 - room, 11)
        y = max(below, y + paper.height_of(size)) + 1
    paper.frame((EDGE, top), (wide, y - top + 1), SEAL, corner=2)
    return y + 2


def _answers_on(paper, words, top, wide):
    """Two in a row; a row is as high as the higher of them."""
    column = (wide - 7) / 2
    for place in range(0, len(words["answers"]), 2):
        pair = words["answers"][place : place + 2]
        ends = [
            _answer_on(paper, one, (EDGE + side * (column + 7), top), column)
            for side, one in enumerate(pair)
        ]
        top = max(ends) + 3
    return top


def _answer_on(paper, answer, place, wide):
    x, top = place
    colour = STAMP_COLOURS.get(answer["kind"], PINE)
    paper.line((x, top), (x + wide, top), GREY)
    y = paper.write((x, top + 1), answer["question"], wide, 11.5, "bold")
    side = 17 if answer["address"] else -3
    text = wide - side - 3
    below = paper.write((x, y), answer["stamp"], text, 10, "bold", colour)
    below = paper.write((x, below), answer["short"], text, 9.5)
    if answer["address"]:
        shown = answer["address"].partition("://")[2]
        paper.qr((x + wide - side, y + 1), answer["address"], side)
        below = max(paper.write((x, below), shown, text, 8, "regular", GREY), y + side + 2)
    return below


def _phones_on(paper, phones, top, wide):
    column = wide / 2
    for place in range(0, len(phones), 2):
        ends = []
        for side, (number, name) in enumerate(phones[place : place + 2]):
            x = EDGE + side * column
            room = paper.width_of(number, 12, "bold") + 3
            paper.write((x, top), number, column, 12, "bold")
            ends.append(paper.write((x + room, top + 0.4), name, column - room - 3, 10))
        top = max(ends) + 0.8
    return top


def _foot_on(paper, words, top, wide):
    paper.line((EDGE, top), (EDGE + wide, top), GREY)
    y, room = top + 2, wide
    if words["site"]:
        paper.qr((EDGE + wide - 20, y), words["site"], 20)
        room = wide - 25
        y = paper.write((EDGE, y), words["site"].partition("://")[2], room, 12, "bold")
    y = paper.write((EDGE, y), words["remark"], room, 9.5, "bold")
    y = paper.write((EDGE, y), words["reviewed"], room, 8.5, "regular", GREY)
    return max(y, top + 22 if words["site"] else y)


def card(words):
    """Cards to cut out of a page of A4 and fold: five of them. PDF bytes."""
    sides = [(draw, _fitting(words, draw, CARD[1] - 3)) for draw in (_front_on, _back_on)]
    left = (WIDTH - 2 * CARD[0]) / 2
    top = (HEIGHT - CARDS_ON_A_PAGE * CARD[1]) / 2
    with Paper(words["language"]) as paper:
        for number in range(CARDS_ON_A_PAGE):
            y = top + number * CARD[1]
            for place, (draw, paper.scale) in enumerate(sides):
                draw(paper, words, (left + place * CARD[0], y))
            paper.frame((left, y), (2 * CARD[0], CARD[1]), GREY)
            paper.line((left + CARD[0], y), (left + CARD[0], y + CARD[1]), GREY, dashed=True)
        return paper.bytes(words["brand"])


def _front_on(paper, words, place=(0, 0)):
    x, wide = place[0] + 4, CARD[0] - 8
    room = wide - 19 if words["site"] else wide
    y = paper.write((x, place[1] + 2.5), words["brand"], room, 10, "bold", PINE)
    y = paper.write((x, y), words["tagline"], room, 7)
    if words["site"]:
        paper.qr((x + wide - 16, place[1] + 4), words["site"], 16)
        y = paper.write((x, y), words["site"].partition("://")[2], room, 6.5, "regular", GREY)
        y = max(y, place[1] + 21)
    for before, phone, after in words["notices"]:
        y = paper.write((x, y + 1), before, wide, 8)
        room = paper.width_of(phone, 17, "bold") + 2
        paper.write((x, y), phone, wide, 17, "bold", SEAL)
        told = after.strip("。.，, ")
        paper.write((x + room, y + paper.height_of(17) - paper.height_of(9)), told, wide, 8)
        y += paper.height_of(17)
    return y - place[1]


def _back_on(paper, words, place=(0, 0)):
    x, wide = place[0] + 4, CARD[0] - 8
    y = place[1] + 2.5
    for one in words["answers"]:
        shown = one["address"].partition("://")[2].rpartition("/a/")[2]
        colour = STAMP_COLOURS.get(one["kind"], PINE)
        room = paper.width_of(one["stamp"], 6.5, "bold") + 2
        paper.write((x, y), one["stamp"], wide, 6.5, "bold", colour)
        question = f"{one['question']} /a/{shown}" if shown else one["question"]
        y = paper.write((x + room, y), question, wide - room, 6.5) + 0.3
    y += 0.8
    for number, name in words["phones"]:
        room = paper.width_of(number, 6.5, "bold") + 2
        paper.write((x, y), number, wide, 6.5, "bold", INK)
        y = paper.write((x + room, y), name, wide - room, 6.5)
    y = paper.write((x, y + 0.8), words["remark"], wide, 6, "bold", AMBER)
    return paper.write((x, y), words["reviewed"], wide, 5.5, "regular", GREY) - place[1]
