"""What is found first, and that finding it takes no longer than its answers ask."""

import random
import time

import pytest

from guide.search.index import Entry, Index
from guide.search.meaning import Concepts


def entry(slug, *phrases, body=""):
    return Entry("answer", slug, tuple((1.0, one) for one in phrases), body)


def found(entries, query, concepts=None, **options):
    return [one.slug for one, _score in Index(entries, concepts).rank(query, **options)]


def test_an_empty_index_finds_nothing():
    assert Index([]).rank("电话") == []


@pytest.mark.parametrize("query", ["", "？！", "彩虹", "rainbow"])
def test_a_query_that_shares_nothing_finds_nothing(query):
    assert found([entry("calls", "打电话")], query) == []


def test_an_entry_without_texts_is_no_hindrance():
    assert found([entry("empty", ""), entry("calls", "打电话")], "打电话") == ["calls"]


def test_the_phrase_most_like_the_query_decides():
    entries = [entry("night", "夜里打电话"), entry("calls", "打电话")]

    assert [found(entries, "打电话"), found(entries, "夜里打电话")] == [
        ["calls", "night"],
        ["night", "calls"],
    ]


def test_a_rare_word_counts_more_than_a_common_one():
    entries = [*(entry(f"call-{number}", "电话") for number in range(9)), entry("court", "传票")]

    assert found(entries, "电话 传票")[0] == "court"


def test_a_phrase_may_stand_for_two_entries_and_for_one_the_more():
    first = Entry("answer", "first", ((1.0, "上门"),))
    second = Entry("answer", "second", ((0.4, "上门"),))

    assert found([second, first], "上门") == ["first", "second"]


def test_a_phrase_counts_more_than_the_longer_text():
    assert found([entry("body", "别的", body="电话"), entry("head", "电话")], "电话") == [
        "head",
        "body",
    ]


def test_the_longer_text_is_found_in_english_too():
    assert found([entry("a", "别的", body="Keep the receipts")], "receipt") == ["a"]


def test_words_that_mean_the_same_find_one_another():
    concepts = Concepts({"spouse": ["配偶", "老公", "husband"]})
    entries = [entry("spouse", "配偶借的钱"), entry("other", "朋友的事")]

    assert [found(entries, one, concepts) for one in ("老公", "husband")] == [
        ["spouse"],
        ["spouse"],
    ]


def test_a_query_in_pinyin_finds_what_is_written_in_characters():
    assert found([entry("record", "查征信"), entry("calls", "打电话")], "zhengxin") == ["record"]


def test_a_mistaken_character_finds_what_sounds_so():
    assert found([entry("letter", "律师函"), entry("calls", "打电话")], "律师含")[0] == "letter"


def test_no_more_than_the_limit_is_found():
    entries = [entry(f"call-{number}", "电话") for number in range(20)]

    assert len(found(entries, "电话", limit=3)) == 3


def invented(count):
    """As many entries as asked, whose texts share words as often as those of real answers."""
    chance = random.Random(1)
    signs = [chr(0x4E00 + number) for number in range(900)]
    known = ["".join(chance.choices(signs, k=chance.choice((1, 2, 2, 3)))) for _ in range(3000)]
    often = [1 / (rank + 10) for rank in range(3000)]

    def text(size):
        return "".join(chance.choices(known, often, k=size))

    return [
        Entry("answer", f"a{one}", tuple((1.0, text(6)) for _ in range(6)), text(450))
        for one in range(count)
    ]


def cost(entries):
    """(seconds to build, the median seconds of a query) of this thread alone."""
    start = time.thread_time()
    index = Index(entries)
    built = time.thread_time() - start
    taken = []
    for one in entries[:99]:
        start = time.thread_time()
        index.rank(one.phrases[0][1])
        taken.append(time.thread_time() - start)
    return built, sorted(taken)[len(taken) // 2]


@pytest.mark.no_cover
def test_a_thousand_answers_are_indexed_in_3_seconds_and_asked_in_5_milliseconds():
    built, asked = cost(invented(1000))

    # Twice what is promised: other tests run beside this one.
    assert (built < 6, asked < 0.01) == (True, True)


@pytest.mark.no_cover
def test_ten_times_the_answers_cost_ten_times_as_much_and_not_a_hundred_times():
    few, many = cost(invented(100)), cost(invented(1000))

    assert many[0] < 25 * few[0]
    assert many[1] < 25 * few[1]
