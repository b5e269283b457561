"""The questionnaire over plain HTTP: no script, no cookie, nothing kept, nothing lost."""

from urllib.parse import parse_qs, urlencode, urlsplit

import html5lib
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

ASK, RESULT = "/zh-hans/checkup/", "/zh-hans/checkup/result/"
COMPLETE = "who=borrower&safe=fine&by=bank&what=calls"

pytestmark = pytest.mark.usefixtures("sheet")


def parsed(response):
    return html5lib.parse(response.content.decode(), namespaceHTMLElements=False)


def form_of(response):
    """The form of the question page: (its address, what it carries along, its choices)."""
    form = next(one for one in parsed(response).iter("form") if one.find(".//legend") is not None)
    inputs = [(one.get("type"), one.get("name"), one.get("value")) for one in form.iter("input")]
    carried = [(name, value) for kind, name, value in inputs if kind == "hidden"]
    offered = [(name, value) for kind, name, value in inputs if kind != "hidden"]
    return form.get("action"), carried, offered


def send(client, response, *chosen):
    """What a browser asks for when a reader ticks these choices and presses the button."""
    action, carried, offered = form_of(response)
    ticked = [(name, value) for name, value in offered if value in chosen]
    return client.get(f"{action}?{urlencode(carried + ticked)}")


def link(response, kind):
    """The address of the first link inside the first element of a class."""
    block = next(one for one in parsed(response).iter() if one.get("class") == kind)
    return next(block.iter("a")).get("href")


def query(address):
    return parse_qs(urlsplit(address).query)


def test_the_whole_questionnaire_works_with_forms_and_links_alone(client):
    response = client.get("/zh-hans/")
    for choices in (["calls", "threats"], ["borrower"], ["fine"], ["bank"]):
        response = send(client, response, *choices)

    assert response.status_code == 302
    assert urlsplit(response.url).path == RESULT
    assert query(response.url) == {
        "who": ["borrower"],
        "safe": ["fine"],
        "by": ["bank"],
        "what": ["calls", "threats"],
    }


def test_the_whole_questionnaire_sets_no_cookie_and_writes_nothing(client):
    with CaptureQueriesContext(connection) as queries:
        response = client.get(ASK)
        for choice in ("borrower", "violence", "bank", "calls"):
            response = send(client, response, choice)
        client.get(response.url)
        client.get(f"{ASK}?weather=rain")

    assert {one["sql"].split()[0] for one in queries} == {"SELECT"}
    assert dict(client.cookies) == {}


@pytest.mark.parametrize(
    "address",
    [
        ASK,
        f"{ASK}?who=borrower",
        f"{ASK}?sent=who",
        f"{ASK}?{COMPLETE}",
        f"{ASK}?weather=rain",
        RESULT,
        f"{RESULT}?{COMPLETE}",
        f"{RESULT}?who=nobody",
    ],
)
def test_no_answer_is_kept_by_a_cache_or_found_by_a_search_engine(client, address):
    response = client.get(address)

    assert "no-store" in response.headers["Cache-Control"].split(", ")
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert "Set-Cookie" not in response.headers


def test_nothing_is_wrong_at_a_first_visit(client):
    response = client.get(ASK)

    assert (response.context["question"].id, response.context["form"].errors) == ("who", {})


def test_sending_nothing_asks_again_and_links_the_message_to_the_choices(client):
    response = send(client, client.get(ASK))

    page = parsed(response)
    message = next(one for one in page.iter("div") if one.get("role") == "alert")
    target = next(message.iter("a")).get("href").removeprefix("#")
    assert next(page.iter("fieldset")).get("aria-describedby") == message.get("id")
    assert [one.get("name") for one in page.iter("input") if one.get("id") == target] == ["who"]


def test_sending_nothing_keeps_the_answers_given_before(client):
    before = client.get(f"{ASK}?who=borrower&what=calls")

    response = send(client, before)

    assert response.context["question"].id == "safe"
    assert form_of(response)[1] == [("who", "borrower"), ("what", "calls"), ("sent", "safe")]


def test_a_question_is_not_asked_of_somebody_it_does_not_concern(client):
    response = client.get(f"{ASK}?who=contact&safe=fine")

    assert [one.id for one in response.context["asked"]] == ["who", "safe", "what"]
    assert (response.context["question"].id, response.context["place"]) == ("what", 3)


