"""A letter that holds no more than it must, in three languages."""

import datetime as dt

import pytest

from guide.letters import models

DAY = dt.date(2026, 5, 2)


@pytest.fixture
def letter(db):
    made = models.Letter.objects.create(
        id="quiet-nights",
        group="lender",
        title_zh_hans="请不要在夜里打",
        title_zh_hant="請不要在夜裡打",
        title_en="No calls at night",
        summary_zh_hans="夜里用",
        summary_en="For nights",
        addressee_zh_hans="客服",
        deadline_zh_hans="越早越好",
        valid_from=DAY,
        reviewed_on=DAY,
        body_zh_hans="标题\n\n我是${name}。\n此致",
        body_zh_hant="標題\n\n我是${name}。\n此致",
        body_en="Title\n\nI am ${name}.\nYours",
    )
    models.Blank.objects.create(
        letter=made, name="name", label_zh_hans="姓名", label_zh_hant="姓名字", label_en="your name"
    )
    return made
