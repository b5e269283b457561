"""What a query is about is known by reviewed words, and not by others that look like them."""

import pytest

from guide.search.scope import Likeness, topic_of, topics


def topic(**changed):
    return {"id": "a", "kind": "out-of-scope", "words": ["天气"], **changed}


def named(query, *rows, **like):
    found = topic_of(query, topics(rows), Likeness(**like))
    return found and found.id


@pytest.mark.parametrize("query", ["", "利息太高", "！？"])
def test_a_query_without_such_words_is_of_no_topic(query):
    assert named(query, topic()) is None


@pytest.mark.parametrize("query", ["今天天气", "今天天氣", "天气？"])
def test_a_topic_is_named_in_either_script(query):
    assert named(query, topic()) == "a"


def test_the_first_topic_named_counts():
    rows = [topic(id="first"), topic(id="second")]

    assert named("天气", *rows) == "first"


def test_a_word_that_speaks_against_a_topic_rules_it_out():
    assert named("天气和催收", topic(unless=["催收"])) is None
    assert named("天气", topic(unless=["催收"])) == "a"


def test_what_is_harmless_is_not_read():
    row = topic(words=["打我"], harmless=["打我电话"])

    assert named("他打我电话", row) is None
    assert named("他打我电话还打我", row) == "a"


def test_what_stands_on_either_side_of_something_harmless_is_no_word():
    assert named("天无关气", topic(harmless=["无关"])) is None


@pytest.mark.parametrize(
    ("query", "found"),
    [("拿刀", "a"), ("拿着一把刀", "a"), ("拿了一二三四刀", None), ("刀拿", None)],
)
def test_two_parts_of_a_word_stand_near_each_other_and_in_their_order(query, found):
    assert named(query, topic(words=["拿…刀"])) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Tax return", "a"),
        ("taxi fare", None),
        ("syntax", None),
        ("buy me a house", "a"),
        ("buy a lighthouse", None),
    ],
)
def test_english_is_matched_by_whole_words(query, found):
    assert named(query, topic(words=["tax", "buy…house"])) == found


def test_what_a_reviewer_writes_is_no_pattern():
    assert named("ab", topic(words=["a.b|a"])) is None
    assert named("a.b|a", topic(words=["a.b|a"])) == "a"


@pytest.mark.parametrize(
    ("query", "kind", "found"),
    [
        ("zisha", "distress", "a"),
        ("wo xiang zisha", "distress", "a"),
        ("sha zi", "distress", None),
        # With an English word among them, none is read as pinyin.
        ("zisha loans", "distress", None),
        # To decline for a sound would be to decline too much.
        ("zisha", "out-of-scope", None),
    ],
)
def test_an_emergency_is_heard_in_typed_pinyin(query, kind, found):
    assert named(query, topic(kind=kind, words=["自杀"])) == found


@pytest.mark.parametrize("word", ["死", "拿…刀", "die"])
def test_one_sound_or_two_parts_are_not_listened_for(word):
    [one] = topics([topic(kind="distress", words=[word])])

    assert one.heard == ()


# By what a query is like


@pytest.mark.parametrize(
    ("answer", "much", "found"),
    [(0.5, 0.5, "a"), (0.5, 0.47, None), (0.0, 0.1, "a"), (0.0, 0.0, None)],
)
def test_what_is_more_like_a_topic_than_like_any_answer_is_declined(answer, much, found):
    assert named("彩虹", topic(), answer=answer, topics={"a": much}) == found


@pytest.mark.parametrize(
    ("answer", "much", "found"),
    [(0.5, 0.4, "a"), (0.5, 0.3, None), (0.19, 0.0, "a"), (0.21, 0.0, None)],
)
def test_a_word_of_a_topic_lets_less_be_enough(answer, much, found):
    assert named("天气", topic(), answer=answer, topics={"a": much}) == found


def test_of_two_topics_the_one_that_is_more_alike_counts():
    rows = [topic(id="first"), topic(id="second")]

    assert named("天气", *rows, topics={"first": 0.1, "second": 0.2}) == "second"


@pytest.mark.parametrize(
    ("answer", "much", "others", "harmless", "found"),
    [
        (0.6, 0.4, 0.3, 0.3, "a"),
        # Not like enough: at all, beside the answer, beside another topic, beside what is harmless
        (0.0, 0.2, 0.0, 0.0, None),
        (0.9, 0.4, 0.0, 0.0, None),
        (0.6, 0.4, 0.5, 0.0, None),
        (0.6, 0.4, 0.0, 0.4, None),
    ],
)
def test_an_emergency_is_known_without_a_word_of_it(answer, much, others, harmless, found):
    like = {"topics": {"a": much, "b": others}, "harmless": {"a": harmless}}

    assert named("彩虹", topic(kind="safety"), answer=answer, **like) == found


@pytest.mark.parametrize(
    ("answer", "much", "harmless", "found"),
    [(0.9, 0.0, 0.0, "a"), (0.9, 0.0, 0.3, None), (0.9, 0.3, 0.3, "a"), (0.5, 0.4, 0.5, "a")],
)
def test_a_word_of_an_emergency_counts_but_for_what_only_sounds_so(answer, much, harmless, found):
    row = topic(kind="safety", words=["拿刀"])
    like = {"topics": {"a": much}, "harmless": {"a": harmless}}

    assert named("拿刀", row, answer=answer, **like) == found


def test_an_emergency_comes_before_what_is_declined():
    rows = [topic(id="away"), topic(id="danger", kind="safety")]

    assert named("天气", *rows, topics={"away": 0.9, "danger": 0.1}) == "danger"
