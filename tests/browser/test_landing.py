"""The landing strip: what someone sees who opens a forwarded link on a small phone."""

import pytest

from .pages import LANGUAGES

STRIP = ".crumb a, h1, .stamp, .verdict p, .sos"
EDGES = """boxes => boxes.map(box => box.getBoundingClientRect())
                         .map(box => [box.top, box.bottom])"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_section_question_stamp_short_answer_and_urgent_help_show_before_any_scroll(
    language, open_page, answers, record_property
):
    page = open_page(width=320, height=568)

    ends = {}
    for answer in answers:
        page.goto(f"/{language}/answers/{answer['id']}/")
        edges = page.locator(STRIP).evaluate_all(EDGES)
        assert len(edges) == 5
        assert min(top for top, _bottom in edges) >= 0
        ends[answer["id"]] = max(bottom for _top, bottom in edges)
    lowest = sorted(ends.items(), key=lambda one: -one[1])

    record_property(
        "table",
        f"Landing strip on 320 x 568, {language}: the lowest ends at {lowest[0][1]:.0f} px"
        f" ({lowest[0][0]}), the median at {lowest[len(lowest) // 2][1]:.0f} px",
    )
    assert [one for one in lowest if one[1] > 568] == []
