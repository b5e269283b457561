"""The admin at its address, an editor in it, and an answer to edit."""

import importlib

import pytest
from django.urls import clear_url_caches
from django.utils import timezone

from guide import urls
from guide.answers.models import Answer, Point, Section
from tests.signed_in import sign_in


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
    sign_in(client)
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


@pytest.fixture
def desk(desk_at, settings):
    """The admin at /desk/, where a password is compared at once.

    And where a code that comes a moment late does not move what is taken for the phone's clock.
    """
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.OTP_TOTP_SYNC = False
    desk_at("desk")
