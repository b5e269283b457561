"""Accessibility of every kind of page, as axe finds it."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from .pages import LANGUAGES, PAGES

EVERYTHING = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Dark changes colours and nothing else, at every width the same; each look takes its time.
COLOURS = ["color-contrast", "link-in-text-block"]
LOOKS = (("light", 360, EVERYTHING), ("light", 1280, EVERYTHING), ("dark", 360, COLOURS))
RUN = "rules => axe.run({ runOnly: rules, resultTypes: ['violations'] })"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_no_fault_in_light_and_dark_on_narrow_and_wide_screens(kind, language, open_page):
    page = open_page(f"/{language}/{PAGES[kind]}")
    page.evaluate(Axe().axe_script)

    found = []
    for scheme, width, rules in LOOKS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        for fault in page.evaluate(RUN, rules)["violations"]:
            places = [node["html"][:120] for node in fault["nodes"]]
            found.append((scheme, width, fault["id"], places))

    assert found == []
