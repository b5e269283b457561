"""Words of the glossary on an answer's page, and the answer's short address and its QR picture."""

import html5lib
import pytest
from django.utils import timezone, translation

from guide.answers import models
from guide.answers.views import explaining, glossary, in_reading_order
from guide.letters.models import Letter
from guide.site import qr_png

pytestmark = pytest.mark.django_db


def parsed(response):
    return html5lib.parse(response.content.decode(), namespaceHTMLElements=False)


def explained_on(response):
    """([(where a word leads, the word)], the anchors of the explanations) of a page."""
    page = parsed(response)
    words = [(one.get("href"), one.text) for one in page.iter("a") if one.get("class") == "t"]
    return words, [one.get("id") for one in page.iter("dt")]


def test_texts_are_in_the_order_in_which_they_are_read(answer):
    for part in ("keep", "not-for", "may", "may-not", "do-now"):
        models.Point.objects.create(answer=answer, part=part, text_zh_hans=part)
    models.Answer.objects.update(why_zh_hans="why")

    with translation.override("zh-hans"):
        found = in_reading_order(models.Answer.objects.get())

    assert found[0] == answer.short_zh_hans
    assert found[1:] == ["do-now", "why", "may-not", "may", "not-for", "keep"]


def test_an_answer_without_a_reason_has_an_empty_one(answer):
    with translation.override("zh-hans"):
        assert in_reading_order(models.Answer.objects.get()) == [answer.short_zh_hans, ""]


def test_the_glossary_knows_every_form_of_a_word_in_one_language():
    models.Term.objects.create(
        id="overdue",
        name_zh_hans="逾期",
        also_zh_hans="过期、没按时还",
        name_en="Overdue",
    )

    found = {}
    for language in ("zh-hans", "en"):
        with translation.override(language):
            found[language] = glossary(language)

    assert found["zh-hans"][0] == {"逾期": "overdue", "过期": "overdue", "没按时还": "overdue"}
    assert found["en"][0]["Overdue"] == "overdue"
    assert found["en"][1].findall("Not overdues, but overdue") == ["overdue"]


def test_a_page_without_words_of_the_glossary_explains_none(client, answer):
    models.Term.objects.create(id="overdue", name_zh_hans="逾期")

    response = client.get("/zh-hans/answers/night-calls/")

    assert explained_on(response) == ([], [])
    assert "terms" not in {one.get("id") for one in parsed(response).iter("h2")}


def test_each_word_is_explained_once_in_the_order_in_which_it_is_met(client, answer):
    for name in ("催收", "逾期", "征信"):
        models.Term.objects.create(id=f"t{ord(name[0])}", name_zh_hans=name, meaning_zh_hans=name)
    models.Answer.objects.update(short_zh_hans="《征信条例》说逾期，逾期之后。")
    models.Point.objects.create(answer=answer, part="may", text_zh_hans="催收逾期的人")

    words, anchors = explained_on(client.get("/zh-hans/answers/night-calls/"))

    overdue, collection = (f"t-t{ord(one)}" for one in "逾催")
    assert words == [(f"#{overdue}", "逾期"), (f"#{collection}", "催收")]
    assert anchors == [overdue, collection]


@pytest.mark.parametrize("path", ["/a/2", "/a/2/", "/a/2.png", "/a/0", "/a/99999999999999999999"])
def test_a_number_that_no_answer_has_is_not_found(client, answer, path):
    response = client.get(path)

    assert (response.status_code, response.templates[0].name) == (404, "404.html")


@pytest.mark.parametrize("path", ["/a/1", "/a/1.png"])
def test_the_number_of_a_withdrawn_answer_is_not_found(client, answer, path):
    models.Answer.objects.update(published=False)

    response = client.get(path)

    assert (response.status_code, response.templates[0].name) == (404, "404.html")


@pytest.mark.parametrize("path", ["/a/1", "/a/1/"])
@pytest.mark.parametrize(
    ("asked", "language"),
    [("zh-CN", "zh-hans"), ("zh-TW,zh;q=0.9", "zh-hant"), ("en-GB", "en"), ("", "zh-hans")],
)
def test_a_short_address_leads_to_the_answer_in_the_language_of_the_reader(
    client, answer, path, asked, language
):
    response = client.get(path, headers={"accept-language": asked})

    assert response.status_code == 302
    assert response.headers["Location"] == f"/{language}/answers/night-calls/"
    # Whoever keeps it for many readers must keep it for each language.
    assert "Accept-Language" in response.headers["Vary"]
    assert "public" not in response.headers.get("Cache-Control", "")


@pytest.mark.parametrize(
    ("site", "shown"), [("", "http://testserver"), ("https://guide.example",) * 2]
)
def test_the_picture_of_a_short_address_is_that_of_the_address(
    client, answer, settings, site, shown
):
    settings.SITE_URL = site

    response = client.get("/a/1.png")

    assert response.headers["Content-Type"] == "image/png"
    assert response.content == qr_png(f"{shown}/a/1")


def test_a_page_shows_its_short_address_in_words_and_as_a_picture(client, answer):
    page = parsed(client.get("/en/answers/night-calls/"))

    pictures = [one.get("src") for one in page.iter("img") if one.get("class") == "qr"]
    written = ["".join(one.itertext()) for one in page.iter("span") if one.get("class") == "url"]
    assert pictures == ["/a/1.png"]
    assert "http://testserver/a/1" in written


def test_an_answer_leads_to_its_letters_in_its_order(client, answer):
    day = timezone.localdate()
    for id_ in ("first", "second"):
        Letter.objects.create(id=id_, group="lender", valid_from=day, reviewed_on=day)
    models.Answer.objects.update(letters=["second", "gone", "first"])

    page = parsed(client.get("/zh-hans/answers/night-calls/"))

    [row] = [one for one in page.iter("p") if one.get("class") == "letters"]
    assert [one.get("href") for one in row.iter("a")] == [
        "/zh-hans/letters/second/",
        "/zh-hans/letters/first/",
    ]


def test_a_page_of_no_letter_is_explained_by_no_answer(rf, answer):
    assert not explaining(rf.get("/nothing/"))["explaining"]
