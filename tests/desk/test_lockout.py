"""Five tries with one name that let nobody in, and for a while it lets nobody in."""

from datetime import timedelta

import pytest
from django.db.models import F

from guide.desk.lockout import begin
from guide.desk.models import Tries
from tests.asked import Heard
from tests.desk.codes import PASSWORD, code, give, new_editor, wrong_code
from tests.test_privacy import rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk")]


def fail(client, name, times):
    return [give(client, name, "wrong", "000000").status_code for _ in range(times)]


def pass_by(**time):
    Tries.objects.update(last_at=F("last_at") - timedelta(**time))


def test_the_fifth_failure_locks_out_even_the_right_password_and_code(client):
    secret = new_editor("editor")

    failures = fail(client, "editor", 5)
    response = give(client, "editor", PASSWORD, code(secret))

    [error] = response.context["form"].non_field_errors().as_data()
    assert failures == [200, 200, 200, 200, 429]
    assert (response.status_code, response.headers["Retry-After"]) == (429, "900")
    assert (error.code, error.params) == ("locked", {"minutes": 15})
    assert client.get("/desk/").status_code == 302


def test_a_wrong_code_is_a_failure_too(client):
    secret = new_editor("editor")

    found = [
        give(client, "editor", PASSWORD, wrong_code(secret)).status_code for _attempt in range(5)
    ]

    assert found == [200, 200, 200, 200, 429]


def test_a_name_that_nobody_has_is_locked_like_any_other(client):
    assert fail(client, "nobody", 6) == [200, 200, 200, 200, 429, 429]


def test_another_editor_is_not_locked(client):
    new_editor("editor")
    secret = new_editor("colleague")
    fail(client, "editor", 5)

    response = give(client, "colleague", PASSWORD, code(secret))

    assert (response.status_code, response.url) == (302, "/desk/")


def test_many_other_names_do_not_open_it_again(client, settings):
    settings.LOCKED_AFTER = 1
    new_editor("editor")
    fail(client, "editor", 1)

    for number in range(400):
        begin(f"nobody-{number}")

    assert fail(client, "editor", 1) == [429]


def test_who_got_in_has_all_tries_again(client):
    secret = new_editor("editor")
    fail(client, "editor", 4)

    response = give(client, "editor", PASSWORD, code(secret))

    assert response.status_code == 302
    assert fail(client, "editor", 4) == [200, 200, 200, 200]


def test_after_a_quarter_of_an_hour_it_opens(client):
    secret = new_editor("editor")
    fail(client, "editor", 5)

    pass_by(minutes=14)
    before = give(client, "editor", PASSWORD, code(secret)).status_code
    pass_by(minutes=1)
    after = give(client, "editor", PASSWORD, code(secret)).status_code

    assert [before, after] == [429, 302]


def test_tries_while_it_is_locked_do_not_lock_it_for_longer(client):
    new_editor("editor")
    fail(client, "editor", 5)
    before = Tries.objects.values_list("last_at", "count").get()

    fail(client, "editor", 3)

    assert Tries.objects.values_list("last_at", "count").get() == before


def test_a_quarter_of_an_hour_later_nothing_is_left_of_a_try(client):
    fail(client, "nobody", 1)
    pass_by(minutes=15)

    fail(client, "another", 1)

    assert [str(one)[-3:] for one in Tries.objects.all()] == [": 1"]


def test_of_who_tried_and_what_they_typed_nothing_is_kept_or_logged(client):
    new_editor("editor")
    typed = ["a-name-4f1", "a-password-8c2", "c-code-77"]
    who = {"REMOTE_ADDR": "203.0.113.77", "headers": {"user-agent": "x-agent-7f9"}}
    who["headers"]["x-forwarded-for"] = "203.0.113.78"

    with Heard() as heard:
        for name in [typed[0], "editor"] * 6:
            give(client, name, *typed[1:], **who)

    held = repr(rows())
    left = [*typed, "203.0.113.7", "x-agent-7f9"]
    assert Tries.objects.count() == 2
    assert heard.lines == []
    assert [one for one in left if one in held] == []
