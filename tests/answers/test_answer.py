"""An answer: its anatomy in its order, its rules in force, and the same words for a robot."""

import json

import html5lib
import pytest
from django.utils import timezone

from guide.answers import models
from guide.channels.models import Channel, Lender
from guide.law.models import Provision, Version

DAY = timezone.timedelta(days=1)

pytestmark = pytest.mark.django_db


def parsed(response):
    return html5lib.parse(response.content.decode(), namespaceHTMLElements=False)


def text_of(element):
    return "".join(element.itertext()).strip()


def points(response, anchor):
    """The texts of the list under a heading; None where there is no such heading."""
    article = parsed(response).find(".//article")
    children = list(article)
    headings = [one.get("id") for one in children]
    if anchor not in headings:
        return None
    following = children[headings.index(anchor) + 1]
    return [text_of(one).split(" ")[0] for one in following.iter("li")]


def test_a_withdrawn_answer_is_not_found_and_not_listed(client, answer):
    models.Answer.objects.update(published=False)

    response = client.get("/zh-hans/answers/night-calls/")

    assert (response.status_code, response.templates[0].name) == (404, "404.html")
    assert list(client.get("/zh-hans/sections/limits/").context["answers"]) == []


def test_an_answer_has_its_parts_in_the_order_a_scared_reader_needs(client, answer):
    for part in ("keep", "not-for", "may", "may-not", "do-now"):
        models.Point.objects.create(answer=answer, part=part, text_zh_hans=part)
    answer.related = ["other"]
    answer.save()
    models.Answer.objects.create(
        id="other", number=2, section=answer.section, stamp="may", reviewed_on=timezone.localdate()
    )
    models.Term.objects.create(id="night", name_zh_hans="之后")

    response = client.get("/zh-hans/answers/night-calls/")

    article = parsed(response).find(".//article")
    headings = [one.get("id") for one in article.iter("h2")]
    assert headings == [
        "do-now",
        "say",
        "may-not",
        "may",
        "not-for",
        "keep",
        "channels",
        "law",
        "terms",
        "related",
        "carry",
        "dates",
    ]


def test_the_verdict_follows_the_question_before_anything_else(client, answer):
    response = client.get("/zh-hans/answers/night-calls/")

    article = parsed(response).find(".//article")
    order = [one.get("class") or one.get("id") or one.tag for one in article]
    assert order[:4] == ["crumb", "h1", "verdict v-must-not", "toc"]


def test_each_point_stands_under_its_own_part(client, answer):
    for part in models.Part.values:
        models.Point.objects.create(answer=answer, part=part, text_zh_hans=f"甲{part}")

    response = client.get("/zh-hans/answers/night-calls/")

    assert {part: points(response, part) for part in models.Part.values} == {
        part: [f"甲{part}"] for part in models.Part.values
    }


def test_a_part_about_the_line_is_left_out_where_there_is_nothing_to_say(client, answer):
    response = client.get("/zh-hans/answers/night-calls/")

    assert [points(response, part) for part in ("may-not", "may")] == [None, None]


def test_a_point_for_some_lenders_says_which(client, answer):
    Lender.objects.create(id="bank", name_zh_hans="银行")
    models.Point.objects.create(
        answer=answer, part="may", text_zh_hans="甲", lenders=["bank"], cites=[]
    )

    response = client.get("/zh-hans/answers/night-calls/")

    only = [text_of(one) for one in parsed(response).iter() if one.get("class") == "only"]
    assert [one.endswith("银行") for one in only] == [True]


def test_the_rules_of_an_answer_are_numbered_as_its_points_cite_them(client, answer, provision):
    other = Provision.objects.create(
        instrument=provision.instrument, number="3", fact="example", confidence="A"
    )
    for one in (provision, other):
        Version.objects.create(provision=one, rule_zh_hans="规则")
    models.Point.objects.create(
        answer=answer, position=1, part="do-now", text_zh_hans="甲", cites=["measures/12"]
    )
    models.Point.objects.create(
        answer=answer,
        position=2,
        part="may",
        text_zh_hans="乙",
        cites=["measures/3", "measures/12"],
    )

    response = client.get("/zh-hans/answers/night-calls/")

    cites = [one for one in parsed(response).iter() if one.get("class") == "cites"]
    assert [[(a.text, a.get("href")) for a in one] for one in cites] == [
        [("1", "#law-measures-12")],
        [("2", "#law-measures-3"), ("1", "#law-measures-12")],
    ]
    rules = [one.get("id") for one in parsed(response).iter() if one.get("class") == "law"]
    assert rules == ["law-measures-12", "law-measures-3"]


