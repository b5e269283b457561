"""A letter has its address, and its lines part by part in the order of its file."""

from django.utils import translation

from guide.letters.models import Line


def test_a_letter_has_its_address(letter):
    # A page that an earlier test asked for leaves its language behind.
    with translation.override("zh-hans"):
        assert letter.get_absolute_url() == "/zh-hans/letters/quiet-nights/"


def test_the_lines_of_a_part_come_in_their_order(letter):
    rows = [("send", 3, "丙"), ("attach", 2, "乙"), ("send", 1, "甲")]
    for part, position, text in rows:
        Line.objects.create(letter=letter, part=part, position=position, text_zh_hans=text)

    assert [str(one) for one in letter.of("send")] == ["甲", "丙"]
    assert letter.of("careful") == []


def test_a_blank_is_called_by_its_name(letter):
    assert [str(one) for one in letter.blanks.all()] == ["name"]
