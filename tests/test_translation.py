"""The one list of translated fields: what a reader reads is on it, and nothing else is."""

from django.apps import apps
from django.db import models
from modeltranslation.translator import translator

from guide.publishing.shape import Is
from guide.publishing.shapes import SOURCES
from guide.translation import TRANSLATED


def shapes(shape):
    yield shape
    for part in shape.parts:
        yield from shapes(part.shape)


def test_what_files_hold_in_three_languages_is_what_is_translated():
    expected = {
        shape.model: {key.field for key in shape.keys if key.kind is Is.TEXTS}
        for source in SOURCES
        if source.shape.model
        for shape in shapes(source.shape)
    }

    found = {model: set(names) for model, names in TRANSLATED.items()}

    assert found == {model: names for model, names in expected.items() if names}


def test_every_long_text_of_the_guide_is_translated_or_is_said_not_to_be():
    # A note is for reviewers; a quote is in the words of the law, which are Chinese.
    plain = {"note", "quote"}
    models_of_the_guide = [one for one in apps.get_models() if one.__module__[:6] == "guide."]

    missing = [
        f"{model.__name__}.{field.name}"
        for model in models_of_the_guide
        for field in model._meta.get_fields()
        if type(field) is models.TextField
        and field.name not in plain
        and field.name not in TRANSLATED.get(model, ())
    ]

    assert missing == []


def test_a_draft_may_be_saved_in_one_language_first():
    required = {model.__name__: translator.get_options_for_model(model) for model in TRANSLATED}

    assert {tuple(one.required_languages) for one in required.values()} == {()}
