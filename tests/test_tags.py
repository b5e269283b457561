"""What templates do with text, dates and addresses."""

import datetime as dt
import json

import html5lib
import pytest
from django.template import Context, Template
from django.utils import translation

from guide import tags
from guide.answers.models import Answer, Stamp, Verdict
from guide.answers.terms import Span
from guide.law.models import Force, Kind
from guide.letters.models import Group


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        (None, ""),
        ("22:00 之后", "22:00 之后"),
        ("在15个工作日内", '在<span class="k">15个工作日</span>内'),
        ("第十二条规定", '<span class="k">第十二条</span>规定'),
        ("第1033条第1款", '<span class="k">第1033条第1款</span>'),
        (
            "2026年11月22日",
            "".join(f'<span class="k">{one}</span>' for one in ("2026年", "11月", "22日")),
        ),
        ("1,000元", '<span class="k">1,000元</span>'),
        ("<b>3天", '&lt;b&gt;<span class="k">3天</span>'),
    ],
    ids=str,
)
def test_typeset_keeps_a_number_with_its_unit_and_escapes_the_rest(text, shown):
    with translation.override("zh-hans"):
        assert tags.typeset(text) == shown


def test_typeset_marks_chinese_in_english_text():
    with translation.override("en"):
        shown = tags.typeset("Call <12378> (金融)")

    assert shown == 'Call &lt;12378&gt; (<span lang="zh-Hans">金融</span>)'


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("3天", None, '<span class="k">3天</span>'),
        ("3天", {}, '<span class="k">3天</span>'),
        ("3天", {"另一段": [Span("另一段")]}, '<span class="k">3天</span>'),
        ("", {"": []}, ""),
        ("<b>3天", {"<b>3天": [Span("<b>3天")]}, '&lt;b&gt;<span class="k">3天</span>'),
        (
            "逾期<3天>",
            {"逾期<3天>": [Span("逾期", "overdue"), Span("<3天>")]},
            '<a class="t" href="#t-overdue">逾期</a>&lt;<span class="k">3天</span>&gt;',
        ),
        (
            "<逾期>",
            {"<逾期>": [Span("<逾期>", 'a"b')]},
            '<a class="t" href="#t-a&quot;b">&lt;逾期&gt;</a>',
        ),
    ],
)
def test_a_word_that_is_explained_leads_to_its_explanation(text, words, shown):
    with translation.override("zh-hans"):
        assert tags.explained(text, words) == shown


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        ("zh-hans", "", ""),
        ("zh-hans", "可以上门吗？", "可以上门吗？"),
        (
            "zh-hans",
            "<b>来电，可以吗？",
            '<span class="c">&lt;b&gt;来电，</span><span class="c">可以吗？</span>',
        ),
        ("en", "One：two，three", "One：two，three"),
    ],
)
def test_a_heading_breaks_between_its_chinese_clauses_only(language, text, shown):
    with translation.override(language):
        assert tags.heading(text) == shown


@pytest.mark.parametrize(
    ("name", "short"),
    [("银行", "银行"), ("银行（信用卡）", "银行"), ("Bank (credit card)", "Bank")],
)
def test_a_brief_name_is_without_its_explanation(name, short):
    assert tags.brief(name) == short


def test_say_gives_the_word_of_a_code_in_the_language_of_the_reader():
    with translation.override("zh-hans"):
        simplified = tags.say("must-not", "stamp")
    with translation.override("en"):
        english = tags.say("must-not", "stamp")

    assert simplified == tags.STAMP_WORDS["must-not"]
    assert english not in ("", simplified)


def test_say_shows_a_code_without_a_word_as_it_is():
    assert tags.say("something-new", "kind") == "something-new"


