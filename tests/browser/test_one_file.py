"""All answers in one file: it opens from a disk, with no network, and asks for nothing."""

import pytest

from .pages import LANGUAGES

LARGEST = 500_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_opens_from_a_disk_without_a_network(
    language, open_page, chromium, answers, tmp_path
):
    page = open_page(f"/{language}/print/")
    with page.expect_download() as download:
        page.click("a[download]")
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    profile = chromium.new_context(offline=True)
    copy = profile.new_page()
    asked, said = [], []
    copy.on("request", lambda request: asked.append(request.url))
    copy.on("console", lambda message: said.append(message.text))

    copy.goto(file.as_uri())

    assert file.name == f"within-bounds-{language}.html"
    assert file.stat().st_size <= LARGEST
    assert (asked, said) == ([file.as_uri()], [])
    assert copy.locator("article h3").count() == len(answers)
    assert copy.locator(".u a").evaluate_all("all => all.map(one => one.href)") == [
        "tel:110",
        "tel:12356",
    ]
    links = copy.locator('a[href^="#"]').evaluate_all(
        "all => all.map(one => document.getElementById(one.hash.slice(1)) !== null)"
    )
    assert len(links) > len(answers)
    assert all(links)
    profile.close()
