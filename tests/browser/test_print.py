"""An answer on paper."""

import subprocess
import unicodedata

import pytest

from .pages import LANGUAGES, PAGES

GONE = ".sos, .toc, .langs, footer nav, .go, .tools, .copy, .crumb, .skip"
TEXT = "h1, .verdict p, .do li > span, .points li, .say blockquote"
# The small numbers of the sources are set apart on paper.
WITHOUT_NUMBERS = """all => all.map(one => {
  const copy = one.cloneNode(true);
  copy.querySelectorAll(".cites").forEach(part => part.remove());
  return copy.textContent;
})"""


def squeezed(text):
    """Without spaces, and with the plain form of each character: paper has its own breaks."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def poppler(tool, *arguments):
    return subprocess.run([tool, *arguments], check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_printed_answer_has_its_text_address_day_and_picture_and_no_navigation(
    language, open_page, site, tmp_path
):
    address = f"{site}/{language}/{PAGES['answer']}"
    page = open_page(address, width=1280)
    kept = [squeezed(one) for one in page.locator(TEXT).evaluate_all(WITHOUT_NUMBERS)]
    day = squeezed(page.locator(".dates p").first.inner_text())
    menus = [squeezed(one) for one in page.locator(".langs, footer nav").all_inner_texts()]
    sheet = tmp_path / "answer.pdf"
    # A browser's own dialogue waits for a picture that is fetched late; writing a PDF does not.
    page.locator(".carry .qr").scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelector('.carry .qr').naturalWidth > 100")

    page.pdf(path=sheet, prefer_css_page_size=True)

    text = squeezed(poppler("pdftotext", str(sheet), "-"))
    assert [one for one in kept if one not in text] == []
    assert squeezed(address) in text
    assert day in text
    assert [one for one in menus if one in text] == []
    assert "image" in poppler("pdfimages", "-list", str(sheet))
    assert "A4" in poppler("pdfinfo", str(sheet))


def test_links_to_other_sites_are_written_out(open_page, tmp_path):
    page = open_page("/zh-hans/law/lawyers-law/")
    links = page.locator('main a[href^="http"]')
    links.evaluate_all("all => all.forEach(one => { one.textContent = 'here' })")
    sheet = tmp_path / "law.pdf"

    page.pdf(path=sheet)

    text = squeezed(poppler("pdftotext", str(sheet), "-"))
    addresses = links.evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert addresses != []
    assert [one for one in addresses if one not in text] == []


@pytest.mark.parametrize("kind", ["answer", "result", "route", "channel"])
def test_paper_shows_nothing_that_can_only_be_clicked(kind, open_page):
    page = open_page(f"/zh-hans/{PAGES[kind]}")

    page.emulate_media(media="print")

    assert page.locator(GONE).filter(visible=True).count() == 0
    assert page.locator(".leave").filter(visible=True).count() == 0


@pytest.mark.parametrize("kind", ["home", "section", "route", "channel", "provision", "letter"])
def test_every_page_has_its_address_the_day_and_a_picture_on_paper(kind, open_page, site, tmp_path):
    path = {**PAGES, "letter": "letters/stop-night-and-frequent-calls/"}[kind]
    page = open_page(f"{site}/en/{path}", width=1280)
    menu = squeezed(page.locator("footer nav").inner_text())
    sheet = tmp_path / "page.pdf"

    page.pdf(path=sheet, prefer_css_page_size=True)

    text = squeezed(poppler("pdftotext", str(sheet), "-"))
    paper = page.locator(".paper p").evaluate("one => one.innerHTML.split('<br>')")
    assert paper[0] == f"{site}/en/{path}"
    assert [one for one in paper if squeezed(one) not in text] == []
    assert menu not in text
    # A picture that had not arrived would be printed as a small sign of that.
    pictures = poppler("pdfimages", "-list", str(sheet)).splitlines()[2:]
    assert [int(one.split()[3]) > 100 for one in pictures] == [True]


@pytest.mark.parametrize("size", ["A4", "A5"])
def test_a_booklet_is_printed_on_the_paper_there_is(size, open_page, tmp_path):
    page = open_page("/zh-hans/print/help/", width=1280)
    leaves = page.locator(".leaf")
    sheet = tmp_path / "booklet.pdf"

    page.pdf(path=sheet, format=size, prefer_css_page_size=True)

    pages = poppler("pdftotext", str(sheet), "-").split("\f")
    assert size in poppler("pdfinfo", str(sheet)).replace("419.52 x 595.2", "A5")
    for heading in leaves.locator("h2").all_inner_texts():
        # Its first page begins with it, after the name of its section.
        assert any(squeezed(heading) in squeezed(one)[:120] for one in pages)
    assert len(poppler("pdfimages", "-list", str(sheet)).splitlines()) >= leaves.count() + 2
