"""The list of letters, a letter with its reading copy, and its file. Nothing typed comes back."""

import io

import html5lib
import pytest
from django.utils import timezone
from docx import Document

from guide.answers.models import Answer, Section
from guide.channels.models import Channel
from guide.law.models import Instrument, Provision, Version
from guide.letters import models

DAY = timezone.timedelta(days=1)
LANGUAGES = ("zh-hans", "zh-hant", "en")

pytestmark = pytest.mark.django_db


def parsed(response):
    return html5lib.parse(response.content.decode(), namespaceHTMLElements=False)


def letters_on(response):
    """[(lang, whether it is for reading only, [(blank, its label)])] of each letter shown."""
    return [
        (
            one.get("lang"),
            "data-fixed" in one.attrib,
            [(b.get("data-blank"), b.text) for b in one.iter("span") if b.get("class") == "blank"],
        )
        for one in parsed(response).iter("div")
        if one.get("class") == "letter"
    ]


@pytest.fixture
def provision():
    instrument = Instrument.objects.create(
        id="measures", kind="law", force="binding", checked_on=timezone.localdate()
    )
    return Provision.objects.create(
        instrument=instrument, number="12", fact="example", confidence="A"
    )


@pytest.mark.parametrize("address", ["nothing/", "nothing/letter.docx"])
def test_a_letter_that_does_not_exist_is_not_found(client, address):
    response = client.get(f"/zh-hans/letters/{address}")

    assert (response.status_code, response.templates[0].name) == (404, "404.html")


@pytest.mark.parametrize("address", ["", "letter.docx"])
def test_a_withdrawn_letter_is_not_found_and_not_listed(client, letter, address):
    models.Letter.objects.update(published=False)

    response = client.get(f"/zh-hans/letters/quiet-nights/{address}")

    assert (response.status_code, response.templates[0].name) == (404, "404.html")
    assert client.get("/zh-hans/letters/").context["groups"] == []


def test_letters_are_listed_by_whom_they_go_to_and_empty_groups_are_left_out(client, letter):
    for id_, group in (("to-court", "court"), ("a-contact", "contact"), ("again", "lender")):
        models.Letter.objects.create(
            id=id_, group=group, valid_from=letter.valid_from, reviewed_on=letter.reviewed_on
        )

    response = client.get("/en/letters/")

    assert [
        (group.value, [one.pk for one in rows]) for group, rows in response.context["groups"]
    ] == [
        ("lender", ["again", "quiet-nights"]),
        ("contact", ["a-contact"]),
        ("court", ["to-court"]),
    ]


def test_a_reader_of_simplified_chinese_sees_the_letter_that_is_sent_and_no_copy(client, letter):
    response = client.get("/zh-hans/letters/quiet-nights/")

    assert letters_on(response) == [("zh-Hans", False, [("name", "〔姓名〕")])]


@pytest.mark.parametrize(
    ("language", "label"), [("zh-hant", "〔姓名字〕"), ("en", "〔your name〕")]
)
def test_another_reader_sees_the_letter_that_is_sent_then_a_copy_to_read(
    client, letter, language, label
):
    response = client.get(f"/{language}/letters/quiet-nights/")

    # The blanks of both are labelled for who fills them in.
    assert letters_on(response) == [
        ("zh-Hans", False, [("name", label)]),
        (None, True, [("name", label)]),
    ]


def test_the_lines_of_a_letter_stand_under_their_part(client, letter):
    for part in models.LinePart.values:
        models.Line.objects.create(letter=letter, part=part, text_zh_hans=f"甲{part}")

    page = parsed(client.get("/zh-hans/letters/quiet-nights/")).find(".//main")

    children = list(page)
    headings = [one.get("id") for one in children]
    assert {
        part: ["".join(li.itertext()) for li in children[headings.index(part) + 1].iter("li")]
        for part in models.LinePart.values
    } == {part: [f"甲{part}"] for part in models.LinePart.values}


