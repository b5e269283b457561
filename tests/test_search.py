"""Search: people's words find reviewed text in any script, and nothing of them is kept."""

import html5lib
import pytest
from django.utils import timezone

from guide import search
from guide.answers.models import Answer, Myth, Point, Section, Term
from guide.channels.models import Channel, Urgency
from guide.search import LONGEST_QUERY, Entry, Index, grams


@pytest.fixture(autouse=True)
def no_index_of_another_test():
    # An index is kept for the ids it was built from, and the tests' rows share their ids.
    search._index.cache_clear()


@pytest.fixture
def synonyms(tmp_path, settings):
    """A content folder whose only synonym is 爆通讯录 for the answer about contacts."""
    settings.CONTENT = tmp_path
    (tmp_path / "synonyms.toml").write_text(
        '[[synonym]]\nid = "blast"\nwords = ["爆通讯录"]\nanswers = ["contacts"]\n'
    )


@pytest.fixture
def rows(db, synonyms):
    section = Section.objects.create(id="limits", name_zh_hans="界")
    Answer.objects.create(
        id="contacts",
        section=section,
        question_zh_hans="可以找我的家人吗？",
        question_zh_hant="可以找我的家人嗎？",
        question_en="May they call my family?",
        stamp="must-not",
        short_zh_hans="一般不可以。",
        reviewed_on=timezone.localdate(),
    )
    Answer.objects.create(
        id="visit",
        section=section,
        question_zh_hans="可以上门吗？",
        stamp="limited",
        short_zh_hans="可以，但有条件。",
        reviewed_on=timezone.localdate(),
    )
    Term.objects.create(id="lender", name_zh_hans="贷款人", name_en="lender")
    Myth.objects.create(id="jail", claim_zh_hans="欠钱会坐牢", verdict="false")
    Channel.objects.create(
        id="police", name_zh_hans="报警", kind="police", checked_on=timezone.localdate()
    )


def slugs(client, query):
    response = client.get("/zh-hans/search/", {"q": query, "format": "json"})
    return [one["slug"] for one in response.json()["results"]]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("", []),
        ("！？ …", []),
        ("催", ["催"]),
        ("打电话", ["打电", "电话"]),
        ("App 12378", ["app", "12378"]),
        ("下载App催收", ["下载", "app", "催收"]),
    ],
)
def test_grams_are_pairs_of_chinese_characters_and_whole_words_of_anything_else(text, cut):
    assert grams(text) == cut


def test_an_empty_index_finds_nothing():
    assert Index([]).rank("电话") == []


def test_a_query_without_any_word_finds_nothing():
    index = Index([Entry("answer", "calls", ((1, "电话"),))])

    assert index.rank("？！") == []


def test_a_word_in_the_question_counts_more_than_one_in_the_text():
    body = Entry("answer", "body", ((search.BODY, "电话"),))
    title = Entry("answer", "title", ((search.TITLE, "电话"),))

    assert [entry.slug for entry, _score in Index([body, title]).rank("电话")] == ["title", "body"]


def test_a_rare_word_counts_more_than_a_common_one():
    entries = [Entry("answer", f"call-{number}", ((1, "电话"),)) for number in range(9)]
    rare = Entry("answer", "court", ((1, "传票"),))

    assert Index([*entries, rare]).rank("电话 传票")[0][0] == rare


def test_an_entry_that_shares_too_little_with_the_query_is_left_out():
    entry = Entry("answer", "calls", ((1, "电话"),))

    assert Index([entry]).rank("电话 传票 上门 公司 银行") == []


def test_no_more_than_the_limit_is_found():
    entries = [Entry("answer", f"call-{number}", ((1, "电话"),)) for number in range(20)]

    assert len(Index(entries).rank("电话", limit=3)) == 3


def test_what_is_beyond_the_longest_query_is_not_looked_at():
    index = Index([Entry("answer", "calls", ((1, "电话"),))])

    assert index.rank("。" * LONGEST_QUERY + "电话") == []


@pytest.mark.parametrize("query", ["家人", "家人嗎", "family", "FAMILY"])
def test_an_answer_is_found_in_any_script(client, rows, query):
    assert slugs(client, query) == ["contacts"]


def test_an_answer_is_found_by_the_words_people_use_for_it(client, rows):
    assert slugs(client, "他们爆通讯录") == ["contacts"]


