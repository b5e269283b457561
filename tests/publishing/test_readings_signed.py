"""The commands of a second reading: its sheet is printed, and the reading is written down."""

import io
import tomllib

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests.small_tree import DAY, READINGS, small_tree, write_tree

ABOUT = "pages/about.toml"
SHEET = "# night-calls, reviewed 2026-05-02, stamp must-not"


def run(*command):
    """What a command printed."""
    out = io.StringIO()
    call_command(*command, stdout=out)
    return out.getvalue()


def readings(content):
    """{file: (digest, day)} as they are written down."""
    table = tomllib.loads((content / READINGS).read_text())
    return {one["id"]: (one["digest"], one["on"]) for one in table["reading"]}


def change_a_page(content):
    """The page of the small tree says more than whoever signed it has read."""
    signed = (content / READINGS).read_text()
    write_tree(content, {ABOUT: {**small_tree()[ABOUT], "id": "about"} | more_words()})
    (content / READINGS).write_text(signed)


def more_words():
    block = small_tree()[ABOUT]["block"]
    return {"block": [*block, *block]}


@pytest.mark.parametrize("command", ["audit_sheet", "sign_reading"])
def test_content_that_cannot_be_read_is_neither_printed_nor_signed(content, command):
    before = (content / READINGS).read_bytes()
    (content / "terms.toml").write_text("id =")

    with pytest.raises(CommandError) as error:
        run(command)

    assert str(error.value) == "The content cannot be read. Run check_content, and mend it."
    assert (content / READINGS).read_bytes() == before


def test_an_answer_that_does_not_exist_has_no_sheet(content):
    with pytest.raises(CommandError) as error:
        run("audit_sheet", "night-calls", "gone", "lost")

    assert str(error.value) == "There is no answer gone, lost. Give ids of answers."


@pytest.mark.parametrize("named", [[], ["night-calls"]], ids=["all", "one"])
def test_the_sheet_of_an_answer_is_printed(content, named):
    lines = run("audit_sheet", *named).splitlines()

    assert [one for one in lines if one.startswith("# ")] == [SHEET]


def test_a_file_that_does_not_exist_cannot_be_signed(content):
    before = (content / READINGS).read_bytes()

    with pytest.raises(CommandError) as error:
        run("sign_reading", ABOUT, "pages/gone.toml", "synonyms.toml")

    assert str(error.value) == "There is no file pages/gone.toml, synonyms.toml to read."
    assert (content / READINGS).read_bytes() == before


def test_only_the_files_that_are_named_are_signed(content):
    change_a_page(content)
    before = readings(content)

    printed = [run("sign_reading", "terms.toml"), run("sign_reading", ABOUT)]

    after = readings(content)
    assert printed == ["", f"read: {ABOUT}\n"]
    assert {name for name in after if after[name] != before[name]} == {ABOUT}
    assert after[ABOUT][1] == timezone.localdate()
    assert run("check_content").endswith("nothing to put right.\n")


def test_all_signs_what_has_changed_and_keeps_the_day_of_the_rest(content):
    change_a_page(content)

    printed = run("sign_reading", "--all")

    assert printed == f"read: {ABOUT}\n"
    assert {day for name, (_digest, day) in readings(content).items() if name != ABOUT} == {DAY}


def test_the_reading_of_a_file_that_is_gone_is_dropped_and_an_unread_file_stays_unread(content):
    (content / ABOUT).unlink()
    (content / READINGS).write_text("reading = []\n")

    printed = run("sign_reading", "terms.toml")

    assert printed == "read: terms.toml\n"
    assert list(readings(content)) == ["terms.toml"]
