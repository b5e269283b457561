"""The channels a reader may use, and the route to them for a lender and an issue."""

import datetime as dt

import html5lib
import pytest

from guide.channels import models
from guide.channels.views import steps_of
from guide.law.models import Instrument, Provision
from guide.shelf import shelf

DAY = dt.date(2026, 1, 1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def regulator():
    channel = models.Channel.objects.create(
        id="regulator",
        name_zh_hans="监管",
        kind="regulator",
        confidence="A",
        issues=["threats", "harassment"],
        lenders=["bank"],
        checked_on=DAY,
    )
    models.Phone.objects.create(channel=channel, number="12345678", label_zh_hans="白天")
    return channel


@pytest.fixture
def route():
    models.Lender.objects.create(id="bank", name_zh_hans="银行")
    models.Issue.objects.create(id="threats", name_zh_hans="威胁")
    models.Headline.objects.create(id="go", text_zh_hans="先报警")
    return models.Route.objects.create(
        id="bank--threats", lender="bank", issue="threats", headline="go"
    )


def parsed(response):
    return html5lib.parse(response.content.decode(), namespaceHTMLElements=False)


def test_a_channel_that_does_not_exist_is_not_found(client):
    response = client.get("/zh-hans/channels/nobody/")

    assert (response.status_code, response.templates[0].name) == (404, "404.html")


def test_a_withdrawn_channel_is_not_found_and_not_listed(client, regulator):
    models.Channel.objects.update(published=False)

    response = client.get("/zh-hans/channels/regulator/")

    assert (response.status_code, response.templates[0].name) == (404, "404.html")
    assert client.get("/zh-hans/channels/").context["kinds"] == {}


def test_the_index_groups_channels_by_kind(client, regulator):
    police = models.Channel.objects.create(
        id="police", name_zh_hans="公安", kind="police", confidence="A", checked_on=DAY
    )

    response = client.get("/zh-hans/channels/")

    assert response.context["kinds"] == {"police": [police], "regulator": [regulator]}


def test_a_number_can_be_dialled_from_the_page_of_its_channel(client, regulator):
    response = client.get("/zh-hans/channels/regulator/")

    dialled = [one.get("href") for one in parsed(response).iter("a") if one.get("class") == "tel"]
    assert dialled == ["tel:12345678"]


def test_a_channel_names_the_provisions_of_its_lines_and_limits_once_each(client, regulator):
    instrument = Instrument.objects.create(
        id="measures", title_zh_hans="示例办法", kind="law", force="binding", checked_on=DAY
    )
    for number in ("1", "2"):
        Provision.objects.create(instrument=instrument, number=number, fact="f", confidence="A")
    models.ChannelLine.objects.create(
        channel=regulator, part="can", text_zh_hans="能", cites=["measures/2"]
    )
    models.ChannelLimit.objects.create(
        channel=regulator, what_zh_hans="答复", cites=["measures/1", "measures/2"]
    )

    response = client.get("/zh-hans/channels/regulator/")

    assert [one.pk for one in response.context["provisions"]] == ["measures/1", "measures/2"]


def test_a_channel_shows_each_line_under_its_own_part(regulator):
    can = models.ChannelLine.objects.create(channel=regulator, part="can", text_zh_hans="能")
    cannot = models.ChannelLine.objects.create(
        channel=regulator, part="cannot", text_zh_hans="不能"
    )

    assert [regulator.of("can"), regulator.of("cannot"), regulator.of("step")] == [
        [can],
        [cannot],
        [],
    ]


def test_a_channel_names_the_issues_and_lenders_it_takes_in_its_order(client, regulator, route):
    harassment = models.Issue.objects.create(id="harassment", name_zh_hans="骚扰", position=9)

    response = client.get("/zh-hans/channels/regulator/")

    assert response.context["takes"] == [models.Issue.objects.get(pk="threats"), harassment]
    assert response.context["lenders"] == [models.Lender.objects.get(pk="bank")]


def test_a_channel_shows_the_time_limits_that_are_its_own(client, regulator):
    own = models.Deadline.objects.create(id="answer", channel="regulator", actor="regulator")
    models.Deadline.objects.create(id="appeal", channel="court", actor="you")

    response = client.get("/zh-hans/channels/regulator/")

    assert list(response.context["deadlines"]) == [own]


def test_the_ladder_links_every_lender_with_every_issue(client, route):
    models.Issue.objects.create(id="harassment", position=9)

    response = client.get("/zh-hans/ladder/")

    links = [one.get("href") for one in parsed(response).find(".//main").iter("a")]
    assert [one for one in links if one.startswith("/zh-hans/ladder/")] == [
        "/zh-hans/ladder/bank/threats/",
        "/zh-hans/ladder/bank/harassment/",
    ]


def test_the_ladder_keeps_its_principles_apart(client):
    parts = ("identify", "counting", "abroad", "evidence")
    rows = {
        part: models.Principle.objects.create(id=f"p-{part}", part=part, text_zh_hans=part)
        for part in parts
    }

    context = client.get("/zh-hans/ladder/").context

    assert {part: list(context[part]) for part in parts[:3]} == {
        part: [rows[part]] for part in parts[:3]
    }


@pytest.mark.parametrize("address", ["bank/fees", "shark/threats"])
def test_a_route_that_does_not_exist_is_not_found(client, route, address):
    response = client.get(f"/zh-hans/ladder/{address}/")

    assert (response.status_code, response.templates[0].name) == (404, "404.html")


def test_a_withdrawn_route_is_not_found(client, route):
    models.Route.objects.update(published=False)

    response = client.get("/zh-hans/ladder/bank/threats/")

    assert (response.status_code, response.templates[0].name) == (404, "404.html")


def test_the_steps_of_a_route_come_in_its_order_with_what_belongs_to_them(route, regulator):
    condition = models.Condition.objects.create(id="refused", text_zh_hans="对方拒绝")
    alone = models.Move.objects.create(id="note-it", say_zh_hans="记下来")
    complain = models.Move.objects.create(id="complain", channel="regulator", say_zh_hans="投诉")
    models.RouteStep.objects.create(
        route=route, position=2, move="complain", condition="refused", cites=["measures/1"]
    )
    models.RouteStep.objects.create(route=route, position=1, move="note-it", together=True)

    assert steps_of(route) == [
        {"move": alone, "channel": None, "condition": None, "together": True, "cites": []},
        {
            "move": complain,
            "channel": regulator,
            "condition": condition,
            "together": False,
            "cites": ["measures/1"],
        },
    ]


def test_the_steps_of_a_route_cost_no_query_once_they_were_read(
    route, regulator, settings, django_assert_num_queries
):
    settings.REVISION_SECONDS = 60
    for place in range(9):
        models.Move.objects.create(id=f"move-{place}", channel="regulator", say_zh_hans="投诉")
        models.RouteStep.objects.create(route=route, position=place, move=f"move-{place}")
    shelf(models.Route)

    with django_assert_num_queries(0):
        steps = steps_of(shelf(models.Route).get(route.pk))

    assert len(steps) == 9


def test_a_withdrawn_move_is_no_step(route):
    for place, move in enumerate(("gone", "complain")):
        models.Move.objects.create(id=move, say_zh_hans="投诉", published=move != "gone")
        models.RouteStep.objects.create(route=route, position=place, move=move)

    assert [step["move"].pk for step in steps_of(route)] == ["complain"]


def test_a_route_warns_evidences_and_goes_on_where_nobody_answers(client, route):
    caution = models.Caution.objects.create(id="no-fee", text_zh_hans="别付钱")
    evidence = models.Evidence.objects.create(id="recording", name_zh_hans="录音")
    escalation = models.Escalation.objects.create(id="no-answer", condition_zh_hans="没人理")
    models.Route.objects.update(
        cautions=["no-fee"], evidence=["recording"], escalations=["no-answer"], limited=True
    )

    context = client.get("/zh-hans/ladder/bank/threats/").context

    assert (context["cautions"], context["evidence"], context["escalations"]) == (
        [caution],
        [evidence],
        [escalation],
    )
    assert (context["headline"].pk, context["route"].limited) == ("go", True)


def test_the_parts_of_a_channel_and_of_a_route_are_named_by_what_they_say(regulator, route):
    limit = models.ChannelLimit.objects.create(channel=regulator, what_zh_hans="答复")
    line = models.ChannelLine.objects.create(channel=regulator, part="can", text_zh_hans="能")
    step = models.RouteStep.objects.create(route=route, move="complain")

    assert [str(one) for one in (regulator.phones.get(), limit, line, step)] == [
        "12345678",
        "答复",
        "能",
        "complain",
    ]