def test_an_answer_is_found_by_its_points(client, rows):
    Point.objects.create(answer_id="visit", part="may", text_zh_hans="出示工作证")
    # A part changes with its answer, whose digest tells the index so.
    Answer.objects.filter(pk="visit").update(file_digest="changed")

    assert slugs(client, "工作证") == ["visit"]


@pytest.mark.parametrize(
    ("query", "kind", "path"),
    [
        ("贷款人", "term", "/zh-hans/terms/#lender"),
        ("坐牢", "myth", "/zh-hans/myths/#jail"),
        ("报警", "channel", "/zh-hans/channels/police/"),
        ("上门", "answer", "/zh-hans/answers/visit/"),
    ],
)
def test_everything_a_reader_can_open_is_found_and_linked(client, rows, query, kind, path):
    response = client.get("/zh-hans/search/", {"q": query})

    page = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    links = [one.get("href") for one in page.find(".//main").iter("a")]
    assert [one["kind"] for one in response.context["results"]] == [kind]
    assert links == [path]


def test_a_result_for_a_program_has_an_address_and_a_title(client, rows):
    response = client.get("/zh-hans/search/", {"q": "坐牢", "format": "json"})

    [found] = response.json()["results"]
    assert {name: found[name] for name in ("slug", "path", "title")} == {
        "slug": "jail",
        "path": "/zh-hans/myths/#jail",
        "title": "欠钱会坐牢",
    }


def test_what_is_withdrawn_is_found_no_more(client, rows):
    before = slugs(client, "上门")
    Answer.objects.filter(pk="visit").update(published=False)

    assert [before, slugs(client, "上门")] == [["visit"], []]


def test_an_edit_in_the_admin_is_found_at_once(client, rows):
    before = slugs(client, "夜里")
    Answer.objects.filter(pk="visit").update(
        question_zh_hans="夜里可以上门吗？", edited_at=timezone.now()
    )

    assert [before, slugs(client, "夜里")] == [[], ["visit"]]


def test_an_unchanged_index_is_built_once(rows):
    assert search.index() is search.index()


def test_a_row_withdrawn_since_the_index_was_built_is_left_out(rows):
    ranked = search.index().rank("上门")
    Answer.objects.filter(pk="visit").delete()

    assert search.shown(ranked) == []


@pytest.mark.parametrize("query", ["", "   ", "\0"], ids=["nothing", "blanks", "null"])
def test_without_words_there_is_a_way_on_instead_of_results(client, rows, query):
    Urgency.objects.create(id="violence", condition_zh_hans="有人动手")

    response = client.get("/zh-hans/search/", {"q": query})

    page = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    links = [one.get("href") for one in page.find(".//main").iter("a")]
    assert (response.context["query"], response.context["best"]) == ("", None)
    assert links == ["/zh-hans/checkup/", "/zh-hans/sections/limits/", "/zh-hans/ladder/"]


def test_where_nothing_is_found_the_words_stay_in_the_box_and_there_is_a_way_on(client, rows):
    response = client.get("/zh-hans/search/", {"q": "<b>彩虹"})

    page = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    box = next(one for one in page.iter("input") if one.get("id") == "q")
    links = [one.get("href") for one in page.find(".//main").iter("a")]
    assert box.get("value") == "<b>彩虹"
    assert links == ["/zh-hans/checkup/", "/zh-hans/sections/limits/"]


def test_the_best_result_is_an_answer_or_none(client, rows):
    found = [client.get("/zh-hans/search/", {"q": word}) for word in ("上门", "坐牢")]

    assert [one.context["best"] and one.context["best"]["row"].pk for one in found] == [
        "visit",
        None,
    ]


def test_a_long_query_is_cut(client, rows):
    response = client.get("/zh-hans/search/", {"q": "长" * 999})

    assert len(response.context["query"]) == LONGEST_QUERY


@pytest.mark.parametrize("shape", ["", "json"])
def test_words_searched_for_are_kept_by_no_cache(client, rows, shape):
    response = client.get("/zh-hans/search/", {"q": "上门", "format": shape})

    assert "no-store" in response.headers["Cache-Control"].split(", ")
    assert "Set-Cookie" not in response.headers


def test_a_search_engine_does_not_keep_what_was_searched_for(client, rows):
    response = client.get("/zh-hans/search/", {"q": "上门"})

    assert response.headers["X-Robots-Tag"] == "noindex"