def test_going_back_shows_the_question_before_with_its_answer_and_keeps_the_rest(client):
    response = client.get(f"{ASK}?who=borrower&safe=fine&what=calls")

    back = client.get(link(response, "crumb"))

    ticked = [one.get("value") for one in parsed(back).iter("input") if "checked" in one.attrib]
    assert (back.context["question"].id, ticked) == ("safe", ["fine"])
    assert form_of(back)[1] == [("who", "borrower"), ("what", "calls"), ("sent", "safe")]


def test_the_first_question_has_none_before_it(client):
    assert client.get(ASK).context["back"] is None


def test_changing_an_answer_keeps_those_that_are_still_asked_and_drops_the_others(client):
    before = client.get(f"{ASK}?{COMPLETE}&show=who")

    response = send(client, before, "contact")

    assert query(response.url) == {"who": ["contact"], "safe": ["fine"], "what": ["calls"]}


@pytest.mark.parametrize("shown", ["weather", "by"], ids=["unknown", "not asked"])
def test_a_question_that_is_not_asked_cannot_be_shown(client, shown):
    response = client.get(f"{ASK}?who=contact&show={shown}")

    assert response.context["question"].id == "safe"


def test_an_unfinished_result_goes_on_with_the_first_open_question(client):
    response = client.get(f"{RESULT}?who=borrower&what=calls")

    assert (response.status_code, response.url) == (302, f"{ASK}?who=borrower&what=calls")


def test_a_result_without_any_answer_begins_the_questionnaire(client):
    response = client.get(RESULT)

    assert (response.status_code, response.url) == (302, ASK)


@pytest.mark.parametrize("address", [ASK, RESULT])
@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ("weather=rain", ["weather"]),
        ("safe=maybe", ["safe", "maybe"]),
        ("by=bank&by=unsure", ["by", "bank, unsure"]),
        ("what=calls&what=unsure", ["what", "calls, unsure"]),
    ],
    ids=["question", "choice", "several", "contradiction"],
)
def test_what_cannot_be_right_is_named_and_the_rest_is_kept(client, address, wrong, named):
    response = client.get(f"{address}?who=borrower&{wrong}")

    page = parsed(response)
    assert response.status_code == 400
    assert [one.text for one in page.iter("code")] == named
    way_on = next(one for one in page.iter("a") if one.get("class") == "go").get("href")
    assert way_on == f"{ASK}?who=borrower"


def test_the_way_on_from_a_refusal_is_not_refused_again(client):
    refused = client.get(f"{ASK}?who=borrower&what=calls&what=unsure&what=snow&weather=rain")

    response = client.get(refused.context["way_on"])

    assert (response.status_code, response.context["question"].id) == (200, "safe")


def test_what_somebody_else_wrote_into_an_address_is_shown_cut_and_as_text(client):
    response = client.get(ASK, {"who": "<script>" + "x" * 90})

    assert [one.text for one in parsed(response).iter("code")] == ["who", "<script>" + "x" * 32]


@pytest.mark.parametrize("language", ["zh-hant", "en"])
def test_another_language_keeps_the_answers(client, language):
    response = client.get(f"{ASK}?who=borrower&what=calls")

    links = {one.get("hreflang"): one.get("href") for one in parsed(response).iter("a")}
    address = next(href for href in links.values() if href.startswith(f"/{language}/"))
    assert address == f"/{language}/checkup/?who=borrower&what=calls"
    assert client.get(address).context["answers"] == response.context["answers"]


def test_the_first_screen_offers_the_choices_marked_for_it(client):
    _action, _carried, offered = form_of(client.get("/zh-hans/"))

    assert offered == [("what", "calls"), ("what", "threats")]


def test_the_door_of_somebody_who_did_not_borrow_begins_after_that_question(client):
    response = client.get("/zh-hans/")
    door = next(one for one in parsed(response).iter("a") if one.get("class") == "door")

    response = client.get(door.get("href"))

    assert response.context["answers"] == {"who": {"contact"}}
    assert response.context["question"].id == "safe"


def test_the_sheet_shows_every_question_and_every_finding_for_review(client):
    page = parsed(client.get("/zh-hans/checkup/sheet/"))

    anchors = [one.get("id") for one in page.iter() if one.get("id")]
    assert [one for one in anchors if one[:2] in ("q-", "f-")] == [
        "q-who",
        "q-safe",
        "q-by",
        "q-what",
        "f-calls-peace",
        "f-threats-police",
    ]
