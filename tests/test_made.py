"""Made files: written whole or not at all."""

import stat

import pytest

from guide import made


def test_what_is_not_made_is_none():
    assert made.read("picture/en/nothing.png") is None


def test_a_file_that_cannot_take_its_place_leaves_nothing_behind(settings):
    (settings.MADE / "card").mkdir(parents=True)

    with pytest.raises(IsADirectoryError):
        made.write("card", b"new")

    assert [one.name for one in settings.MADE.iterdir()] == ["card"]


def test_what_is_written_is_read_from_any_depth(settings):
    made.write("picture/en/call-hours.png", b"picture")

    assert made.read("picture/en/call-hours.png") == b"picture"
    assert made.path_of("picture/en/call-hours.png") == settings.MADE / "picture/en/call-hours.png"


def test_what_is_written_again_takes_the_place_of_what_was_there_and_nothing_is_left_beside_it(
    settings,
):
    made.write("card", b"first")
    made.write("card", b"second")

    assert {one.name: one.read_bytes() for one in settings.MADE.iterdir()} == {"card": b"second"}


def test_a_server_that_runs_as_another_user_than_the_load_may_read_what_it_made():
    made.write("card", b"made")

    assert stat.S_IMODE(made.path_of("card").stat().st_mode) == 0o644
