"""The desk: an edit marks the row for export, and nothing is added or deleted there."""

import importlib

import html5lib
import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.contrib.staticfiles import finders
from django.urls import clear_url_caches
from django.utils import timezone

from guide import urls
from guide.answers.models import Answer, Point, Section
from guide.channels.models import Route
from guide.law.models import Instrument, Provision, Version
from guide.reviewed import Reviewed
from guide.shelf import revision, shelf

MODELS = [model for model in admin.site._registry if model.__module__.startswith("guide.")]
ANSWER = "answers/answer/night-calls/change/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk_at(settings):
    """The addresses as they are where the environment names this one for the admin."""
    before = settings.ADMIN_PATH

    def move(path):
        settings.ADMIN_PATH = path
        importlib.reload(urls)
        clear_url_caches()

    yield move
    move(before)


@pytest.fixture
def editor(client, desk_at):
    desk_at("desk")
    client.force_login(User.objects.create_superuser("editor"))
    return client


@pytest.fixture
def answer():
    section = Section.objects.create(id="limits", name_zh_hans="界")
    row = Answer.objects.create(
        id="night-calls",
        section=section,
        question_zh_hans="夜里可以打电话吗？",
        title_zh_hans="夜里不可以打电话",
        stamp="must-not",
        short_zh_hans="不可以。",
        say_zh_hans="请不要再打。",
        reviewed_on=timezone.localdate(),
    )
    Point.objects.create(answer=row, part="keep", text_zh_hans="录音")
    return row


def parsed(response):
    return html5lib.parse(response.content.decode(), namespaceHTMLElements=False)


def fields(response):
    """What a browser would send if the editor changed nothing and pressed Save."""
    form = next(one for one in parsed(response).iter("form") if one.get("id", "")[-5:] == "_form")
    given = {}
    for one in form.iter():
        name, kind = one.get("name"), one.get("type")
        if one.tag == "textarea":
            given[name] = (one.text or "").removeprefix("\n")
        elif one.tag == "select":
            chosen = [option for option in one.iter("option") if "selected" in option.attrib]
            given[name] = chosen[0].get("value") if chosen else ""
        elif one.tag == "input" and kind not in ("submit", "checkbox"):
            given[name] = one.get("value", "")
        elif one.tag == "input" and kind == "checkbox" and "checked" in one.attrib:
            given[name] = "on"
    return given


def save(client, address, **changed):
    given = fields(client.get(f"/desk/{address}"))
    assert set(changed) <= set(given)
    return client.post(f"/desk/{address}", given | changed)


def test_without_an_address_there_is_no_admin(client, desk_at):
    desk_at("")

    assert [client.get(f"/{path}/").status_code for path in ("admin", "desk")] == [404, 404]


def test_the_admin_is_at_the_address_of_the_settings_and_nowhere_else(client, desk_at):
    desk_at("a-quiet-door")

    assert client.get("/a-quiet-door/").url == "/a-quiet-door/login/?next=/a-quiet-door/"
    assert [client.get(f"/{path}/").status_code for path in ("admin", "desk")] == [404, 404]


def test_nobody_edits_without_signing_in(client, desk_at, answer):
    desk_at("desk")

    response = client.post(f"/desk/{ANSWER}", {"question_zh_hans": "改"})

    assert response.url == f"/desk/login/?next=/desk/{ANSWER}"
    assert Answer.objects.get().question_zh_hans == "夜里可以打电话吗？"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_nothing_is_added_in_the_admin(editor, model):
    response = editor.get(f"/desk/{model._meta.app_label}/{model._meta.model_name}/add/")

    assert response.status_code == 403
    assert model.objects.count() == 0


def test_nothing_is_deleted_in_the_admin(editor, answer):
    listed = editor.get("/desk/answers/answer/")
    response = editor.post("/desk/answers/answer/night-calls/delete/", {"post": "yes"})

    assert response.status_code == 403
    assert Answer.objects.get() == answer
    assert listed.context["action_form"] is None


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_list_can_be_searched_and_filtered(editor, model):
    address = f"/desk/{model._meta.app_label}/{model._meta.model_name}/"
    options = admin.site._registry[model]

    filtered = editor.get(address, {"edited": "yes"} if issubclass(model, Reviewed) else {})
    searched = editor.get(address, {"q": "x"}) if options.search_fields else filtered

    assert [one.context["cl"].result_count for one in (filtered, searched)] == [0, 0]


def test_the_list_shows_what_was_edited_here(editor, answer):
    Answer.objects.create(
        id="edited",
        section=answer.section,
        stamp="may",
        reviewed_on=timezone.localdate(),
        edited_at=timezone.now(),
    )

    found = {
        value: [
            row.pk for row in editor.get(f"/desk/answers/answer/{value}").context["cl"].queryset
        ]
        for value in ("", "?edited=yes", "?edited=no")
    }

    assert found == {
        "": ["edited", "night-calls"],
        "?edited=yes": ["edited"],
        "?edited=no": ["night-calls"],
    }


def test_the_list_marks_an_edited_row(editor, answer):
    before, after = [], []
    for seen, moment in ((before, None), (after, timezone.now())):
        Answer.objects.update(edited_at=moment)
        page = parsed(editor.get("/desk/answers/answer/"))
        cell = next(one for one in page.iter("td") if one.get("class") == "field-edited")
        seen.append(cell.find("img").get("alt"))

    assert (before, after) == (["False"], ["True"])


def test_search_finds_a_row_by_its_words(editor, answer):
    found = [
        editor.get("/desk/answers/answer/", {"q": word}).context["cl"].result_count
        for word in ("夜里", "早上")
    ]

    assert found == [1, 0]


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


def history(client):
    """[(editor, what changed)] of the answer's history page, the oldest edit first."""
    page = parsed(client.get("/desk/answers/answer/night-calls/history/"))
    shown = next(one for one in page.iter("div") if one.get("id") == "change-history")
    rows = [list(one.iter("td")) for one in shown.iter("tr")][1:]
    return [tuple((one.text or "").strip() for one in cells) for cells in rows]


def test_the_history_of_a_row_shows_who_changed_which_text_in_which_language(editor, answer):
    save(editor, ANSWER, short_en="No.", short_zh_hans="不行。")

    assert history(editor) == [("editor", "short_zh_hans: 不可以。 → 不行。 ¶ short_en: ∅ → No.")]


def test_the_history_of_a_row_shows_what_happened_to_its_parts(editor, answer):
    save(editor, ANSWER, **{"points-0-text_zh_hans": "截图"})
    given = fields(editor.get(f"/desk/{ANSWER}"))
    editor.post(f"/desk/{ANSWER}", given | {"points-0-DELETE": "on"})

    changed, taken_away = history(editor)
    assert changed == ("editor", "points-0-text_zh_hans: 录音 → 截图")
    assert "points-0-text_zh_hans: 截图 → ∅" in taken_away[1].split(" ¶ ")


def test_the_history_says_that_nothing_was_changed(editor, answer):
    save(editor, ANSWER)

    [(who, what)] = history(editor)
    assert (who, what != "", "→" in what) == ("editor", True, False)


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
