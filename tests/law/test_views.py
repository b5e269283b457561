"""What a reader is shown as law today. Future and repealed text must never pass for current."""

import json

import html5lib
import pytest
from django.utils import timezone

from guide.law.models import Instrument, Provision, Version

DAY = timezone.timedelta(days=1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def provision():
    instrument = Instrument.objects.create(
        id="example-measures",
        title_zh_hans="示例办法",
        kind="departmental-rule",
        force="binding",
        issuer_zh_hans="示例机关",
        about_zh_hans="示例",
        bound_zh_hans="银行",
        checked_on=timezone.localdate(),
    )
    return Provision.objects.create(
        instrument=instrument, number="12", fact="example-12", confidence="A"
    )


def shown(response, rule):
    """The classes of the paragraphs that show a rule: `lead` is what holds today."""
    page = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    return [one.get("class") for one in page.iter("p") if rule in "".join(one.itertext())]


def test_a_provision_that_does_not_exist_is_not_found(client, provision):
    response = client.get("/zh-hans/law/example-measures/99/")

    assert (response.status_code, response.templates[0].name) == (404, "404.html")


def test_a_provision_without_any_version_has_no_page(client, provision):
    response = client.get("/zh-hans/law/example-measures/12/")

    assert (response.status_code, response.templates[0].name) == (404, "404.html")


@pytest.mark.parametrize("address", ["example-measures/", "example-measures/12/"])
def test_a_withdrawn_instrument_and_its_provisions_are_not_found(client, provision, address):
    Version.objects.create(provision=provision, rule_zh_hans="现在")
    Instrument.objects.update(published=False)

    response = client.get(f"/zh-hans/law/{address}")

    assert (response.status_code, response.templates[0].name) == (404, "404.html")


def test_a_repealed_rule_is_shown_as_past_and_never_as_current(client, provision):
    today = timezone.localdate()
    Version.objects.create(provision=provision, from_on=today - 9 * DAY, rule_zh_hans="旧规则")
    Version.objects.create(provision=provision, from_on=today, repealed=True)

    response = client.get("/zh-hans/law/example-measures/12/")

    assert shown(response, "旧规则") == ["old"]
    assert response.context["current"] is None


def test_a_rule_that_begins_tomorrow_is_shown_as_coming_and_never_as_current(client, provision):
    today = timezone.localdate()
    Version.objects.create(provision=provision, from_on=today + DAY, rule_zh_hans="新规则")

    response = client.get("/zh-hans/law/example-measures/12/")

    assert shown(response, "新规则") == ["old"]
    assert response.context["current"] is None


def test_a_repeal_that_begins_tomorrow_leaves_the_rule_in_force_today(client, provision):
    today = timezone.localdate()
    Version.objects.create(provision=provision, from_on=today, rule_zh_hans="规则")
    repeal = Version.objects.create(provision=provision, from_on=today + DAY, repealed=True)

    response = client.get("/zh-hans/law/example-measures/12/")

    assert shown(response, "规则")[0] == "lead"
    assert response.context["coming"] == [repeal]


def test_the_current_rule_stands_apart_from_the_past_and_the_coming(client, provision):
    today = timezone.localdate()
    Version.objects.create(provision=provision, from_on=today - 9 * DAY, rule_zh_hans="一月规则")
    Version.objects.create(
        provision=provision, from_on=today, rule_zh_hans="今天规则", quote="原话"
    )
    Version.objects.create(provision=provision, from_on=today + DAY, rule_zh_hans="明天规则")

    response = client.get("/zh-hans/law/example-measures/12/")

    assert {rule: shown(response, rule) for rule in ("一月规则", "今天规则", "明天规则")} == {
        "一月规则": ["old"],
        "今天规则": ["lead"],
        "明天规则": ["old"],
    }


def test_the_list_of_an_instrument_shows_only_what_is_in_force(client, provision):
    today = timezone.localdate()
    repealed = Provision.objects.create(
        instrument=provision.instrument, number="13", fact="example-13", confidence="A", position=1
    )
    coming = Provision.objects.create(
        instrument=provision.instrument, number="14", fact="example-14", confidence="A", position=2
    )
    current = Version.objects.create(provision=provision, rule_zh_hans="现行规则")
    Version.objects.create(provision=repealed, from_on=today - DAY, rule_zh_hans="旧规则")
    Version.objects.create(provision=repealed, from_on=today, repealed=True)
    Version.objects.create(provision=coming, from_on=today + DAY, rule_zh_hans="新规则")

    response = client.get("/zh-hans/law/example-measures/")

    assert response.context["provisions"] == [
        (provision, current),
        (repealed, None),
        (coming, None),
    ]
    assert [shown(response, rule) for rule in ("现行规则", "旧规则", "新规则")] == [[None], [], []]


def test_the_index_groups_published_instruments_by_kind_and_leaves_empty_kinds_out(
    client, provision
):
    standard = Instrument.objects.create(
        id="example-standard",
        title_zh_hans="示例标准",
        kind="national-standard",
        force="recommended",
        checked_on=timezone.localdate(),
    )
    Instrument.objects.create(
        id="example-withdrawn",
        kind="law",
        force="binding",
        published=False,
        checked_on=timezone.localdate(),
    )

    response = client.get("/zh-hans/law/")

    assert [(kind.value, rows) for kind, rows in response.context["groups"]] == [
        ("departmental-rule", [provision.instrument]),
        ("national-standard", [standard]),
    ]


def linked_on(response):
    """What a robot reads of a page."""
    page = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    [block] = [one for one in page.iter("script") if one.get("type") == "application/ld+json"]
    return json.loads(block.text)


def text_of(page, name):
    """The texts of the elements of one name in the main part of a page."""
    return ["".join(one.itertext()).strip() for one in page.find(".//main").iter(name)]


def test_what_a_robot_reads_of_a_provision_is_what_a_reader_sees(client, provision):
    today = timezone.localdate()
    Provision.objects.update(article_zh_hans="第十二条")
    Version.objects.create(provision=provision, from_on=today, rule_zh_hans="规则")

    response = client.get("/zh-hans/law/example-measures/12/")

    page = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    canonical = next(one for one in page.iter("link") if one.get("rel") == "canonical")
    legislation = linked_on(response)
    assert legislation == {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "url": canonical.get("href"),
        "name": text_of(page, "h1")[0],
        "legislationPassedBy": "示例机关",
        "legislationLegalForce": "InForce",
        "legislationDateVersion": today.isoformat(),
        "abstract": next(
            one.text for one in page.find(".//main").iter("p") if one.get("class") == "lead"
        ),
        "isPartOf": {
            "@type": "Legislation",
            "name": "示例办法",
            "url": "http://testserver/zh-hans/law/example-measures/",
        },
    }


def test_a_robot_is_told_of_a_rule_of_unknown_age_without_a_day(client, provision):
    Version.objects.create(provision=provision, rule_zh_hans="规则")

    legislation = linked_on(client.get("/zh-hans/law/example-measures/12/"))

    assert legislation["name"] == "示例办法"
    assert (legislation["abstract"], "legislationDateVersion" in legislation) == ("规则", False)


@pytest.mark.parametrize("begins", [-1, 1], ids=["repealed", "coming"])
def test_a_robot_is_never_told_that_a_rule_is_in_force_when_it_is_not(client, provision, begins):
    today = timezone.localdate()
    Version.objects.create(provision=provision, from_on=today + begins * DAY, rule_zh_hans="规则")
    if begins < 0:
        Version.objects.create(provision=provision, from_on=today, repealed=True)

    legislation = linked_on(client.get("/zh-hans/law/example-measures/12/"))

    assert legislation["legislationLegalForce"] == "NotInForce"
    assert {"abstract", "legislationDateVersion"} & set(legislation) == set()
