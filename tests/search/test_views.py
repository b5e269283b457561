"""The page of results: people's words find reviewed text, and nothing of them is kept."""

import logging

import html5lib
import pytest

from guide.answers.models import Answer, Point
from guide.channels.models import Urgency
from guide.search import views

PAGE = "/zh-hans/search/"


def found(client, query, **more):
    return client.get(PAGE, {"q": query, "format": "json", **more}).json()


def slugs(client, query):
    return [one["slug"] for one in found(client, query)["results"]]


def links(response):
    page = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    return [one.get("href") for one in page.find(".//main").iter("a")]


# Where there is nothing to show


@pytest.mark.parametrize("query", ["", "   ", "\0"], ids=["nothing", "blanks", "null"])
def test_without_words_there_is_a_way_on_instead_of_results(client, rows, query):
    Urgency.objects.create(id="violence", condition_zh_hans="有人动手")

    response = client.get(PAGE, {"q": query})

    assert response.context["query"] == ""
    assert links(response) == ["/zh-hans/checkup/", "/zh-hans/sections/limits/", "/zh-hans/ladder/"]
    assert found(client, query) == {"results": [], "out_of_scope": False, "urgent": False}


def test_where_nothing_is_found_the_words_stay_in_the_box_and_there_is_a_way_on(client, rows):
    response = client.get(PAGE, {"q": "<b>彩虹"})

    page = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    box = next(one for one in page.iter("input") if one.get("id") == "q")
    assert box.get("value") == "<b>彩虹"
    assert links(response) == ["/zh-hans/checkup/", "/zh-hans/sections/limits/"]


def test_a_long_query_is_cut(client, rows):
    response = client.get(PAGE, {"q": "长" * 999})

    assert len(response.context["query"]) == views.LONGEST_QUERY


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize("name", ["synonyms.toml", "concepts.toml", "scope.toml"])
def test_without_a_list_of_words_what_is_published_is_found(client, lists, name):
    (lists / name).unlink()

    assert slugs(client, "上门")[0] == "visit"


# What is found


@pytest.mark.parametrize("query", ["找家人", "找家人嗎", "call family", "CALLING FAMILY"])
def test_an_answer_is_found_in_any_script(client, rows, query):
    assert slugs(client, query)[0] == "contacts"


def test_everyday_words_find_first_the_answer_they_name_first(client, rows):
    assert slugs(client, "他们爆通讯录")[:2] == ["contacts", "visit"]


def test_an_answer_is_found_by_a_word_that_means_the_same(client, rows):
    assert slugs(client, "老公") == ["contacts"]


def test_an_answer_is_found_by_its_points(client, rows):
    Point.objects.create(answer_id="visit", part="may", text_zh_hans="出示工作证")

    assert slugs(client, "工作证") == ["visit"]


@pytest.mark.parametrize(
    ("query", "kind", "path"),
    [
        ("贷款", "term", "/zh-hans/terms/#lender"),
        ("坐牢", "myth", "/zh-hans/myths/#jail"),
        ("报警", "channel", "/zh-hans/channels/police/"),
        ("停止骚扰", "letter", "/zh-hans/letters/stop/"),
        ("上门", "answer", "/zh-hans/answers/visit/"),
    ],
)
def test_everything_a_reader_can_open_is_found_and_linked(client, rows, query, kind, path):
    response = client.get(PAGE, {"q": query})

    assert next(iter(response.context["groups"])) == kind
    assert links(response)[0] == path


def test_a_result_for_a_program_has_an_address_and_a_title(client, rows):
    [result] = found(client, "坐牢")["results"]

    assert result.pop("score") > 0
    assert result == {
        "slug": "jail",
        "kind": "myth",
        "path": "/zh-hans/myths/#jail",
        "title": "欠钱会坐牢",
    }


def test_answers_come_before_all_else_and_each_kind_shows_only_its_best(client, rows):
    section = Answer.objects.get(pk="visit").section
    for number in range(9):
        Answer.objects.create(
            id=f"jail-{number}",
            section=section,
            question_zh_hans="会坐牢吗",
            stamp="limited",
            reviewed_on="2026-05-02",
        )

    kinds = [one["kind"] for one in found(client, "坐牢")["results"]]

    assert kinds == ["answer"] * views.SHOWN["answer"] + ["myth"]


