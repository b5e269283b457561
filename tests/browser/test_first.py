"""What is seen first of an answer: in its place before the stylesheet is there, and allowed."""

import pytest

from .pages import LANGUAGES, PAGES

# Told of whatever the policy forbids, from the first moment on.
FORBIDDEN = """
window.forbidden = [];
addEventListener("securitypolicyviolation", one => forbidden.push(one.violatedDirective));
"""
# Where everything stands that comes before the link to the stylesheet, and how it looks.
SEEN = """() => {
  const link = document.querySelector("body link[rel=stylesheet]");
  return [...document.querySelectorAll("body *")]
    .filter(one => one.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING)
    .filter(one => !one.contains(link) && !one.matches(".skip"))
    .map(one => {
      const box = one.getBoundingClientRect(), style = getComputedStyle(one);
      return [one.tagName + "." + one.className, box.x, box.y, box.width, box.height,
              style.color, style.backgroundColor, style.borderLeftColor, style.fontSize];
    });
}"""


def light(fetch_page, answers, language):
    """The address of an answer that has a style of its own."""
    return next(
        path
        for one in answers
        if "<style>" in fetch_page(path := f"/{language}/answers/{one['id']}/")
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_seen_first_is_in_its_place_without_the_stylesheet(
    language, scheme, open_page, answers
):
    options = {"color_scheme": scheme, "service_workers": "block"}
    whole, alone = (open_page(f"/{language}/", **options) for _ in range(2))
    path = light(lambda path: whole.request.get(path).text(), answers, language)
    for one in (whole, alone):
        one.add_init_script(FORBIDDEN)
    alone.route("**/guide.*.css", lambda route: route.abort())

    for width in (320, 360, 1280):
        seen = []
        for one in (whole, alone):
            one.set_viewport_size({"width": width, "height": 640})
            one.goto(path)
            assert one.evaluate("forbidden") == []
            seen.append(one.evaluate(SEEN))
        assert len(seen[0]) > 40
        assert seen[1] == seen[0]


def test_another_style_in_a_page_is_forbidden(open_page):
    page = open_page()
    page.add_init_script(FORBIDDEN)
    page.goto(f"/zh-hans/{PAGES['answer']}")

    page.evaluate(
        "document.head.append(Object.assign(document.createElement('style'),"
        " {textContent: 'body{color:red}'}))"
    )

    page.wait_for_function("forbidden.length")
    assert page.evaluate("forbidden") == ["style-src-elem"]
