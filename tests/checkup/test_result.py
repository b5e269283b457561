"""The result: each finding with its rule and its reasons, what is urgent first, no dead end."""

import html5lib
import pytest
from django.utils import timezone

from guide.channels.models import Channel, Person
from guide.checkup.models import FindingRow
from guide.law.models import Provision, Version

ASK, RESULT = "/zh-hans/checkup/", "/zh-hans/checkup/result/"
BORROWER = "who=borrower&safe=fine&by=bank"

pytestmark = pytest.mark.usefixtures("sheet")


def headings(response):
    page = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    return [
        one.get("id") or one.get("class")
        for one in page.find(".//main").iter()
        if one.get("class") == "urgent" or (one.tag == "h2" and one.get("id"))
    ]


def channels_of(response):
    return [step["channel"] and step["channel"].pk for step in response.context["steps"]]


def test_each_finding_names_the_rules_it_rests_on_and_the_answers_that_led_to_it(client):
    response = client.get(f"{RESULT}?{BORROWER}&what=calls&what=threats")

    assert [
        (finding.id, because, [rule.pk for rule in rules])
        for finding, because, rules in response.context["findings"]
    ] == [
        ("calls-peace", ["选calls"], ["measures/calls"]),
        ("threats-police", ["选borrower", "选threats"], ["measures/threats"]),
    ]


def test_each_finding_links_to_its_rule_on_the_page(client):
    response = client.get(f"{RESULT}?{BORROWER}&what=calls")

    page = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    finding = next(one for one in page.iter("div") if one.get("id") == "f-calls-peace")
    assert [one.get("href") for one in finding.iter("a")] == ["/zh-hans/law/measures/calls/"]


def test_a_repealed_rule_finds_nothing(client):
    provision = Provision.objects.get(pk="measures/calls")
    Version.objects.create(provision=provision, from_on=timezone.localdate(), repealed=True)

    response = client.get(f"{RESULT}?{BORROWER}&what=calls")

    assert response.context["findings"] == []


def test_a_rule_that_begins_tomorrow_finds_nothing(client):
    Version.objects.update(from_on=timezone.localdate() + timezone.timedelta(days=1))

    response = client.get(f"{RESULT}?{BORROWER}&what=calls")

    assert response.context["findings"] == []


def test_a_finding_stays_while_one_of_its_rules_is_in_force(client):
    FindingRow.objects.filter(pk="calls-peace").update(cites=["measures/calls", "measures/threats"])
    provision = Provision.objects.get(pk="measures/calls")
    Version.objects.create(provision=provision, from_on=timezone.localdate(), repealed=True)

    response = client.get(f"{RESULT}?{BORROWER}&what=calls")

    assert [finding.id for finding, _because, _rules in response.context["findings"]] == [
        "calls-peace"
    ]


def test_where_nothing_is_found_there_are_still_things_to_do(client):
    response = client.get(f"{RESULT}?{BORROWER}&what=unsure")

    assert response.context["findings"] == []
    assert [one.id for one in response.context["actions"]] == ["write-it-down"]


def test_what_is_urgent_comes_before_everything_else_with_its_number(client):
    response = client.get(f"{RESULT}?who=borrower&safe=violence&by=bank&what=calls")

    page = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    gate = next(one for one in page.iter("section") if one.get("class") == "urgent")
    assert headings(response)[:2] == ["urgent", "findings"]
    assert [one.get("href") for one in gate.iter("a")] == ["tel:110"]


def test_a_reader_who_is_safe_sees_no_urgent_gate(client):
    response = client.get(f"{RESULT}?{BORROWER}&what=calls")

    assert headings(response)[0] == "findings"


def test_the_steps_of_the_most_urgent_issue_come_first_and_no_channel_twice(client):
    response = client.get(f"{RESULT}?{BORROWER}&what=calls&what=threats")

    assert channels_of(response) == ["police", "regulator", None]
    assert [step["move"].pk for step in response.context["steps"]] == [
        "call-police",
        "complain",
        "note-it",
    ]


def test_somebody_not_the_borrower_goes_to_safety_first_then_to_their_own_channels(client):
    response = client.get(f"{RESULT}?who=contact&safe=fine&what=threats&what=calls")

    assert response.context["people"] == [Person.objects.get(pk="third-party")]
    assert channels_of(response) == ["police", "advice"]
    assert response.context["routes"] == []


def test_a_channel_of_a_person_that_is_on_the_route_keeps_its_step(client):
    Person.objects.update(channels=["regulator", "advice"])

    response = client.get(f"{RESULT}?who=contact&safe=fine&what=calls")

    assert [
        (step["channel"].pk, "move" in step and step["move"].pk)
        for step in response.context["steps"]
    ] == [("regulator", "complain"), ("advice", False)]


def test_the_actions_are_those_of_this_reader(client):
    response = client.get(f"{RESULT}?who=contact&safe=fine&what=calls")

    assert [one.id for one in response.context["actions"]] == ["say-once", "write-it-down"]


def test_the_answers_to_read_are_the_first_of_each_finding_before_the_second_of_any(client):
    response = client.get(f"{RESULT}?{BORROWER}&what=calls&what=threats")

    assert [one.pk for one in response.context["read"]] == ["one", "four", "two"]


def test_the_evidence_of_two_routes_is_listed_once(client):
    response = client.get(f"{RESULT}?{BORROWER}&what=calls&what=threats")

    assert [one.pk for one in response.context["evidence"]] == ["recording"]


def test_each_answer_is_shown_in_words_with_the_address_that_changes_it(client):
    response = client.get(f"{RESULT}?{BORROWER}&what=threats&what=calls")

    rows = {row["ask"]: (row["labels"], row["change"]) for row in response.context["chosen"]}
    query = "who=borrower&safe=fine&by=bank&what=calls&what=threats"
    assert rows["what？"] == ("选calls · 选threats", f"{ASK}?{query}&show=what")
    assert client.get(rows["who？"][1]).context["question"].id == "who"


def test_what_is_shared_carries_no_answer(client):
    response = client.get(f"{RESULT}?{BORROWER}&what=calls")

    assert response.context["share"] == f"http://testserver{ASK}"


def test_a_withdrawn_channel_is_no_step_of_an_urgent_gate(client):
    Channel.objects.filter(pk="police").update(published=False)

    response = client.get(f"{RESULT}?who=borrower&safe=violence&by=bank&what=calls")

    assert response.context["urgent_channels"] == {"urg-violence": []}