def test_suggestions_are_the_first_results(client, rows):
    section = Answer.objects.get(pk="visit").section
    for number in range(9):
        Answer.objects.create(
            id=f"jail-{number}",
            section=section,
            question_zh_hans="会坐牢吗",
            stamp="limited",
            reviewed_on="2026-05-02",
        )

    suggested = found(client, "坐牢", suggest="1")["results"]

    assert suggested == found(client, "坐牢")["results"][: views.SUGGESTIONS]


def test_what_a_result_was_found_for_is_marked(client, rows):
    response = client.get(PAGE, {"q": "上門"})

    page = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    assert [one.text for one in page.iter("mark")] == ["上门"]


@pytest.mark.parametrize(
    ("query", "marks"),
    [
        ("", set()),
        ("催", set()),
        ("打電話", {"打电", "电话", "打电话"}),
        ("my loan 12", {"loan", "12"}),
    ],
)
def test_a_mark_is_two_signs_or_more_and_says_something(query, marks):
    assert views.matched(query) == marks


# Emergencies, and what is not answered here


def test_what_is_not_answered_here_is_declined_with_somebody_who_may_help(client, rows):
    response = client.get("/en/search/", {"q": "明天天气"})

    assert (response.context["declined"], response.context["says"]) == (True, "About weather.")
    assert links(response)[0] == "tel:110"
    assert found(client, "明天天气") == {"results": [], "out_of_scope": True, "urgent": False}


def test_what_an_answer_fits_clearly_is_not_declined(client, rows):
    Answer.objects.filter(pk="visit").update(question_zh_hans="天气不好可以上门吗")

    assert found(client, "天气不好可以上门吗")["out_of_scope"] is False
    assert slugs(client, "天气不好可以上门吗")[0] == "visit"


@pytest.mark.parametrize(
    ("query", "kind", "first"),
    [
        ("想跳楼，他们要上门", "distress", ["lonely", "visit"]),
        ("拿刀的", "safety", ["door"]),
    ],
)
def test_in_an_emergency_the_answers_to_it_come_first(client, rows, query, kind, first):
    response = client.get(PAGE, {"q": query})

    assert links(response)[0] == "tel:110"
    assert found(client, query)["urgent"] == kind
    assert slugs(client, query)[: len(first)] == first


def test_where_an_answer_fits_what_is_dangerous_it_stays_first(client, rows):
    assert found(client, "拿刀，可以上门吗")["urgent"] == "safety"
    assert slugs(client, "拿刀，可以上门吗")[0] == "visit"


def test_what_is_like_the_phrases_of_an_emergency_is_one(client, rows):
    assert found(client, "没有人在乎我了")["urgent"] == "distress"
    assert slugs(client, "没有人在乎我了")[0] == "lonely"


def test_what_is_like_a_harmless_phrase_is_none(client, rows):
    assert found(client, "要断供撑不住了")["urgent"] is False
    assert slugs(client, "要断供撑不住了") == ["lonely"]


# When it changes


def test_what_is_withdrawn_is_found_no_more(client, rows):
    before = slugs(client, "上门")
    Answer.objects.filter(pk="visit").update(published=False)

    assert [before, slugs(client, "上门")] == [["visit"], []]


def test_an_edit_is_found_at_once(client, rows):
    before = slugs(client, "夜里")
    Answer.objects.filter(pk="visit").update(question_zh_hans="夜里可以上门吗？")

    assert [before, slugs(client, "夜里")] == [[], ["visit"]]


def test_an_unchanged_index_is_built_once(rows):
    assert views.index() is views.index()


def test_a_row_withdrawn_since_the_index_was_built_is_left_out(rows):
    ranked = views.index().rank("上门")
    Answer.objects.filter(pk="visit").delete()

    assert views.shown(ranked, None) == {}


# Nothing is kept


@pytest.mark.parametrize("shape", ["", "json"])
def test_words_searched_for_are_kept_by_no_cache_and_in_no_cookie(client, rows, shape):
    response = client.get(PAGE, {"q": "上门", "format": shape})

    assert "no-store" in response.headers["Cache-Control"].split(", ")
    assert response.cookies == {}


def test_a_search_engine_does_not_keep_what_was_searched_for(client, rows):
    response = client.get(PAGE, {"q": "上门"})

    assert response.headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("query", ["想跳楼", "天气", "上门", "彩虹"])
def test_nothing_of_a_query_is_logged(client, rows, caplog, query):
    caplog.set_level(logging.DEBUG)
    client.get(PAGE, {"q": query})
    found(client, query, suggest="1")

    assert [one for one in caplog.messages if query in one] == []
