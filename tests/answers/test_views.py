"""Sections, myths, terms, the journey, and the pages about the guide itself."""

import html5lib
import pytest
from django.utils import timezone

from guide import made
from guide.answers import models
from guide.letters.models import Letter

pytestmark = pytest.mark.django_db


def parsed(response):
    return html5lib.parse(response.content.decode(), namespaceHTMLElements=False)


@pytest.mark.parametrize(
    "address", ["answers/nothing/", "sections/nothing/", "pages/nothing/"], ids=str
)
def test_what_does_not_exist_is_not_found(client, address):
    response = client.get(f"/zh-hans/{address}")

    assert (response.status_code, response.templates[0].name) == (404, "404.html")


def test_a_section_lists_its_answers_and_links_the_other_sections(client, answer):
    other = models.Section.objects.create(id="methods", name_zh_hans="方式", intro_zh_hans="方式")

    response = client.get("/zh-hans/sections/limits/")

    assert list(response.context["answers"]) == [answer]
    assert list(response.context["others"]) == [other]


def test_a_myth_names_the_rules_that_correct_it_and_what_to_read(client, answer, provision):
    myth = models.Myth.objects.create(
        id="debt-means-jail",
        claim_zh_hans="欠钱要坐牢",
        verdict="false",
        truth_zh_hans="不会",
        cites=["measures/12"],
        answers=["night-calls"],
    )

    response = client.get("/zh-hans/myths/")

    assert response.context["myths"] == [{"myth": myth, "rules": [provision], "read": [answer]}]
    assert myth.get_absolute_url() == "/zh-hans/myths/#debt-means-jail"
    assert [one.get("id") for one in parsed(response).find(".//main").iter("li")] == [
        "debt-means-jail"
    ]


def test_a_term_can_be_linked_and_names_its_rules(client, provision):
    term = models.Term.objects.create(id="lender", name_zh_hans="贷款人", cites=["measures/12"])

    response = client.get("/zh-hans/terms/")

    assert response.context["terms"] == [{"term": term, "rules": [provision]}]
    assert term.get_absolute_url() == "/zh-hans/terms/#lender"
    assert [one.get("id") for one in parsed(response).iter("dt")] == ["lender"]


def test_the_journey_goes_step_by_step_to_the_answers_of_each(client, answer):
    second = models.Step.objects.create(
        id="later", position=2, name_zh_hans="乙", join="or", answers=["night-calls", "gone"]
    )
    first = models.Step.objects.create(id="now", position=1, name_zh_hans="甲", join="then")

    response = client.get("/zh-hans/journey/")

    assert response.context["steps"] == [
        {"step": first, "read": []},
        {"step": second, "read": [answer]},
    ]


def test_the_strip_on_every_page_shows_the_notices_that_are_switched_on(client):
    models.Notice.objects.create(id="danger", before_zh_hans="先拨", phone="110")
    models.Notice.objects.create(id="off", before_zh_hans="再拨", phone="120", shown=False)

    response = client.get("/zh-hans/terms/")

    strip = next(one for one in parsed(response).iter("aside"))
    assert [one.get("href") for one in strip.iter("a")] == ["tel:110"]


@pytest.mark.parametrize(("report_to", "links"), [("", []), ("mailto:a@example.org", 1)])
def test_a_page_about_the_guide_links_where_to_report_only_where_there_is_somebody(
    client, settings, report_to, links
):
    settings.REPORT_TO = report_to
    page = models.Page.objects.create(
        id="privacy",
        title_zh_hans="隐私",
        summary_zh_hans="不留",
        reviewed_on=timezone.localdate(),
    )
    block = models.Block.objects.create(page=page, heading_zh_hans="日志", text_zh_hans="没有")

    response = client.get("/zh-hans/pages/privacy/")

    found = [one.get("href") for one in parsed(response).find(".//main").iter("a")]
    assert found == ([report_to] if links else [])
    assert [list(response.context["page"].blocks.all()), str(block)] == [[block], "日志"]
    assert page.get_absolute_url() == "/zh-hans/pages/privacy/"


def test_the_page_to_leave_by_shows_nothing_of_the_guide(client):
    page = parsed(client.get("/zh-hans/leave/"))

    assert [one.tag for one in page.iter() if one.tag in ("a", "img", "link", "header")] == []


@pytest.mark.parametrize("kind", ["picture", "poster"])
def test_a_picture_that_is_not_drawn_or_of_no_answer_is_not_found(client, answer, kind):
    made.write(f"{kind}/zh-hans/gone.png", b"of an answer that was withdrawn")

    responses = [
        client.get(f"/zh-hans/answers/{name}/{kind}.png") for name in ("night-calls", "gone")
    ]

    assert [(one.status_code, one.templates[0].name) for one in responses] == [
        (404, "404.html"),
        (404, "404.html"),
    ]


@pytest.mark.parametrize("kind", ["picture", "poster"])
@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
def test_a_picture_is_that_of_its_kind_in_the_language_of_its_address(
    client, answer, language, kind
):
    for each in ("zh-hans", "zh-hant", "en"):
        for one in ("picture", "poster"):
            made.write(f"{one}/{each}/night-calls.png", f"{one} {each}".encode())

    response = client.get(f"/{language}/answers/night-calls/{kind}.png")

    assert response.content == f"{kind} {language}".encode()
    assert response.headers["Content-Type"] == "image/png"


def test_a_letter_names_the_answers_to_read_before_it_is_sent(client, answer):
    day = timezone.localdate()
    for name in ("quiet-nights", "other"):
        Letter.objects.create(
            id=name, group="lender", valid_from=day, reviewed_on=day, body_zh_hans="请不要再打。"
        )
    models.Answer.objects.update(letters=["quiet-nights"])

    pages = [client.get(f"/zh-hans/letters/{name}/") for name in ("quiet-nights", "other")]

    assert [list(one.context["explaining"]) for one in pages] == [[answer], []]
