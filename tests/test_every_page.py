"""Every address in every language, with the real content: it renders, and leads somewhere."""

import random
from collections import Counter, defaultdict
from pathlib import Path
from urllib.parse import unquote, urlencode, urlsplit

import html5lib
import pytest
from django.test import Client
from django.urls import LocalePrefixPattern, URLResolver, get_resolver, resolve, reverse
from django.utils import translation

from guide.answers.models import Answer, Page, Section
from guide.channels.models import Channel, Route
from guide.law.models import Instrument, Provision
from guide.letters.models import Letter
from guide.publishing.read import LANGUAGES
from tests.counted import uncounted
from tests.seen import Seen

# An address a line, without its language; after a short address, the page it leads to.
RELEASED = Path(__file__).parent / "released-addresses.txt"
# Addresses of what is no page. What is drawn after a load is not there in a test.
DRAWN = {"answers-picture", "answers-poster", "answers-sheet", "answers-card"}
FILES = {"letters-document", "publishing-feed", "answers-one-file", *DRAWN}
ROOT = "http://testserver"
LANG = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant", "en": "en"}
# Strict parsing takes a hundred times as long as the page itself: of what there are hundreds
# of, made by one template, so many are parsed in each language.
SAMPLE = 12
# Without the mark, there would be no test database to load into.
pytestmark = pytest.mark.django_db


def names():
    """The names of all addresses of pages that have a language."""
    [localized] = [
        one
        for one in get_resolver().url_patterns
        if isinstance(one, URLResolver) and isinstance(one.pattern, LocalePrefixPattern)
    ]
    return [one.name for one in localized.url_patterns if one.name not in FILES]


def answers_of_a_case(records):
    case = next(one.value for one in records if one.shape.name == "checkup.Case")
    return urlencode(case["answers"], doseq=True)


def addresses(records):
    """[(name, address without its language)] of every page."""
    found = {
        "answers-section": Section.objects.values_list("pk"),
        "answers-answer": Answer.objects.values_list("pk"),
        "answers-booklet": Section.objects.values_list("pk"),
        "answers-page": Page.objects.values_list("pk"),
        "law-instrument": Instrument.objects.values_list("pk"),
        "law-provision": Provision.objects.values_list("instrument_id", "number"),
        "channels-channel": Channel.objects.values_list("pk"),
        "channels-route": Route.objects.values_list("lender", "issue"),
        "letters-letter": Letter.objects.values_list("pk"),
    }
    with translation.override("en"):
        pages = [
            (name, reverse(name, args=row)) for name in names() for row in found.get(name, [()])
        ]
    complete = "checkup/result/", f"checkup/result/?{answers_of_a_case(records)}"
    return [(name, one.removeprefix("/en/").replace(*complete)) for name, one in pages]


def in_this_language(link, language):
    """The link, or the one it is in this language: all languages have the same pages."""
    for other in LANGUAGES:
        if link.startswith(f"/{other}/"):
            return f"/{language}/{link.removeprefix(f'/{other}/')}"
    return link


def reaches(link, page):
    fragment = unquote(urlsplit(link).fragment)
    return not fragment or fragment in page.ids


@pytest.fixture(scope="module", params=LANGUAGES)
def pages(request, real_content):
    """{(name, address without its language): what is seen there}, in one language."""
    client = Client()
    found = {}
    with uncounted():
        for name, address in addresses(real_content):
            response = client.get(f"/{request.param}/{address}")
            assert (address, response.status_code) == (address, 200)
            found[name, address] = Seen(response.content.decode())
    return request.param, found


def test_every_page_has_one_heading(pages):
    _language, found = pages

    # The page to leave by is blank on purpose.
    counts = {key: page.h1 for key, page in found.items() if key[0] != "answers-leave"}
    assert {key: count for key, count in counts.items() if count != 1} == {}


def test_every_page_says_its_language(pages):
    language, found = pages

    assert {page.lang for page in found.values()} == {LANG[language]}


def test_no_two_pages_have_the_same_title(pages):
    _language, found = pages

    titles = Counter(page.title for page in found.values())
    assert [(title, count) for title, count in titles.items() if count > 1 or not title] == []


def test_the_title_of_an_answer_fits_into_a_shared_link(pages):
    language, found = pages

    titles = [page.title for (name, _), page in found.items() if name == "answers-answer"]
    most = 30 if language != "en" else 120
    assert [one for one in titles if len(one) > most] == []


def test_no_page_shows_what_a_template_left_behind(pages):
    _language, found = pages

    marks = ("{{", "{%", "%}", "{#")
    assert [key for key, page in found.items() if any(one in page.html for one in marks)] == []


