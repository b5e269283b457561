"""The sheet and the card, made of the real content."""

import io
import json
import re

import pytest
from django.core.management import call_command
from django.utils import translation

from guide import made, shelf
from guide.publishing import prints
from guide.publishing.paper import HEIGHT, Paper
from guide.publishing.read import LANGUAGES
from tests.real import loaded
from tests.small_tree import small_tree, write_tree

pytestmark = pytest.mark.django_db
SITE = "https://within-bounds.example"
FILES = {f"print/{language}/{kind}.pdf" for language in LANGUAGES for kind in ("sheet", "card")}


@pytest.fixture
def real_content():
    """For one test: others here have another, or none."""
    with loaded():
        yield


@pytest.fixture
def folder(settings, tmp_path):
    settings.MADE, settings.SITE_URL = tmp_path / "made", SITE
    return settings.MADE


def make_prints():
    out = io.StringIO()
    call_command("make_prints", stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("site", ["", SITE])
def test_what_is_printed_fits_its_paper_in_every_language(site, real_content):
    for language in LANGUAGES:
        words = prints.words_of(language, site)
        assert all(len(words[kind]) > 1 for kind in ("urgencies", "answers", "principles"))

        sheet, card = prints.sheet(words), prints.card(words)

        assert max(len(sheet), len(card)) <= 150_000
        assert [len(re.findall(rb"/Type /Page\n", one)) for one in (sheet, card)] == [1, 1]
        with Paper(language, prints.SCALES[-1]) as smallest:
            assert prints._sheet_on(smallest, words) <= HEIGHT - prints.EDGE
            for side in (prints._front_on, prints._back_on):
                assert side(smallest, words) <= prints.CARD[1] - 3


def test_the_fonts_of_the_prints_lack_nothing(real_content, caplog):
    for language in LANGUAGES:
        words = prints.words_of(language, SITE)
        prints.sheet(words)
        prints.card(words)

    assert caplog.messages == []


def test_what_fits_at_no_scale_is_printed_as_small_as_can_be(content):
    words = prints.words_of("en", "")
    words["principles"] = ["Much to remember. " * 30] * 40
    words["tagline"] = "Much to say. " * 400

    assert prints.sheet(words).startswith(b"%PDF-")
    assert prints._fitting(words, prints._front_on, prints.CARD[1] - 3) == prints.SCALES[-1]


def test_a_name_that_begins_with_its_number_says_it_once():
    assert prints._phone("12378 银行热线", "12378") == ("12378", "银行热线")
    assert prints._phone("12321 举报中心", "010-12321") == ("010-12321", "举报中心")
    assert prints._phone("报警", "110") == ("110", "报警")


def test_without_content_and_without_an_address_the_words_are_those_that_stand(settings):
    with translation.override("en"):
        words = prints.words_of("zh-hans", "")

    assert (words["answers"], words["urgencies"], words["site"]) == ([], [], "")
    assert prints.card(words).startswith(b"%PDF-")


def test_other_words_have_another_digest():
    assert prints.digest({"site": "a"}) != prints.digest({"site": "b"})


def test_prints_are_made_once_and_again_when_something_changed(content, folder):
    first = make_prints()
    revised = shelf.revision()

    second = make_prints()
    made.path_of("print/en/card.pdf").unlink()
    third = make_prints()

    assert [first, second, third] == [
        "6 prints made, 0 as they were\n",
        "0 prints made, 6 as they were\n",
        "1 prints made, 5 as they were\n",
    ]
    assert set(json.loads(made.read("prints.json"))) == FILES
    assert all(made.path_of(one).exists() for one in FILES)
    assert revised != shelf.revision()


def test_a_load_makes_prints_unless_told_not_to(content, folder):
    write_tree(content, small_tree())

    call_command("load_content", "--no-pictures", verbosity=0)
    assert not made.path_of("prints.json").exists()
    call_command("load_content", verbosity=0)

    assert made.path_of("prints.json").exists()
    assert made.path_of("pictures.json").exists()
