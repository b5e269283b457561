"""A deployment without what it needs does not start, and says in a sentence what to set."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

NEEDED = {
    "GUIDE_SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-long-and-random",
    "GUIDE_ALLOWED_HOSTS": "guide.example",
}
ROOT = Path(__file__).parent.parent
SHOW = """
import json
from guide import settings
print(json.dumps({name: getattr(settings, name) for name in %r}))
"""


def start(*code, **environment):
    """A Python of its own that reads the settings: here, they were read already."""
    kept = {name: one for name, one in os.environ.items() if not name.startswith("GUIDE_")}
    return subprocess.run(
        [sys.executable, "-c", *code],
        env=kept | environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def shown(*names, **environment):
    done = start(SHOW % (names,), **NEEDED | environment)
    return list(json.loads(done.stdout).values())


@pytest.mark.parametrize("missing", list(NEEDED))
def test_without_a_needed_variable_the_start_stops_and_says_what_to_set(missing):
    given = {name: one for name, one in NEEDED.items() if name != missing}

    done = start("import guide.settings", **given)

    last = done.stderr.splitlines()[-1]
    assert done.returncode == 1
    assert last.split(": ")[1].split(". ")[0] == f"{missing} is not set"


def test_a_needed_variable_that_is_blank_is_not_set():
    done = start("import guide.settings", **NEEDED | {"GUIDE_SECRET_KEY": ""})

    assert done.returncode == 1


@pytest.mark.parametrize("weak", ["changeme", "x" * 60, "0123456789abcdef" * 3])
def test_a_secret_that_can_be_guessed_stops_the_start(weak):
    done = start("import guide.settings", **NEEDED | {"GUIDE_SECRET_KEY": weak})

    last = done.stderr.splitlines()[-1]
    assert done.returncode == 1
    assert last.split(": ")[1].split(",")[0] == "GUIDE_SECRET_KEY can be guessed"


def test_what_is_not_said_is_safe():
    names = ("DEBUG", "HTTPS", "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "ADMIN_PATH")

    assert shown(*names) == [False, True, True, True, ""]


def test_hosts_are_listed_with_commas():
    assert shown("ALLOWED_HOSTS", GUIDE_ALLOWED_HOSTS="a.example,b.example") == [
        ["a.example", "b.example"]
    ]


def test_https_can_be_switched_off_for_this_machine():
    names = ("SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "CSRF_COOKIE_SECURE")

    assert shown(*names, GUIDE_HTTPS="0") == [False, 0, False]


def test_how_long_browsers_come_by_https_only_can_be_said():
    name = "SECURE_HSTS_SECONDS"

    assert shown(name) == [31536000]
    assert shown(name, GUIDE_HSTS_SECONDS="3600") == [3600]
    assert shown(name, GUIDE_HSTS_SECONDS="0") == [0]


@pytest.mark.parametrize("wrong", ["a year", "-1", "1.5"])
def test_a_time_that_is_no_number_of_seconds_stops_the_start(wrong):
    done = start("import guide.settings", **NEEDED | {"GUIDE_HSTS_SECONDS": wrong})

    last = done.stderr.splitlines()[-1]
    assert done.returncode == 1
    assert last.split(": ")[1].split(". ")[0] == f"GUIDE_HSTS_SECONDS is {wrong!r}"


def test_the_cookies_of_the_admin_are_sent_to_its_own_address_only():
    names = ("ADMIN_PATH", "SESSION_COOKIE_PATH", "CSRF_COOKIE_PATH")

    assert shown(*names, GUIDE_ADMIN_PATH="desk") == ["desk", "/desk/", "/desk/"]


def test_edits_in_the_admin_can_be_switched_off():
    assert shown("ADMIN_EDITS", GUIDE_ADMIN_EDITS="0") == [False]


def test_the_address_of_the_site_has_no_slash_at_its_end():
    assert shown("SITE_URL", GUIDE_SITE_URL="https://guide.example/") == ["https://guide.example"]


def test_the_database_is_a_file_unless_an_address_names_another():
    [found] = shown("DATABASES", GUIDE_DATABASE="/srv/guide.sqlite3")

    assert found["default"]["ENGINE"] == "django.db.backends.sqlite3"
    assert found["default"]["NAME"] == "/srv/guide.sqlite3"


def test_an_address_names_a_database_whole():
    url = "postgres://an%40editor:p%2Fw@db.example:6543/guide?sslmode=verify-full&connect_timeout=1"

    [found] = shown("DATABASES", GUIDE_DATABASE_URL=url)

    assert found["default"] == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "guide",
        "USER": "an@editor",
        "PASSWORD": "p/w",
        "HOST": "db.example",
        "PORT": 6543,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": "1", "sslmode": "verify-full"},
    }


def test_a_machine_that_does_not_answer_is_not_waited_for_long():
    [found] = shown("DATABASES", GUIDE_DATABASE_URL="postgresql:///guide")

    assert (found["default"]["NAME"], found["default"]["HOST"]) == ("guide", "")
    assert found["default"]["OPTIONS"] == {"connect_timeout": 2}


def test_an_address_of_another_kind_stops_the_start():
    done = start("import guide.settings", **NEEDED | {"GUIDE_DATABASE_URL": "mysql://db/guide"})

    assert done.returncode == 1
    assert "GUIDE_DATABASE_URL must look like postgres://" in done.stderr


def test_there_are_as_many_workers_as_are_asked_for():
    assert shown("WORKERS", GUIDE_WORKERS="3") == [3]
