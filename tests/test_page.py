"""A page is compressed for who accepts it so, tagged by what it says, and not sent twice."""

import gzip

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.page import accepted, give, made, may_be_kept

PUBLIC = "public, max-age=60"
HTML = [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", PUBLIC)]
BODY = "不得打电话".encode() * 100


def given_to(page, **environ):
    told = {}

    def start(status, headers):
        told.update(status=status, headers=dict(headers))

    body = give(page, {"REQUEST_METHOD": "GET", **environ}, start)
    return told["status"], told["headers"], b"".join(body)


@pytest.mark.parametrize(
    ("header", "best"),
    [
        ("", ""),
        ("identity", ""),
        ("deflate, zstd", ""),
        ("br;q=0, gzip;q=0.0", ""),
        ("gzip", "gzip"),
        ("gzip, br;q=0.000", "gzip"),
        ("GZIP;Q=0.5", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0.1,gzip;q=1.0", "br"),
        ("br; q=1", "br"),
        ("*", ""),
    ],
)
def test_the_best_encoding_that_is_accepted(header, best):
    assert [accepted(header), accepted(header)] == [best, best]


@given(st.text(st.characters(max_codepoint=255)))
def test_any_header_accepts_an_encoding_that_there_is(header):
    assert accepted(header) in ("br", "gzip", "")


def test_a_header_of_any_length_and_any_number_of_headers_is_answered():
    found = {accepted(f"gzip, odd-{number}") for number in range(600)}

    assert found == {"gzip"}
    assert accepted("gzip, " + "x" * 10_000) == "gzip"


@pytest.mark.parametrize(
    ("encoding", "read"), [("br", brotli.decompress), ("gzip", gzip.decompress), ("", bytes)]
)
def test_a_page_is_what_it_was_in_each_encoding(encoding, read):
    page = made(HTML, BODY, encoding, {})

    status, headers, body = given_to(page)

    assert (status, read(body)) == ("200 OK", BODY)
    assert headers.get("Content-Encoding", "") == encoding
    assert int(headers["Content-Length"]) == len(body)
    assert (headers["Vary"], headers["Cache-Control"]) == ("Accept-Encoding", PUBLIC)


def test_what_arrives_compressed_is_compressed_anew():
    page = made([*HTML, ("Content-Encoding", "gzip")], gzip.compress(BODY), "br", {})

    _status, headers, body = given_to(page)

    assert brotli.decompress(body) == BODY
    assert headers["Content-Encoding"] == "br"
    assert page.tag == made(HTML, BODY, "br", {}).tag


def test_a_picture_is_sent_as_it_is():
    page = made([("Content-Type", "image/png"), ("Cache-Control", PUBLIC)], b"png", "br", {})

    assert given_to(page)[2] == b"png"
    assert "Content-Encoding" not in given_to(page)[1]


def test_the_tag_tells_pages_and_encodings_apart():
    tags = [made(HTML, body, one, {}).tag for body in (b"a", b"b") for one in ("br", "gzip", "")]

    assert len(set(tags)) == 6
    assert all(one[0] == one[-1] == '"' for one in tags)


@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', '"other",W/{}', "*"])
def test_a_page_that_its_reader_has_is_not_sent_again(form):
    page = made(HTML, BODY, "br", {})

    status, headers, body = given_to(page, HTTP_IF_NONE_MATCH=form.format(page.tag))

    assert (status, body) == ("304 Not Modified", b"")
    assert headers == {"ETag": page.tag, "Cache-Control": PUBLIC, "Vary": "Accept-Encoding"}


def test_a_page_that_its_reader_has_otherwise_is_sent():
    page, other = (made(HTML, BODY, one, {}) for one in ("br", "gzip"))

    status, _headers, body = given_to(page, HTTP_IF_NONE_MATCH=other.tag)

    assert (status, body) == ("200 OK", page.body[0])


def test_who_asks_for_the_headers_gets_those_of_the_whole_page():
    page = made(HTML, BODY, "br", {})

    whole, head = given_to(page), given_to(page, REQUEST_METHOD="HEAD")

    assert head == (whole[0], whole[1], b"")


@pytest.mark.parametrize(
    ("second", "expires"),
    [("1800000000", "@1800000000"), ("soon", None), ("1" * 12, None), ("²", None), ("", None)],
)
def test_the_server_in_front_may_keep_a_page_to_the_end_of_the_second_it_names(second, expires):
    headers = given_to(made(HTML, BODY, "", {}), HTTP_X_SECOND=second)[1]

    assert headers.get("X-Accel-Expires") == expires


@pytest.mark.parametrize(
    ("status", "headers", "may"),
    [
        ("200 OK", HTML, True),
        ("200 OK", [*HTML, ("Vary", "Accept-Encoding")], True),
        ("200 OK", [*HTML, ("Content-Encoding", "gzip")], True),
        ("200 OK", [*HTML, ("Content-Encoding", "br")], False),
        ("200 OK", [*HTML, ("Vary", "Accept-Encoding, Cookie")], False),
        ("200 OK", [*HTML, ("Vary", "Accept-Language")], False),
        ("200 OK", [*HTML, ("Set-Cookie", "a=b")], False),
        ("200 OK", [("Cache-Control", "no-store")], False),
        ("200 OK", [], False),
        ("404 Not Found", HTML, False),
    ],
)
def test_only_what_is_the_same_for_everybody_may_be_kept(status, headers, may):
    assert may_be_kept(status, headers) == may
