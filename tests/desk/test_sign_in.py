"""Into the admin comes who gives a password and a code of the moment, and nobody else."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from guide.desk.models import Tries
from guide.publishing.shapes import SOURCES
from tests.desk.codes import PASSWORD, code, give, new_editor, wrong_code
from tests.desk.pages import parsed
from tests.test_architecture import shapes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk")]


def is_in(client):
    return client.get("/desk/").status_code == 200


def refusals(response):
    """{field: [code of its error]}."""
    found = response.context["form"].errors.as_data()
    return {field: [one.code for one in errors] for field, errors in found.items()}


def test_a_password_alone_is_refused_and_not_even_looked_at(client):
    new_editor("editor")

    response = give(client, "editor", PASSWORD, "")

    assert refusals(response) == {"otp_token": ["required"]}
    assert [is_in(client), Tries.objects.count()] == [False, 0]


def test_a_password_with_a_wrong_code_is_refused(client):
    secret = new_editor("editor")

    response = give(client, "editor", PASSWORD, wrong_code(secret))

    assert refusals(response) == {"__all__": ["invalid_login"]}
    assert not is_in(client)


@pytest.mark.parametrize("token", ["editor", "12345678901234567890", "-1", "１２"])
def test_what_is_no_code_is_refused_like_a_wrong_one(client, token):
    new_editor("editor")

    assert refusals(give(client, "editor", PASSWORD, token)) == {"__all__": ["invalid_login"]}


def test_who_guesses_a_password_does_not_learn_that_it_was_right(client):
    secret = new_editor("editor")

    wrong = give(client, "editor", "another", code(secret)).context["form"].errors
    right = give(client, "editor", PASSWORD, wrong_code(secret)).context["form"].errors
    nobody = give(client, "nobody", PASSWORD, code(secret)).context["form"].errors

    assert right == wrong == nobody


def test_the_code_of_another_editor_is_refused(client):
    new_editor("editor")
    secret = new_editor("colleague")

    response = give(client, "editor", PASSWORD, code(secret))

    assert refusals(response) == {"__all__": ["invalid_login"]}


def test_an_editor_without_a_phone_is_refused(client):
    secret = new_editor("editor")
    TOTPDevice.objects.all().delete()

    response = give(client, "editor", PASSWORD, code(secret))

    assert refusals(response) == {"__all__": ["invalid_login"]}


@pytest.mark.parametrize("missing", ["is_staff", "is_active"])
def test_who_may_not_edit_is_refused_with_the_right_code(client, missing):
    secret = new_editor("editor")
    User.objects.update(**{missing: False})

    response = give(client, "editor", PASSWORD, code(secret))

    assert refusals(response) == {"__all__": ["invalid_login"]}


def test_a_session_without_a_code_is_not_in_and_is_told_so(client):
    client.force_login(User.objects.create_superuser("editor"))

    page = client.get("/desk/", follow=True)

    [note] = [one for one in parsed(page).iter("p") if one.get("class") == "errornote"]
    assert page.redirect_chain == [("/desk/login/?next=/desk/", 302)]
    assert "editor" in note.text


def test_the_right_code_gets_in(client):
    secret = new_editor("editor")

    response = give(client, "editor", PASSWORD, code(secret))

    assert (response.status_code, response.url) == (302, "/desk/")
    assert is_in(client)
    assert client.get("/desk/login/").url == "/desk/"


def test_a_code_is_taken_as_the_application_shows_it(client):
    secret = new_editor("editor")
    token = code(secret)

    give(client, "editor", PASSWORD, f"{token[:3]} {token[3:]} ")

    assert is_in(client)


def test_a_code_is_not_accepted_twice_and_the_next_one_is(client):
    secret, another = new_editor("editor"), Client()
    token, following = code(secret), code(secret, later=1)
    give(client, "editor", PASSWORD, token)

    response = give(another, "editor", PASSWORD, token)

    # A code that was refused makes its phone wait for a second.
    TOTPDevice.objects.update(throttling_failure_timestamp=None, throttling_failure_count=0)
    give(another, "editor", PASSWORD, following)
    assert refusals(response) == {"__all__": ["invalid_login"]}
    assert [is_in(client), is_in(another)] == [True, True]


def test_after_a_wrong_code_the_right_one_must_wait(client):
    secret = new_editor("editor")
    give(client, "editor", PASSWORD, wrong_code(secret))
    counted = TOTPDevice.objects.get().throttling_failure_count
    # After one it is a second, which may pass here; after ten, some minutes.
    TOTPDevice.objects.update(throttling_failure_count=10)

    response = give(client, "editor", PASSWORD, code(secret))

    assert counted == 1
    assert refusals(response) == {"__all__": ["invalid_login"]}


def test_who_signed_in_with_a_phone_that_is_taken_away_is_out(client):
    secret = new_editor("editor")
    give(client, "editor", PASSWORD, code(secret))
    before = is_in(client)

    TOTPDevice.objects.all().delete()

    assert [before, is_in(client)] == [True, False]


def test_the_page_names_its_fields_for_who_fills_them_in_and_loads_only_files(client):
    page = parsed(client.get("/desk/login/"))

    fields = {one.get("id"): one.get("autocomplete") for one in page.iter("input") if one.get("id")}
    labels = {one.get("for") for one in page.iter("label")}
    inline = [one for one in page.iter("script") if not one.get("src")]
    styled = [one for one in page.iter() if one.tag == "style" or one.get("style")]
    assert fields == {
        "id_username": "username",
        "id_password": "current-password",
        "id_otp_token": "one-time-code",
    }
    assert labels == set(fields)
    assert inline + styled == []


def test_phones_are_not_in_the_admin():
    assert TOTPDevice not in admin.site._registry


def test_nothing_that_lets_editors_in_is_in_a_file_of_content():
    rooms = {
        shape.model._meta.app_label
        for source in SOURCES
        for shape in shapes(source.shape)
        if shape.model is not None
    }

    assert rooms >= {"law", "answers"}
    assert rooms & {"desk", "otp_totp", "auth", "sessions", "admin"} == set()