def test_a_letter_without_anything_to_be_careful_of_has_no_such_part(client, letter):
    page = parsed(client.get("/zh-hans/letters/quiet-nights/"))

    assert {"attach", "careful", "answers"} & {one.get("id") for one in page.iter("h2")} == {
        "attach"
    }


@pytest.mark.parametrize("begins", [-1, 1], ids=["repealed", "coming"])
def test_a_rule_that_is_not_in_force_is_not_shown(client, letter, provision, begins):
    today = timezone.localdate()
    Version.objects.create(provision=provision, from_on=today + begins * DAY, rule_zh_hans="规则")
    if begins < 0:
        Version.objects.create(provision=provision, from_on=today, repealed=True)
    models.Letter.objects.update(cites=["measures/12"])

    response = client.get("/zh-hans/letters/quiet-nights/")

    assert response.context["rules"] == []


def test_a_letter_shows_once_each_rule_that_its_text_or_its_limit_rests_on(
    client, letter, provision
):
    other = Provision.objects.create(
        instrument=provision.instrument, number="3", fact="example", confidence="A"
    )
    for one in (provision, other):
        Version.objects.create(provision=one, rule_zh_hans="规则")
    models.Letter.objects.update(
        cites=["measures/12"], deadline_cites=["measures/12", "measures/3"]
    )

    response = client.get("/zh-hans/letters/quiet-nights/")

    assert response.context["rules"] == [provision, other]


def test_a_letter_says_where_it_can_be_sent_in_its_order(client, letter):
    for name in ("police", "lender"):
        Channel.objects.create(
            id=name, name_zh_hans=name, kind=name, checked_on=timezone.localdate()
        )
    models.Letter.objects.update(channels=["police", "gone", "lender"])

    response = client.get("/zh-hans/letters/quiet-nights/")

    assert [one.pk for one in response.context["channels"]] == ["police", "lender"]


def test_a_letter_leads_to_the_answers_that_name_it(client, letter):
    section = Section.objects.create(id="limits", name_zh_hans="界", intro_zh_hans="界")
    for number, letters in ((1, ["quiet-nights"]), (2, []), (3, ["other", "quiet-nights"])):
        Answer.objects.create(
            id=f"answer-{number}",
            number=number,
            section=section,
            stamp="may",
            letters=letters,
            reviewed_on=timezone.localdate(),
        )

    page = parsed(client.get("/zh-hans/letters/quiet-nights/"))

    cards = next(one for one in page.iter("ul") if one.get("class") == "cards")
    assert [a.get("href") for a in cards.iter("a")] == [
        "/zh-hans/answers/answer-1/",
        "/zh-hans/answers/answer-3/",
    ]


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("zh-hans", ["标题", "我是〔姓名〕。\n此致"]),
        ("zh-hant", ["标题", "我是〔姓名〕。\n此致", "標題", "我是〔姓名字〕。\n此致"]),
        ("en", ["标题", "我是〔姓名〕。\n此致", "Title", "I am 〔your name〕.\nYours"]),
    ],
)
def test_the_file_of_a_letter_has_what_is_sent_and_then_the_readers_copy(
    client, letter, language, texts
):
    response = client.get(f"/{language}/letters/quiet-nights/letter.docx")

    made = Document(io.BytesIO(response.content))
    assert [one.text for one in made.paragraphs if one.text.strip()] == texts
    assert response.headers["Content-Type"].endswith("wordprocessingml.document")
    assert response.headers["Content-Disposition"] == (
        f'attachment; filename="quiet-nights-{language}.docx"'
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_reader_sends_along_comes_back_in_no_letter(client, letter, language):
    path = f"/{language}/letters/quiet-nights/"

    plain, asked = client.get(path), client.get(f"{path}?name=Somebody")
    files = [client.get(f"{path}letter.docx{query}").content for query in ("", "?name=Somebody")]

    shown = ["".join(parsed(one).find(".//main").itertext()) for one in (plain, asked)]
    assert shown[0] == shown[1]
    assert files[0] == files[1]
    assert dict(asked.cookies) == {}
