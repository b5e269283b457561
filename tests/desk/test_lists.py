"""The lists of the admin: nothing is added or deleted there, and what was edited is seen."""

import pytest
from django.contrib import admin
from django.utils import timezone

from guide.answers.models import Answer
from guide.reviewed import Reviewed
from tests.desk.pages import parsed

MODELS = [model for model in admin.site._registry if model.__module__.startswith("guide.")]

pytestmark = pytest.mark.django_db


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
