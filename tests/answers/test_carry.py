"""What is printed and carried away, and what is shown without a network."""

import html5lib
import pytest

from guide import made
from guide.answers import models
from guide.channels.models import Channel, Phone, Urgency
from guide.shelf import revision

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder_of_what_is_made(settings, tmp_path):
    settings.MADE = tmp_path


def parsed(response):
    return html5lib.parse(response.content.decode(), namespaceHTMLElements=False)


@pytest.mark.parametrize("path", ["print/nothing/", "print/sheet.pdf", "print/card.pdf"])
def test_what_is_not_there_is_not_found(path, client):
    assert client.get(f"/en/{path}").status_code == 404


@pytest.mark.parametrize("kind", ["sheet", "card"])
def test_a_print_is_linked_and_given_once_it_is_made(kind, client):
    address = f"/en/print/{kind}.pdf"
    before = [one.get("href") for one in parsed(client.get("/en/print/")).find(".//main").iter("a")]
    made.write(f"print/en/{kind}.pdf", b"%PDF-")

    after = [one.get("href") for one in parsed(client.get("/en/print/")).find(".//main").iter("a")]
    response = client.get(address)

    assert (address in before, address in after) == (False, True)
    assert (response.content, response.headers["Content-Type"]) == (b"%PDF-", "application/pdf")


def test_a_booklet_of_all_has_every_section_and_one_of_a_section_only_its_own(client, answer):
    models.Section.objects.create(id="methods", name_zh_hans="方式", intro_zh_hans="方式")

    found = [client.get(f"/zh-hans/print/{path}/") for path in ("all", "limits", "methods")]

    chapters = [[section.pk for section, _ in one.context["chapters"]] for one in found]
    leaves = [[one.get("id") for one in parsed(page).iter("article")] for page in found]
    assert [sorted(one) for one in chapters] == [["limits", "methods"], ["limits"], ["methods"]]
    assert leaves == [["night-calls"], ["night-calls"], []]


def test_the_one_file_is_saved_and_asks_for_nothing(client, answer):
    models.Notice.objects.create(
        id="in-danger", before_zh_hans="有危险，打", phone="110", after_zh_hans="。"
    )

    response = client.get("/zh-hans/print/one-file.html")

    page = parsed(response)
    asked = {one.get(name) for one in page.iter() for name in ("src", "href") if one.get(name)}
    assert response.headers["Content-Disposition"] == (
        'attachment; filename="within-bounds-zh-hans.html"'
    )
    assert asked == {"#1", "#rules", "tel:110"}
    assert [one.get("id") for one in page.iter("h3")] == ["1"]
    assert list(page.iter("script")) == list(page.iter("link")) == []


def test_without_a_network_the_urgent_numbers_are_shown(client):
    channel = Channel.objects.create(
        id="police-110", name_zh_hans="报警", kind="police", checked_on="2026-05-02"
    )
    Phone.objects.create(channel=channel, number="110")
    urgency = Urgency.objects.create(
        id="danger", condition_zh_hans="有危险", channels=["police-110"]
    )

    response = client.get("/zh-hans/offline/")

    numbers = [one.get("href") for one in parsed(response).find(".//main").iter("a")]
    assert response.context["urgencies"] == [(urgency, [channel])]
    assert numbers == ["tel:110"]


def test_the_worker_is_of_this_revision_and_asked_for_anew(client):
    response = client.get("/sw.js")

    assert response.context["revision"] == revision()
    assert response.headers["Content-Type"] == "text/javascript"
    assert response.headers["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize("path", ["", "terms/", "sections/limits/"])
def test_a_page_without_a_picture_of_its_address_has_one_for_paper(path, client, answer):
    page = parsed(client.get(f"/zh-hans/{path}"))

    [paper] = [one for one in page.iter("div") if one.get("class") == "paper"]
    assert next(paper.iter("p")).text == f"http://testserver/zh-hans/{path}"
    assert [one.get("class") for one in paper.iter("img")] == ["qr"]
