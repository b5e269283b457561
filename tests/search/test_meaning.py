"""What a text shares with others: characters, words, meanings, and for a query also sounds."""

import pytest

from guide.search.meaning import Concepts

SPOUSE = Concepts(
    {"spouse": ["配偶", "老公", "husband", "ex-wife"], "card": ["信用卡"], "any": ["卡"]}
)


def meanings(text, concepts=SPOUSE):
    return [one for one in concepts.weights(text) if one.startswith("=")]


@pytest.mark.parametrize("text", ["老公的", "配偶", "my husband", "HUSBANDS", "ex-wife"])
def test_words_of_a_group_have_one_meaning_in_every_language(text):
    assert meanings(text) == ["=spouse"]


def test_the_longest_word_counts_and_not_what_is_inside_it():
    assert [meanings("信用卡"), meanings("卡")] == [["=card"], ["=any"]]


def test_a_word_in_two_groups_has_both_meanings():
    both = Concepts({"family": ["亲友"], "friend": ["亲友"]})

    assert meanings("亲友", both) == ["=family", "=friend"]


def test_a_word_that_a_sign_breaks_is_none():
    assert meanings("老，公") == []


def test_a_pair_is_of_neighbours_and_not_over_a_sign():
    found = SPOUSE.weights("上门，外访")

    assert [one for one in found if len(one) == 2] == ["上门", "外访"]


def test_what_people_say_around_a_question_is_left_out():
    assert "怎么" not in SPOUSE.weights("被上门怎么办")
    assert list(SPOUSE.weights("上门")) == list(SPOUSE.weights("被上门怎么办"))


def test_a_question_of_nothing_else_is_read_as_it_stands():
    assert "怎么" in SPOUSE.weights("怎么办")


def test_typed_pinyin_asks_for_meanings_and_for_sounds():
    found = SPOUSE.asked("laogong qianzhai", {})

    assert set(found) == {"=spouse", "~gon qian", "~lao gon", "~qian zai"}


def test_typed_pinyin_asks_for_its_numbers_as_they_are():
    assert "12378" in SPOUSE.asked("tousu 12378", {})


def test_what_is_said_around_is_silent_in_pinyin_too():
    assert set(SPOUSE.asked("cuishou zenmeban", {})) == {"~cui sou"}


def test_pinyin_of_nothing_else_is_read_as_it_stands():
    assert set(SPOUSE.asked("zenmeban", {})) == {"~zen me", "~me ban"}


def test_pinyin_amid_characters_is_heard_with_them():
    assert "=spouse" in SPOUSE.asked("laogong欠钱", {})


def test_english_is_not_read_as_pinyin():
    found = SPOUSE.asked("can husband change", {"change": 1, "chang": 1})

    assert [one for one in found if one.startswith("~")] == []


def test_a_single_letter_amid_characters_is_no_pinyin():
    assert "~a qian" not in SPOUSE.asked("a欠钱", {})


@pytest.mark.parametrize("text", ["老工", "劳公"])
def test_a_word_with_one_character_mistaken_is_heard(text):
    assert "=spouse" in SPOUSE.asked(text, {})


@pytest.mark.parametrize(
    ("text", "known"), [("劳工", {}), ("老工", {"老工": 1})], ids=["both wrong", "a known pair"]
)
def test_a_word_that_only_sounds_alike_is_not_taken_for_it(text, known):
    assert "=spouse" not in SPOUSE.asked(text, known)


def test_a_word_that_is_known_as_it_stands_is_not_heard_as_another():
    both = Concepts({"spouse": ["老公"], "labour": ["老工"]})

    assert "=spouse" not in both.asked("老工", {})


def test_only_an_unknown_pair_is_asked_for_by_its_sound():
    found = SPOUSE.asked("征信债券", {"征信": 1})

    assert [one for one in found if one.startswith("~")] == ["~xin zai", "~zai quan"]
