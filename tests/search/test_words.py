"""A text is read alike whatever script, width or case it is typed in, and its sound is known."""

import os

import opencc
import pytest

from guide.search import words


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", ""),
        ("催收", "催收"),
        ("爆通訊錄", "爆通讯录"),
        ("ＡＰＰ　Loan", "app　loan"),
        ("can’t", "can't"),
        ("收到簡訊", "收到短信"),
        ("強制執行", "强制执行"),
        ("帳戶", "账户"),
    ],
)
def test_a_text_is_read_in_one_script_and_stays_as_long(text, read):
    assert words.simplified(text) == read
    assert len(words.simplified(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("！？ …", []),
        ("催收", [("催", 0, 1), ("收", 1, 2)]),
        ("App催", [("app", 0, 3), ("催", 3, 4)]),
        ("can't pay", [("cant", 0, 5), ("pay", 6, 9)]),
        ("打12378", [("打", 0, 1), ("12378", 1, 6)]),
    ],
)
def test_a_unit_is_a_character_or_a_word_and_knows_its_place(text, cut):
    assert [tuple(one) for one in words.units(text)] == cut


@pytest.mark.parametrize(
    "alike",
    [
        ["call", "calls", "calling", "called"],
        ["family", "families"],
        ["stop", "stopped", "stopping"],
        ["harass", "harassed", "harassing"],
        ["owe", "owes", "owed"],
        ["sue", "sues", "sued", "suing"],
        ["pay", "pays", "paid"],
        ["threaten", "threatens", "threatened"],
    ],
    ids=lambda alike: alike[0],
)
def test_the_forms_of_an_english_word_are_cut_alike(alike):
    assert len({words.stem(one) for one in alike}) == 1


@pytest.mark.parametrize("word", ["this", "us", "boss", "me"])
def test_what_only_looks_like_an_ending_is_left(word):
    assert words.stem(word) == word


@pytest.mark.parametrize(
    ("letters", "read"),
    [
        ("", []),
        ("they", []),
        ("cuishou", ["cui", "shou"]),
        ("buxianghuole", ["bu", "xiang", "huo", "le"]),
        ("lvshihan", ["lv", "shi", "han"]),
        ("lushihan", ["lu", "shi", "han"]),
    ],
)
def test_letters_are_read_as_pinyin_where_they_can_be(letters, read):
    assert words.syllables(letters) == read


def test_sounds_that_keyboards_confuse_have_one_key():
    assert [words.fold(one) for one in ("zhang", "zan", "lv", "shou")] == [
        "zan",
        "zan",
        "lu",
        "sou",
    ]


def test_a_character_has_its_usual_sound_first():
    assert words.sounds_of("还") == ["huan", "hai"]


def test_a_character_that_nobody_says_has_a_sign_for_a_sound():
    assert words.sounds_of("㐀") == ["?"]
    assert words.sounds("㐀") == ["?"]


def test_the_sounds_of_a_text_are_those_of_its_characters_and_of_typed_pinyin():
    assert words.sounds("逾期 cuishou 24 ok") == ["yu", "qi", "cui", "shou"]


def test_the_table_of_characters_says_what_the_dictionary_says():
    known = [opencc.OpenCC(one) for one in ("t2s", "tw2s", "hk2s")]
    # These three the dictionary leaves as they are, since it minds what stands beside them.
    ours = {"帐", "著", "喫"}
    for old, new in words.SIGNS.items():
        if chr(old) > "㐀" and chr(old) < "豈" and chr(old) not in ours:
            said = [one.convert(chr(old)) for one in known]
            assert words.simplified(chr(new)) == chr(new)
            assert words.simplified(chr(old)) in {words.simplified(one) for one in said}


def test_the_table_of_sounds_holds_only_sounds_the_dictionary_knows():
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, pinyin

    for character, ours in words.SPOKEN.items():
        said = pinyin(character, style=Style.NORMAL, heteronym=True, v_to_u=False)[0]
        assert set(ours) <= {one.replace("ü", "v") for one in said}, character