@pytest.mark.parametrize(
    ("table", "choices"),
    [
        ("stamp", Stamp),
        ("verdict", Verdict),
        ("kind", Kind),
        ("force", Force),
        ("letter-group", Group),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_every_code_has_a_word(table, choices):
    assert set(tags.WORDS[table]) == set(choices.values)


@pytest.mark.parametrize("table", [None, {}, {"other": 1}], ids=str)
def test_lookup_is_empty_where_there_is_nothing(table):
    assert tags.lookup(table, "one") == ""


def test_lookup_gives_what_stands_under_the_key():
    assert tags.lookup({"one": 1}, "one") == 1


def test_the_anchor_of_a_provision_is_its_id_without_a_slash():
    assert tags.anchor("civil-code/1033-1") == "law-civil-code-1033-1"


def test_linked_data_is_the_table_and_cannot_end_its_block():
    table = {"text": "</script><script>alert('不')"}

    page = html5lib.parse(tags.linked_data(table), namespaceHTMLElements=False)

    [block] = page.iter("script")
    assert json.loads(block.text) == table


@pytest.mark.parametrize(
    ("code", "shown"), [("zh-hans", "zh-Hans"), ("zh-hant", "zh-Hant"), ("en", "en"), ("x", "x")]
)
def test_a_language_is_written_in_html_as_the_standard_says(code, shown):
    assert tags.html_lang(code) == shown


@pytest.mark.parametrize(
    ("language", "shown"), [("zh-hans", "2026年1月2日"), ("en", "2 January 2026")]
)
def test_a_day_is_written_as_the_reader_writes_it(language, shown):
    with translation.override(language):
        assert tags.shown_day(dt.date(2026, 1, 2)) == shown


def test_a_day_that_is_not_known_says_so():
    with translation.override("en"):
        assert tags.shown_day(None) == translation.gettext("日期未核到")


def render(text, request, language="zh-hans"):
    with translation.override(language):
        return Template(text).render(Context({"request": request}))


def test_the_address_of_a_page_is_on_the_host_that_was_asked_where_no_site_is_set(rf):
    request = rf.get("/zh-hans/law/?who=contact")

    assert render("{% here %}", request) == "http://testserver/zh-hans/law/"


def test_the_address_of_a_page_is_on_the_site_that_is_set(rf, settings):
    settings.SITE_URL = "https://guide.example"
    request = rf.get("/zh-hans/law/")

    assert [render("{% here 'en' %}", request), render("{% neutral %}", request)] == [
        "https://guide.example/en/law/",
        "https://guide.example/law/",
    ]


@pytest.mark.parametrize(
    ("site", "shown"), [("", "http://testserver"), ("https://guide.example",) * 2]
)
def test_a_short_address_has_no_language_and_is_on_the_site(rf, settings, site, shown):
    settings.SITE_URL = site
    request = rf.get("/zh-hant/answers/night-calls/?who=contact")
    context = Context({"request": request, "answer": Answer(number=7)})

    found = Template("{% short answer %} {% site %}").render(context)

    assert found == f"{shown}/a/7 {shown}"


def test_another_language_of_a_page_keeps_its_query(rf):
    request = rf.get("/zh-hans/checkup/?who=contact&what=a&what=b")

    assert render("{% autoescape off %}{% in_language 'en' %}{% endautoescape %}", request) == (
        "/en/checkup/?who=contact&what=a&what=b"
    )


def test_another_language_of_a_page_without_a_query_has_none(rf):
    assert render("{% in_language 'en' %}", rf.get("/zh-hans/law/")) == "/en/law/"


def test_a_query_cannot_break_out_of_a_link_to_another_language(rf):
    request = rf.get('/zh-hans/checkup/?who="><script>')
    request.META["QUERY_STRING"] = 'who="><script>'

    page = html5lib.parseFragment(
        render('<a href="{% in_language "en" %}">x</a>', request), namespaceHTMLElements=False
    )

    assert [(one.tag, one.get("href")) for one in page] == [("a", '/en/checkup/?who="><script>')]


def test_the_picture_of_an_address_is_the_same_each_time_and_another_for_another():
    one, again, other = (tags.qr(f"https://guide.example/{page}") for page in "aab")

    assert (one == again, one == other) == (True, False)


def test_the_picture_of_an_address_stands_in_the_page_and_has_words():
    [picture] = html5lib.parseFragment(
        tags.qr("https://guide.example/"), namespaceHTMLElements=False
    )

    assert picture.get("src")[:22] == "data:image/png;base64,"
    assert picture.get("alt") != ""


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        (set(), '在<span class="k">15日</span>内答辩'),
        ({"答辩"}, '在<span class="k">15日</span>内<mark>答辩</mark>'),
    ],
)
def test_the_words_that_a_text_was_found_by_are_marked(found, shown):
    assert tags.marked("在15日内答辩", found) == shown
