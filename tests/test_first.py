"""What is seen first stands in an answer's page, once, where the policy and the weight allow it."""

import base64
import hashlib
import random
import re

import pytest
from django.utils import timezone

from guide import first
from guide.answers.models import Answer, Point, Section

SHEET = """/* what for */
a{b:c}
:lang(en) a{d:e}
@media(x){a{f:g}}
/* The rest. */
h{i:j}
"""

pytestmark = pytest.mark.django_db


@pytest.fixture
def answer():
    section = Section.objects.create(id="limits", name_zh_hans="界", name_en="Limits")
    day = timezone.localdate()
    found = Answer.objects.create(
        id="calls", number=1, section=section, stamp="may", reviewed_on=day
    )
    Point.objects.create(answer=found, part="do-now", text_zh_hans="记下来。", text_en="Note it.")
    return found


def styles(page):
    return re.findall(r"<style>(.*?)</style>", page, re.DOTALL)


def test_the_first_part_of_a_sheet_is_cut_out_for_each_language():
    assert first.cut(SHEET, "zh-hans") == "a{b:c}@media(x){a{f:g}}"
    assert first.cut(SHEET, "en") == "a{b:c}:lang(en) a{d:e}@media(x){a{f:g}}"


def test_a_sheet_without_marks_has_no_first_part():
    assert first.cut("a{b:c}\n", "en") == ""


def test_what_is_cut_out_of_the_stylesheet_is_whole_and_asks_for_nothing():
    style = first.STYLES["en"]

    assert style.count("{") == style.count("}") > 40
    assert re.findall(r"[<\n]|url\(|@import|/\*", style) == []


def test_a_page_is_light_up_to_what_it_may_weigh():
    noise = random.Random(1).randbytes(first.MOST)

    assert not first.is_light(noise)
    assert first.is_light(noise[:-100])
    assert first.is_light("不得打电话".encode() * 10_000)


def test_between_a_quick_look_and_a_long_one_the_long_one_decides():
    words = [f"词{number}" for number in range(400)]
    chosen = random.Random(1)
    text = "".join(chosen.choice(words) for _ in range(9000)).encode()
    quick = next(
        size
        for size in range(1000, len(text), 50)
        if len(first.deflate.gzip_compress(text[:size], 6)) > first.MOST
    )

    assert first.is_light(text[:quick])


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
def test_a_light_answer_has_its_style_which_the_policy_names_and_the_sheet_after_it(
    client, answer, language
):
    response = client.get(f"/{language}/answers/calls/")

    page = response.content.decode()
    (style,) = styles(page)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = response.headers["Content-Security-Policy"].split("; ")
    (allowed,) = (one.split()[1:] for one in policy if one.startswith("style-src"))
    assert style == first.STYLES[language]
    assert f"'sha256-{digest}'" in allowed
    assert allowed == ["'self'", *first.SOURCES]
    assert len(first.SOURCES) == 2
    assert page.count('rel="stylesheet"') == 1
    steps, sheet, say = (
        page.index(one) for one in ('<ol class="do">', 'rel="stylesheet"', 'id="say"')
    )
    assert steps < sheet < say


def test_a_heavy_answer_links_its_sheet_in_its_head(client, answer):
    chosen = random.Random(1)
    answer.why_zh_hans = "".join(chr(chosen.randrange(0x4E00, 0x9FA5)) for _ in range(9000))
    answer.save()

    page = client.get("/zh-hans/answers/calls/").content.decode()

    assert styles(page) == []
    assert page.count('rel="stylesheet"') == 1
    assert page.index('rel="stylesheet"') < page.index("</head>")


def test_other_pages_link_their_sheet_in_their_head(client, answer):
    page = client.get("/zh-hans/sections/limits/").content.decode()

    assert styles(page) == []
    assert page.index('rel="stylesheet"') < page.index("</head>")