def test_no_id_is_there_twice_on_a_page(pages):
    _language, found = pages

    assert [key for key, page in found.items() if len(page.ids) != len(set(page.ids))] == []


def test_no_english_page_shows_chinese_without_saying_so(pages):
    language, found = pages

    shown = defaultdict(list)
    for key, page in found.items():
        for text in page.foreign:
            shown[text].append(key[1])
    assert (language, dict(shown)) == (language, {})


def test_every_link_inside_the_guide_leads_to_a_page_and_to_a_place_on_it(pages):
    language, found = pages
    known = {f"/{language}/{urlsplit(address).path}": page for (_, address), page in found.items()}
    links = {
        (address, in_this_language(link, language), page)
        for (_name, address), page in found.items()
        for link in page.links
        if not urlsplit(link).scheme
    }
    elsewhere = {urlsplit(link).path for _, link, _ in links} - set(known) - {""}

    broken = {
        (address, link)
        for address, link, page in links
        if (target := known.get(urlsplit(link).path, page)) and not reaches(link, target)
    }

    assert broken == set()
    with translation.override(language):
        named = {one: resolve(one).url_name for one in elsewhere}
    assert set(named.values()) <= {"publishing-data-index", *FILES}
    statuses = {one: Client().get(one).status_code for one in elsewhere if named[one] not in DRAWN}
    assert {one: status for one, status in statuses.items() if status != 200} == {}


def test_every_page_names_itself_and_its_other_languages_the_same_way(pages):
    language, found = pages

    for (_name, address), page in found.items():
        if page.canonical is not None:
            assert page.canonical == f"{ROOT}/{language}/{address}"
            assert page.alternates == {
                **{LANG[one]: f"{ROOT}/{one}/{address}" for one in LANGUAGES},
                "x-default": f"{ROOT}/{address}",
            }


def test_only_pages_that_search_engines_should_not_keep_name_no_other_languages(pages):
    _language, found = pages

    assert {name for (name, _), page in found.items() if page.canonical is None} == {
        # A booklet says what its answers say on pages of their own.
        "answers-booklet",
        "answers-booklet-of-all",
        "answers-leave",
        "answers-offline",
        "checkup-ask",
        "checkup-result",
        "search",
    }


def test_every_page_is_valid_html(pages):
    language, found = pages
    by_name = defaultdict(list)
    for (name, address), page in found.items():
        by_name[name].append((address, page))
    chooser = random.Random(language)
    wrong = []

    for rows in by_name.values():
        for address, page in chooser.sample(rows, min(SAMPLE, len(rows))):
            parser = html5lib.HTMLParser()
            parser.parse(page.html)
            wrong += [(address, error[1]) for error in parser.errors]

    assert wrong == []


def released():
    """({address without its language}, {short address: the page it leads to})."""
    lines = [one.partition(" ") for one in RELEASED.read_text().splitlines()]
    return {one for one, _, to in lines if not to}, {one: to for one, _, to in lines if to}


def test_every_released_address_still_answers(pages):
    language, found = pages
    # What is among the pages has answered already.
    elsewhere = released()[0] - {address for _name, address in found}

    statuses = {one: Client().get(f"/{language}/{one}").status_code for one in elsewhere}

    assert {one: status for one, status in statuses.items() if status not in (200, 301)} == {}


def test_every_released_short_address_leads_to_the_page_it_led_to(real_content):
    short = released()[1]

    leads = {one: Client().get(f"/{one}").headers.get("Location") for one in short}

    # It stands on paper, where nobody can mend it.
    assert leads == {one: f"/zh-hans/{to}" for one, to in short.items()}


def test_every_short_address_is_released(real_content):
    answers = Answer.objects.values_list("number", "pk")

    # A new answer's number is promised to stay from its release on: add its line to the file.
    assert {f"a/{number}": f"answers/{pk}/" for number, pk in answers} == released()[1]


def test_every_address_in_the_sitemap_is_released(real_content):
    index = html5lib.parse(
        Client().get("/sitemap.xml").content.decode(), namespaceHTMLElements=False
    )
    sitemaps = [urlsplit(one.text).path for one in index.iter("loc")]

    listed = {
        urlsplit(one.text).path
        for sitemap in sitemaps
        for one in html5lib.parse(
            Client().get(sitemap).content.decode(), namespaceHTMLElements=False
        ).iter("loc")
    }

    pages = {
        language: {
            one.removeprefix(f"/{language}/") for one in listed if one.startswith(f"/{language}/")
        }
        for language in LANGUAGES
    }
    assert pages["en"] == pages["zh-hans"] == pages["zh-hant"]
    # A new page is promised to stay from its release on: add its line to the file.
    assert pages["en"] - released()[0] == set()
