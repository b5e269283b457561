"""What was loaded comes back byte for byte; an edit becomes a diff."""

import datetime as dt

from guide.answers.models import Answer, Page
from guide.law.models import Instrument
from guide.letters.models import Letter
from guide.publishing.export import addresses, export
from tests.small_tree import small_tree, texts


def files_of(folder):
    return {
        path.relative_to(folder): path.read_bytes()
        for path in folder.rglob("*")
        if path.suffix in (".toml", ".txt")
    }


# What only the checks read has no row, so nothing can be exported of it.
CHECKED_ONLY = {
    "checkup/cases.toml",
    "coverage.toml",
    "facts.toml",
    "readings.toml",
    "synonyms.toml",
    "traditional.toml",
}


def test_a_loaded_tree_is_exported_byte_for_byte(content, load_tree, tmp_path):
    load_tree()

    changed = export(tmp_path / "copy")

    original = {
        name: content_bytes
        for name, content_bytes in files_of(content).items()
        if name.as_posix() not in CHECKED_ONLY
    }
    assert files_of(tmp_path / "copy") == original
    assert sorted(changed) == sorted(name.as_posix() for name in original)


def test_an_export_over_the_files_that_were_loaded_changes_none(content, load_tree):
    load_tree()
    before = files_of(content)

    changed = export(content)

    assert changed == []
    assert files_of(content) == before


def test_an_edit_changes_its_own_line_of_its_own_file(content, load_tree):
    load_tree()
    path = content / "pages/about.toml"
    before = path.read_text()
    page = Page.objects.get()
    page.title_en = 'About "us"'
    page.save()
    page.mark_edited()

    changed = export(content)

    assert changed == ["pages/about.toml"]
    assert path.read_text() == before.replace('"About"', r'"About \"us\""')


def test_an_edit_of_a_letter_changes_the_text_of_its_language_only(content, load_tree):
    load_tree()
    path = content / "letters/quiet-nights/en.txt"
    before = path.read_text()
    letter = Letter.objects.get()
    letter.body_en = letter.body_en.replace("in writing", "by post", 1)
    letter.save()

    changed = export(content)

    assert changed == ["letters/quiet-nights/en.txt"]
    assert path.read_text() == before.replace("in writing", "by post", 1)


def test_an_edit_of_a_part_changes_the_file_of_its_row(content, load_tree):
    load_tree()
    before = (content / "answers/night-calls.toml").read_text()
    point = Answer.objects.get().points.last()
    point.cites = []
    point.save()

    changed = export(content)

    assert changed == ["answers/night-calls.toml"]
    assert (content / "answers/night-calls.toml").read_text() == before[::-1].replace(
        '["example-rules/12"]'[::-1], "[]"[::-1], 1
    )[::-1]


def test_parts_come_back_in_the_order_of_the_file_whatever_a_page_shows_first(content, load_tree):
    answer = small_tree()["answers/night-calls.toml"]
    days = (dt.date(2025, 1, 1), dt.date(2026, 1, 1))
    answer["change"] = [{"on": day, "why": texts("改", "Changed")} for day in days]
    load_tree({"answers/night-calls.toml": answer})

    assert export(content) == []


def test_a_limit_of_no_days_and_an_absent_limit_stay_apart(content, load_tree):
    tree = small_tree()["ladder/deadlines.toml"]
    at_once = {**tree["deadline"][0], "id": "at-once", "days": 0}
    some_day = {key: one for key, one in {**at_once, "id": "some-day"}.items() if key != "days"}
    tree["deadline"] += [at_once, some_day]
    load_tree({"ladder/deadlines.toml": tree})

    assert export(content) == []


def test_a_withdrawn_row_is_not_written(content, load_tree, tmp_path):
    load_tree()
    Page.objects.update(published=False)

    export(tmp_path / "copy")

    assert (tmp_path / "copy/sections.toml").exists()
    assert not (tmp_path / "copy/pages").exists()


def test_an_empty_database_writes_no_file(db, tmp_path):
    assert export(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_the_addresses_are_those_of_published_pages(load_tree):
    load_tree()
    Page.objects.update(published=False)

    assert addresses() == {
        "answers/night-calls",
        "channels/example-line",
        "law/example-rules",
        "law/example-rules/12",
        "letters/quiet-nights",
        "sections/limits",
    }


def test_the_provisions_of_a_withdrawn_instrument_have_no_address(load_tree):
    load_tree()
    Instrument.objects.update(published=False)

    assert addresses() == {
        "answers/night-calls",
        "channels/example-line",
        "letters/quiet-nights",
        "pages/about",
        "sections/limits",
    }
