"""The address of the whole site, and the QR picture of an address."""

import pytest

from guide.site import qr_png, root

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize("path", ["/", "/en/law/?who=contact"])
def test_the_site_is_the_host_that_was_asked_where_none_is_set(rf, path):
    assert root(rf.get(path)) == "http://testserver"


def test_the_site_is_the_one_that_is_set_whatever_host_was_asked(rf, settings):
    settings.SITE_URL = "https://guide.example"

    assert root(rf.get("/en/law/", headers={"host": "127.0.0.1"})) == "https://guide.example"


def test_a_picture_is_the_same_for_an_address_and_another_for_another():
    one, again, other = (qr_png(f"https://guide.example/a/{place}") for place in (1, 1, 2))

    assert (one[:8], one == again, one == other) == (PNG, True, False)


def test_the_picture_of_a_short_address_has_29_modules_a_side():
    picture = qr_png("https://guide.example/a/111")

    # Four pixels a module, and a border of three modules: printed small, it can still be read.
    width, height = (int.from_bytes(picture[at : at + 4], "big") for at in (16, 20))
    assert (width, height) == ((29 + 6) * 4,) * 2
