"""An editor's phone is taken when it answers with the right code, and not before."""

import io
import re
from base64 import b32decode

import pytest
import segno
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django_otp.plugins.otp_totp.models import TOTPDevice

from guide.desk.lockout import begin
from tests.desk.codes import PASSWORD, code, give, new_editor, wrong_code

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk")]

SECRET = re.compile("(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}")


class Terminal(io.StringIO):
    """Shows what is written to it; the editor's phone reads that, and types what it is told to."""

    def __init__(self, *typed):
        super().__init__()
        self.typed = list(typed)

    def secret(self):
        [shown] = SECRET.findall(self.getvalue())
        return b32decode(shown.replace(" ", ""))

    def readline(self):
        answer = self.typed.pop(0)
        self.last = f"{answer(self.secret())}\n" if callable(answer) else answer
        return self.last


def enrol(name, *typed, **options):
    terminal = Terminal(*typed)
    call_command("enrol_editor", name, stdin=terminal, stdout=terminal, **options)
    assert terminal.typed == []
    return terminal


def interrupt(_secret):
    raise KeyboardInterrupt


@pytest.fixture
def user():
    return User.objects.create_superuser("editor", password=PASSWORD)


def test_who_is_no_editor_is_not_enrolled():
    with pytest.raises(CommandError, match=r"^There is no editor nobody.*createsuperuser"):
        enrol("nobody")


@pytest.mark.parametrize("missing", ["is_staff", "is_active"])
def test_who_may_not_use_the_admin_is_not_enrolled(user, missing):
    User.objects.update(**{missing: False})

    with pytest.raises(CommandError, match=r"^editor may not use the admin"):
        enrol("editor")

    assert not TOTPDevice.objects.exists()


def test_a_phone_is_not_replaced_unless_that_is_said():
    secret = new_editor("editor")

    with pytest.raises(CommandError, match=r"^editor has a phone.*--replace"):
        enrol("editor")

    assert TOTPDevice.objects.get().bin_key == secret


@pytest.mark.parametrize("typed", ["", "\n", interrupt], ids=["end", "blank", "interrupted"])
def test_without_a_code_nothing_is_changed(typed):
    secret = new_editor("editor")

    with pytest.raises(CommandError, match="Nothing was changed"):
        enrol("editor", typed, replace=True)

    assert TOTPDevice.objects.get().bin_key == secret


def test_with_a_wrong_code_nothing_is_changed(user):
    with pytest.raises(CommandError, match="Nothing was changed"):
        enrol("editor", wrong_code, "\n")

    assert not TOTPDevice.objects.exists()


def test_after_a_wrong_code_the_right_one_is_taken_at_once(user):
    terminal = enrol("editor", wrong_code, code)

    assert TOTPDevice.objects.get().bin_key == terminal.secret()


def test_the_secret_is_shown_once_as_a_picture_and_in_letters(user):
    terminal = enrol("editor", code)

    phone, picture = TOTPDevice.objects.get(), io.StringIO()
    segno.make(phone.config_url, error="l", micro=False).terminal(picture, compact=True)
    assert phone.config_url.startswith("otpauth://totp/Within%20Bounds%3Aeditor?secret=")
    assert terminal.getvalue().count(picture.getvalue()) == 1
    assert phone.bin_key == terminal.secret()


def test_an_enrolled_editor_gets_in_with_the_next_code_and_not_with_the_same(user, client):
    terminal = enrol("editor", code)

    same = give(client, "editor", PASSWORD, terminal.last).status_code
    TOTPDevice.objects.update(throttling_failure_timestamp=None, throttling_failure_count=0)
    following = give(client, "editor", PASSWORD, code(terminal.secret(), later=1)).status_code

    assert [same, following] == [200, 302]


def test_a_lost_phone_is_replaced_and_another_editor_keeps_theirs():
    new_editor("editor")
    kept = new_editor("colleague")

    secret = enrol("editor", code, replace=True).secret()

    found = {one.user.username: one.bin_key for one in TOTPDevice.objects.all()}
    assert found == {"editor": secret, "colleague": kept}


def test_a_name_that_is_not_locked_is_not_unlocked():
    with pytest.raises(CommandError, match=r"^editor is not locked"):
        call_command("unlock_editor", "editor")


def test_a_locked_name_is_unlocked():
    while begin("editor"):
        pass

    out = io.StringIO()
    call_command("unlock_editor", "editor", stdout=out)

    assert out.getvalue() == "editor may try again.\n"
    assert begin("editor")