@pytest.mark.parametrize("begins", [-1, 1], ids=["repealed", "coming"])
def test_a_rule_that_is_not_in_force_is_neither_shown_nor_cited(client, answer, provision, begins):
    today = timezone.localdate()
    first = today + begins * DAY
    Version.objects.create(provision=provision, from_on=first, rule_zh_hans="规则")
    if first < today:
        Version.objects.create(provision=provision, from_on=today, repealed=True)
    models.Point.objects.create(
        answer=answer, part="do-now", text_zh_hans="甲", cites=["measures/12"]
    )

    response = client.get("/zh-hans/answers/night-calls/")

    page = parsed(response)
    anchors = {one.get("id") for one in page.iter()}
    cited = {a.get("href") for one in page.iter() if one.get("class") == "cites" for a in one}
    assert response.context["rules"] == []
    assert cited <= {f"#{one}" for one in anchors}


def test_a_rule_that_ended_does_not_shift_the_numbers_of_the_others(client, answer, provision):
    other = Provision.objects.create(
        instrument=provision.instrument, number="3", fact="example", confidence="A"
    )
    Version.objects.create(provision=provision, from_on=timezone.localdate(), repealed=True)
    Version.objects.create(provision=other, rule_zh_hans="规则")
    models.Point.objects.create(
        answer=answer, part="may", text_zh_hans="甲", cites=["measures/12", "measures/3"]
    )

    response = client.get("/zh-hans/answers/night-calls/")

    cites = next(one for one in parsed(response).iter() if one.get("class") == "cites")
    assert [(a.text, a.get("href")) for a in cites] == [("1", "#law-measures-3")]
    assert [provision.pk for provision, _version in response.context["rules"]] == ["measures/3"]


def test_what_a_robot_reads_is_what_a_reader_sees(client, answer):
    response = client.get("/zh-hans/answers/night-calls/")

    page = parsed(response)
    block = next(one for one in page.iter("script") if one.get("type") == "application/ld+json")
    asked, crumbs = json.loads(block.text)["@graph"]
    verdict = next(one for one in page.iter("div") if one.get("class") == "verdict v-must-not")
    question = asked["mainEntity"]
    assert question["name"] == text_of(page.find(".//h1"))
    assert question["acceptedAnswer"]["text"] == text_of(verdict.find("p"))
    canonical = next(one for one in page.iter("link") if one.get("rel") == "canonical")
    assert asked["url"] == question["acceptedAnswer"]["url"] == canonical.get("href")
    crumb = next(one for one in page.iter("p") if one.get("class") == "crumb").find("a")
    assert [(one["name"], one.get("item")) for one in crumbs["itemListElement"]] == [
        (crumb.text, f"http://testserver{crumb.get('href')}"),
        (question["name"], None),
    ]


def test_the_words_for_a_robot_cannot_end_their_block(client, answer):
    models.Answer.objects.update(short_zh_hans="</script><b>不可以")

    response = client.get("/zh-hans/answers/night-calls/")

    block = next(
        one for one in parsed(response).iter("script") if one.get("type") == "application/ld+json"
    )
    text = json.loads(block.text)["@graph"][0]["mainEntity"]["acceptedAnswer"]["text"]
    assert text == "</script><b>不可以"


@pytest.mark.parametrize(("age", "due"), [(0, False), (180, False), (181, True)])
def test_an_answer_not_read_again_for_180_days_says_so(client, answer, age, due):
    models.Answer.objects.update(reviewed_on=timezone.localdate() - age * DAY)

    response = client.get("/zh-hans/answers/night-calls/")

    dates = next(one for one in parsed(response).iter("section") if one.get("class") == "dates")
    assert [response.context["is_due"], dates.find(".//b") is not None] == [due, due]


def test_what_changed_in_an_answer_is_told_newest_first(client, answer):
    today = timezone.localdate()
    old = models.Change.objects.create(answer=answer, on=today - DAY, why_zh_hans="旧")
    new = models.Change.objects.create(answer=answer, on=today, why_zh_hans="新")

    response = client.get("/zh-hans/answers/night-calls/")

    assert list(response.context["answer"].changes.all()) == [new, old]
    assert [str(one) for one in (new, old)] == [f"{today} 新", f"{today - DAY} 旧"]


def test_the_channels_of_an_answer_come_in_its_order(client, answer):
    for name in ("police", "lender"):
        Channel.objects.create(
            id=name, name_zh_hans=name, kind=name, checked_on=timezone.localdate()
        )
    models.Answer.objects.update(channels=["police", "lender"])

    response = client.get("/zh-hans/answers/night-calls/")

    assert [one.pk for one in response.context["channels"]] == ["police", "lender"]
