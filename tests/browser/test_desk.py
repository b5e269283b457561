"""An editor gets in, from nothing: made and enrolled on the server, then with a browser."""

import subprocess
import sys
from base64 import b32decode

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import ROOT
from tests.browser.test_layout import SCROLLS_SIDEWAYS
from tests.desk.codes import code

NAME, PASSWORD = "editor", "four-words-no-one-says"


def manage(values, *command):
    return subprocess.Popen(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=values | {"DJANGO_SUPERUSER_PASSWORD": PASSWORD},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def secret(site, values):
    """Of the phone of an editor who was made and enrolled with the commands."""
    manage(
        values, "createsuperuser", "--noinput", "--username", NAME, "--email", "e@guide.example"
    ).communicate()
    enrolment = manage(values, "enrol_editor", NAME)
    line = next(one for one in enrolment.stdout if "secret there: " in one)
    key = b32decode(line.partition("secret there: ")[2].replace(" ", "").strip())
    enrolment.communicate(f"{code(key)}\n")
    assert enrolment.returncode == 0
    return key


def test_an_editor_gets_in_without_scripts_and_the_policy_refuses_nothing(secret, open_page, site):
    page, said = open_page(width=320, scripts=False), []
    page.on("console", lambda message: said.append((message.location["url"], message.text)))
    page.goto("/desk/")
    sideways = page.evaluate(SCROLLS_SIDEWAYS)

    page.keyboard.type(NAME)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Tab")
    # The one of this moment enrolled the phone.
    page.keyboard.type(code(secret, later=1))
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}/desk/")
    page.goto("/desk/answers/answer/")

    assert page.locator("#result_list tbody tr").count() > 30
    # A browser asks for it where a page names no icon, as Django's do.
    said = [one for one in said if not one[0].endswith("/favicon.ico")]
    assert (sideways, said) == (False, [])


def test_axe_finds_no_fault_in_the_page_that_lets_editors_in(secret, open_page):
    page = open_page("/desk/login/")
    page.evaluate(Axe().axe_script)

    faults = page.evaluate("() => axe.run({ resultTypes: ['violations'] })")["violations"]

    assert [one["id"] for one in faults] == []
