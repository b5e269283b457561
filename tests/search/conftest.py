"""Rows of each kind that the search finds, and the words that lead to them."""

import datetime as dt

import pytest

from guide.answers.models import Answer, Myth, Section, Term
from guide.channels.models import Channel, Phone
from guide.letters.models import Letter
from guide.publishing import toml
from tests.small_tree import texts

DAY = dt.date(2026, 5, 2)


def topic(id_, kind, *words, channels=(), answers=()):
    says = texts(f"关于{words[0]}。", f"About {id_}.")
    return {
        "id": id_,
        "kind": kind,
        "words": list(words),
        "says": says,
        "channels": list(channels),
        "answers": list(answers),
    }


TOPICS = [
    {
        **topic("distress", "distress", "跳楼", channels=["police"], answers=["lonely"]),
        "phrases": ["我真的撑不住了", "没有人在乎我"],
        "harmless-phrases": ["房子要断供，撑不住了"],
    },
    topic("safety", "safety", "拿刀", channels=["police"], answers=["door", "gone", "visit"]),
    topic("weather", "out-of-scope", "天气", channels=["police"]),
]
SYNONYM = {"id": "blast", "words": ["爆通讯录"], "answers": ["contacts", "visit"]}
CONCEPT = {"id": "spouse", "words": ["家人", "老公"]}


@pytest.fixture
def lists(tmp_path, settings):
    """A content folder that holds only the lists of words."""
    settings.CONTENT = tmp_path
    (tmp_path / "synonyms.toml").write_text(toml.dump({"synonym": [SYNONYM]}))
    (tmp_path / "concepts.toml").write_text(toml.dump({"concept": [CONCEPT]}))
    (tmp_path / "scope.toml").write_text(toml.dump({"topic": TOPICS}))
    return tmp_path


QUESTIONS = {
    "contacts": ("可以找我的家人吗？", "May they call my family?"),
    "visit": ("可以上门吗？", "May they visit?"),
    "door": ("陌生面孔怎么办？", "They stand outside"),
    "lonely": ("撑不住了怎么办？", "I feel alone"),
}


@pytest.fixture
def rows(db, lists):
    section = Section.objects.create(id="limits", name_zh_hans="界")
    for id_, (question, english) in QUESTIONS.items():
        Answer.objects.create(
            id=id_,
            section=section,
            question_zh_hans=question,
            question_en=english,
            stamp="limited",
            reviewed_on=DAY,
        )
    Term.objects.create(id="lender", name_zh_hans="贷款人", name_en="lender")
    Myth.objects.create(id="jail", claim_zh_hans="欠钱会坐牢", verdict="false")
    Letter.objects.create(id="stop", title_zh_hans="停止骚扰函", valid_from=DAY, reviewed_on=DAY)
    police = Channel.objects.create(id="police", name_zh_hans="报警", kind="police", checked_on=DAY)
    Phone.objects.create(channel=police, number="110")
