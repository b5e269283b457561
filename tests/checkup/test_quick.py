"""What is answered in front of Django is what Django answers, and nothing of a reader is kept."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from guide.channels.models import Move
from guide.checkup.models import ActionRow, ChoiceRow, FindingRow, QuestionRow
from guide.checkup.quick import Quick, _kept
from guide.shelf import forget, one_revision
from tests.switches import database_away

from .asked import ASK, RESULT, Counting, ask

COMPLETE = "who=borrower&safe=fine&by=bank&what=calls"
QUESTIONS = {
    "who": ["borrower", "contact"],
    "safe": ["fine", "violence"],
    "by": ["bank", "unsure"],
    "what": ["calls", "threats", "unsure"],
}

pytestmark = pytest.mark.usefixtures("sheet")


@pytest.fixture
def quick(sheet):
    """In front of Django, over a questionnaire whose languages differ."""
    QuestionRow.objects.update(ask_en="<asked>, 22:00", why_zh_hant="為什麼")
    ChoiceRow.objects.update(label_en="This & that", hint_zh_hant="說明", hint_en="中文 hint")
    FindingRow.objects.update(says_en='"Stop"', says_zh_hant="停")
    ActionRow.objects.update(text_en="Write", limit_en="today")
    Move.objects.update(say_en="Call", say_zh_hant="打")
    return Quick(Counting())


@st.composite
def queries(draw):
    """Any choices of any questions in any order, with what forms and links add to them."""
    names = draw(st.permutations(list(QUESTIONS)))
    pairs = [
        (name, code)
        for name in names
        for code in draw(
            st.lists(
                st.sampled_from(QUESTIONS[name]),
                max_size=3 if name == "what" else 1,
                min_size=draw(st.sampled_from([0, 1, 1])),
            )
        )
    ]
    for name in ("show", "sent"):
        pairs += [(name, one) for one in draw(st.lists(st.sampled_from(names), max_size=1))]
    return "&".join(f"{name}={code}" for name, code in pairs)


@given(
    language=st.sampled_from(["zh-hans", "zh-hant", "en"]),
    page=st.sampled_from(["checkup/", "checkup/result/"]),
    query=queries(),
    more=st.fixed_dictionaries(
        {},
        optional={
            "HTTP_ACCEPT_ENCODING": st.sampled_from(["gzip, br", "identity"]),
            "HTTP_X_FORWARDED_PROTO": st.sampled_from(["http", "https"]),
            "HTTP_HOST": st.sampled_from(["testserver:80", "testserver"]),
            "HTTP_ACCEPT_LANGUAGE": st.just("en"),
        },
    ),
)
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_answer_is_the_one_that_django_gives(quick, language, page, query, more):
    path = f"/{language}/{page}"

    made = ask(quick.application, path, query, **more)

    assert [ask(quick, path, query, **more) for _again in range(2)] == [made, made]


@pytest.mark.parametrize("path", [ASK, RESULT])
def test_a_page_says_that_nobody_may_keep_it_and_sets_no_cookie(quick, path):
    query = f"{COMPLETE}&show=what"
    ask(quick, path, query)

    status, headers, _body = ask(quick, path, query)

    assert status == "200 OK"
    assert "no-store" in headers["Cache-Control"].split(", ")
    assert headers["X-Robots-Tag"] == "noindex"
    assert "Set-Cookie" not in headers
    assert "Expires" not in headers


def test_each_page_is_asked_of_django_once_whatever_a_reader_answers_next(quick, settings):
    settings.REVISION_SECONDS = 3600
    ask(quick, ASK)
    ask(quick, RESULT, COMPLETE)

    with CaptureQueriesContext(connection) as found:
        for code in QUESTIONS["who"]:
            ask(quick, ASK, f"who={code}")
            ask(quick, RESULT, f"{COMPLETE}&what=threats&show={code}")

    assert (found.captured_queries, quick.application.queries) == ([], ["", COMPLETE])


def test_what_readers_answer_leaves_nothing_in_memory(quick, settings):
    settings.REVISION_SECONDS = 3600
    day = dt.datetime.now(dt.UTC).astimezone(dt.timezone(dt.timedelta(hours=8))).date()

    def kept():
        with one_revision():
            return list(_kept(day))

    ask(quick, RESULT, COMPLETE)
    ask(quick, RESULT, COMPLETE)
    before = kept()

    for query in (f"{COMPLETE}&what=threats", "who=contact&safe=violence&what=calls"):
        ask(quick, RESULT, query)

    assert kept() == before
    assert "borrower" not in repr(before)


@pytest.mark.parametrize(
    ("path", "query", "more"),
    [
        ("/zh-hans/checkup/sheet/", "", {}),
        ("/zh/checkup/", "", {}),
        (ASK, "", {"REQUEST_METHOD": "HEAD"}),
        (ASK, "", {"REQUEST_METHOD": "POST"}),
        (ASK, "", {"HTTP_HOST": "other.example"}),
        (ASK, "", {"HTTP_HOST": "testserver:8123"}),
        (ASK, "", {"HTTP_X_FORWARDED_PROTO": "gopher"}),
        (ASK, "", {"SCRIPT_NAME": "/guide"}),
        (ASK, "weather=rain", {}),
        (ASK, "who=borrower&who=contact", {}),
        (ASK, "who=%62orrower", {}),
        (ASK, "who=", {}),
        (ASK, "show=" + "x" * 1000, {}),
        (ASK, "sent=who", {}),
        (ASK, COMPLETE, {}),
        (RESULT, "who=borrower", {}),
        (RESULT, "what=calls&what=unsure", {}),
    ],
    ids=repr,
)
def test_what_is_unusual_goes_to_django_each_time(quick, path, query, more):
    made = [ask(quick, path, query, **more) for _again in range(2)]

    assert made == [ask(quick.application, path, query, **more)] * 2
    assert len(quick.application.queries) == 3


def test_new_content_is_shown_at_once(quick):
    ask(quick, ASK)
    before = ask(quick, ASK)
    QuestionRow.objects.update(ask_zh_hans="改了")

    after = [ask(quick, ASK), ask(quick, ASK)]

    assert after == [ask(quick.application, ASK)] * 2
    assert after[0] != before


def test_another_days_pages_are_let_go(quick, settings):
    settings.REVISION_SECONDS = 3600
    first, second = dt.date(2026, 1, 1), dt.date(2026, 1, 2)
    _kept(first)["page"] = "yesterday's"

    assert [dict(_kept(first)), _kept(second), _kept(first)] == [{"page": "yesterday's"}, {}, {}]


@pytest.mark.parametrize(
    ("status", "headers"),
    [("200 OK", [("Set-Cookie", "one=1")]), ("503 Service Unavailable", [])],
    ids=["a cookie", "an error"],
)
def test_the_headers_of_a_page_that_is_not_for_everybody_are_not_kept(sheet, status, headers):
    def application(_environ, start_response):
        start_response(status, headers)
        return [b"Django's"]

    quick = Quick(Counting(application))

    found = [ask(quick, ASK) for _again in range(2)]

    assert found == [(status, dict(headers), "Django's")] * 2


def test_while_the_database_is_away_and_nothing_was_read_django_says_so(sheet, tmp_path):
    def application(_environ, start_response):
        start_response("503 Service Unavailable", [])
        return []

    quick = Quick(Counting(application))
    forget()

    with database_away(tmp_path):
        found = ask(quick, ASK)

    assert found == ("503 Service Unavailable", {}, "")
