"""What every kind of response says about caching, privacy and what a browser may do with it."""

import gzip
import importlib

import pytest
from django.test import Client
from django.urls import clear_url_caches
from django.utils import timezone

from guide import urls
from guide.answers.models import Answer, Section
from guide.channels.models import Route
from guide.publishing.models import Retired
from tests.signed_in import sign_in

KEPT = "public, max-age=60, s-maxage=1, stale-while-revalidate=600, stale-if-error=86400"
PUBLIC = {
    "page": ("/zh-hans/law/", 200),
    "questionnaire": ("/zh-hans/checkup/sheet/", 200),
    "sitemap": ("/sitemap.xml", 200),
    "robots": ("/robots.txt", 200),
    "moved": ("/zh-hans/answers/old/", 301),
    "language": ("/", 302),
    "alias": ("/zh-cn/law/", 302),
    "refused": ("/zh-hans/checkup/?weather=rain", 400),
    "not found": ("/zh-hans/answers/nothing/", 404),
    "gone": ("/zh-hans/answers/gone/", 410),
    "broken": ("/zh-hans/ladder/bank/threats/", 500),
}

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows():
    section = Section.objects.create(id="limits", name_zh_hans="界")
    Answer.objects.create(
        id="new", number=1, section=section, stamp="may", reviewed_on=timezone.localdate()
    )
    Retired.objects.create(address="answers/old", successor="answers/new")
    Retired.objects.create(address="answers/gone")
    # A route without its lender: a state that no load leaves behind breaks the page.
    Route.objects.create(id="bank--threats", lender="bank", issue="threats")


@pytest.fixture
def desk(settings):
    """The admin at /desk/, as it is where the environment names that address."""
    before = settings.ADMIN_PATH
    settings.ADMIN_PATH = "desk"
    importlib.reload(urls)
    clear_url_caches()
    yield
    settings.ADMIN_PATH = before
    importlib.reload(urls)
    clear_url_caches()


@pytest.mark.parametrize(("address", "status"), PUBLIC.values(), ids=list(PUBLIC))
def test_every_kind_of_response_says_what_a_browser_may_do(client, rows, address, status):
    client.raise_request_exception = False

    response = client.get(address)

    policy = response.headers["Content-Security-Policy"].split("; ")
    assert response.status_code == status
    assert {"default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"} <= set(policy)
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert "camera=()" in response.headers["Permissions-Policy"].split(", ")
    assert {
        name: response.headers[name]
        for name in (
            "X-Content-Type-Options",
            "X-Frame-Options",
            "Referrer-Policy",
            "Cross-Origin-Opener-Policy",
            "Cross-Origin-Resource-Policy",
        )
    } == {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


@pytest.mark.parametrize(("address", "status"), PUBLIC.values(), ids=list(PUBLIC))
def test_no_kind_of_public_response_sets_a_cookie(client, rows, address, status):
    client.raise_request_exception = False

    response = client.get(address)

    assert (response.status_code, "Set-Cookie" in response.headers) == (status, False)
    assert dict(client.cookies) == {}


@pytest.mark.parametrize(
    ("kind", "cached"),
    [
        ("page", KEPT),
        ("sitemap", KEPT),
        ("moved", KEPT),
        ("gone", KEPT),
        ("language", None),
        ("not found", None),
        ("broken", None),
    ],
)
def test_only_what_will_be_the_same_for_everybody_may_be_kept(client, rows, kind, cached):
    client.raise_request_exception = False

    response = client.get(PUBLIC[kind][0])

    assert response.headers.get("Cache-Control") == cached


def test_data_may_be_read_by_other_sites(client):
    response = client.get("/data/answers.json")

    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_a_page_is_compressed_to_the_same_bytes_each_time(client):
    one, again = (client.get("/zh-hans/law/", headers={"accept-encoding": "gzip"}) for _ in "12")
    plain = client.get("/zh-hans/law/")

    assert one.headers["Content-Encoding"] == "gzip"
    assert one.content == again.content
    assert gzip.decompress(one.content) == plain.content
    assert "Accept-Encoding" in one.headers["Vary"].split(", ")


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_a_page_that_did_not_change_is_not_sent_again(client, encoding):
    headers = {"accept-encoding": encoding}
    first = client.get("/zh-hans/law/", headers=headers)

    again = client.get("/zh-hans/law/", headers={**headers, "if-none-match": first.headers["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["Cache-Control"] == KEPT


def test_a_page_that_changed_is_sent_again(client, rows):
    tag = client.get("/zh-hans/answers/new/").headers["ETag"]
    Answer.objects.update(short_zh_hans="改过")

    response = client.get("/zh-hans/answers/new/", headers={"if-none-match": tag})

    assert response.status_code == 200
    assert response.headers["ETag"] != tag


def test_the_admin_is_neither_compressed_nor_kept(client, desk):
    response = client.get("/desk/login/", headers={"accept-encoding": "gzip"})

    assert response.templates[0].name == "desk/sign_in.html"
    assert "Content-Encoding" not in response.headers
    assert "public" not in response.headers["Cache-Control"]


def test_what_the_admin_says_nothing_about_may_not_be_kept_by_everybody(client, desk):
    sign_in(client)

    # The one page of the admin that does not forbid it itself.
    response = client.get("/desk/jsi18n/")

    assert response.status_code == 200
    assert "Cache-Control" not in response.headers


def test_a_form_of_the_admin_is_taken_from_its_own_page_and_from_no_other(desk):
    client = Client(enforce_csrf_checks=True)
    token = client.get("/desk/login/").context["csrf_token"]

    found = {
        origin: client.post(
            "/desk/login/", {"csrfmiddlewaretoken": token}, headers={"origin": origin}
        ).status_code
        for origin in ("http://testserver", "https://elsewhere.example", "null")
    }

    # Told nothing of where it may say it comes from, a browser says "null".
    assert client.get("/desk/login/").headers["Referrer-Policy"] == "same-origin"
    assert found == {"http://testserver": 200, "https://elsewhere.example": 400, "null": 400}


def test_without_an_admin_an_address_like_its_own_is_a_public_one(client, rows, settings):
    settings.ADMIN_PATH = ""

    response = client.get("/zh-hans/law/", headers={"accept-encoding": "gzip"})

    assert response.headers["Content-Encoding"] == "gzip"
