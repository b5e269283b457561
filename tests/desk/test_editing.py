"""An edit marks its row for export; with edits switched off, there is none."""

import pytest
from django.contrib.staticfiles import finders
from django.utils import timezone

from guide.answers.models import Answer
from guide.channels.models import Route
from guide.law.models import Instrument, Provision, Version
from guide.shelf import revision, shelf
from tests.desk.pages import ANSWER, parsed, save

pytestmark = pytest.mark.django_db


def test_a_text_is_edited_in_three_languages_side_by_side(editor, answer):
    response = editor.get(f"/desk/{ANSWER}")

    names = [one.get("name") for one in parsed(response).iter("textarea")]
    classes = {
        one.get("name"): one.get("class", "").split()
        for one in parsed(response).iter("textarea")
        if one.get("name", "").startswith("short_")
    }
    assert "short" not in names
    assert {name: "mt" in found for name, found in classes.items()} == {
        "short_zh_hans": True,
        "short_zh_hant": True,
        "short_en": True,
    }


def test_the_tabs_of_the_languages_need_nothing_from_another_site(editor, answer):
    page = parsed(editor.get(f"/desk/{ANSWER}"))

    needed = [one.get("src") for one in page.iter("script") if one.get("src")]
    needed += [one.get("href") for one in page.iter("link") if one.get("rel") == "stylesheet"]
    elsewhere = [one for one in needed if not one.startswith(("/static/", "/desk/"))]
    files = [one.removeprefix("/static/") for one in needed if one.startswith("/static/")]
    assert "modeltranslation/js/tabbed_translation_fields.js" in files
    assert elsewhere + [one for one in files if finders.find(one) is None] == []


def test_an_edit_of_a_row_marks_it_for_export(editor, answer):
    response = save(editor, ANSWER, short_en="No.")

    row = Answer.objects.get()
    assert response.status_code == 302
    assert (row.short_en, row.edited_at is not None) == ("No.", True)


def test_an_edit_of_a_part_marks_its_row(editor, answer):
    save(editor, ANSWER, **{"points-0-text_zh_hans": "截图"})

    row = Answer.objects.get()
    assert (row.points.get().text_zh_hans, row.edited_at is not None) == ("截图", True)


def test_saving_without_a_change_marks_nothing(editor, answer):
    response = save(editor, ANSWER)

    assert response.status_code == 302
    assert Answer.objects.get().edited_at is None


def test_an_edit_is_a_new_revision_and_saving_without_a_change_is_none(editor, answer):
    before = revision()
    save(editor, ANSWER)
    unchanged = revision()

    save(editor, ANSWER, short_en="No.")

    assert [before == unchanged, revision() == unchanged] == [True, False]
    assert shelf(Answer).get("night-calls").short_en == "No."


def test_an_edit_of_a_version_marks_the_instrument_that_owns_the_file(editor):
    instrument = Instrument.objects.create(
        id="measures", kind="law", force="binding", checked_on=timezone.localdate()
    )
    provision = Provision.objects.create(
        instrument=instrument, number="12", article_zh_hans="第十二条", fact="f", confidence="A"
    )
    Version.objects.create(provision=provision, rule_zh_hans="规则")
    address = "law/provision/measures_2F12/change/"

    save(editor, address)
    untouched = Instrument.objects.get().edited_at
    save(editor, address, **{"versions-0-rule_zh_hans": "新规则"})

    assert untouched is None
    assert Version.objects.get().rule_zh_hans == "新规则"
    assert Instrument.objects.get().edited_at is not None


def test_a_reference_to_what_does_not_exist_is_refused(editor, answer):
    response = save(editor, ANSWER, channels='["nobody"]')

    assert list(response.context["adminform"].form.errors) == ["channels"]
    assert Answer.objects.get().edited_at is None


def test_the_cell_of_a_table_can_be_edited_though_it_has_no_text(editor):
    Route.objects.create(id="bank--threats", lender="bank", issue="threats", headline="go")

    save(editor, "channels/route/bank--threats/change/", headline="other")

    row = Route.objects.get()
    assert (row.headline, row.edited_at is not None) == ("other", True)


@pytest.fixture
def read_only(settings):
    settings.ADMIN_EDITS = False


def test_with_edits_switched_off_nothing_is_saved(editor, answer, read_only):
    response = editor.post(f"/desk/{ANSWER}", {"short_en": "No.", "_save": "Save"})

    assert response.status_code == 403
    assert Answer.objects.get().edited_at is None


def test_with_edits_switched_off_a_row_and_its_parts_can_still_be_read(editor, answer, read_only):
    response = editor.get(f"/desk/{ANSWER}")

    page = parsed(response)
    editable = [
        one.get("name")
        for one in page.find(".//main").iter()
        if one.tag in ("textarea", "select") or one.get("type") in ("text", "submit", "checkbox")
    ]
    shown = [one.text for one in page.iter("div") if one.get("class") == "readonly"]
    assert editable == []
    assert {"不可以。", "录音"} <= set(shown)
