"""Two application servers behind nginx, as deployed: nothing fails, is mixed, or stays old."""

import gzip
import http.client
import os
import re
import signal
import ssl
import time

import brotli
import pytest

from guide.page import accepted
from tests.serving.conftest import changed_tree, load_tree
from tests.serving.machines import (
    MARKED,
    PAGES,
    ROOT,
    Application,
    Nginx,
    Readers,
    eventually,
    get,
    shown,
)


@pytest.mark.parametrize(
    ("accepts", "read"), [("gzip, deflate, br", brotli.decompress), ("gzip", gzip.decompress)]
)
def test_a_page_comes_from_nginx_itself_within_a_second_and_compressed(nginx, accepts, read):
    found = [get(nginx.port, "/zh-hans/law/", {"Accept-Encoding": accepts}) for _ in range(2)]

    (status, headers, body), (_status, again, _body) = found
    assert (status, headers["Content-Encoding"]) == (200, accepted(accepts))
    assert read(body).startswith(b"<!doctype html>")
    assert headers["ETag"] == again["ETag"]
    assert "X-Accel-Expires" not in headers


def test_nginx_itself_says_that_a_page_did_not_change(nginx):
    tag = get(nginx.port, "/zh-hans/law/")[1]["ETag"]

    status, headers, body = get(nginx.port, "/zh-hans/law/", {"If-None-Match": tag})

    assert (status, headers["ETag"], body) == (304, tag, b"")


@pytest.mark.parametrize(
    "accepts",
    ["", "br", "gzip", "GZIP;q=0.5", "br;q=0, gzip", "br;q=0.0,gzip;q=0", "deflate, br;q=0.1",
     "x-gzip", "brotli", "gzip, deflate, br, zstd", "identity"],
)  # fmt: skip
def test_nginx_and_the_application_read_what_is_accepted_alike(nginx, accepts):
    headers = get(nginx.port, "/zh-hans/", {"Accept-Encoding": accepts})[1]

    assert headers.get("Content-Encoding", "") == accepted(accepts)


@pytest.mark.parametrize("path", ["/zh-hans/checkup/", "/zh-hans/terms/?x=1", "/readyz", "/no/"])
def test_nothing_else_is_kept(nginx, path):
    for _again in range(2):
        get(nginx.port, path)

    def logged():
        lines = (nginx.folder / "within-bounds.log").read_text().splitlines()
        words = [line.split() for line in lines]
        return [one[-1] for one in words if one[2] == path.partition("?")[0]]

    kept = "BYPASS" if "?" in path else "MISS"
    assert eventually(lambda: len(logged()) == 2 and logged()) == [kept, kept]


def test_what_a_reader_typed_is_in_no_file(nginx):
    get(nginx.port, "/zh-hans/search/?q=typed-here")
    get(nginx.port, "/zh-hans/myths/?from=typed-here")
    get(nginx.port, "/zh-hans/myths/")

    kept = [one.read_bytes() for one in (nginx.folder / "cache").rglob("*") if one.is_file()]
    assert any(b"/zh-hans/myths/" in one for one in kept)
    assert [one for one in kept if b"typed-here" in one] == []


def test_the_log_names_no_reader_and_no_query(nginx):
    headers = {"User-Agent": "secret-agent", "Referer": "https://secret.example/"}
    get(nginx.port, "/zh-hans/search/?q=secret-query", headers, source="127.0.0.77")

    logged = "".join(one.read_text() for one in nginx.folder.glob("*.log"))
    assert "/zh-hans/search/ 200" in logged
    assert ["secret" in logged, "127.0.0" in logged] == [False, False]


def test_while_readers_read_each_new_revision_is_everywhere_in_two_seconds(
    nginx, applications, database
):
    ports = [nginx.port, *(one.port for one in applications)]
    took = []

    with Readers(ports, PAGES) as readers:
        for number in range(1, 6):
            database.publish(number)
            began = time.monotonic()
            for port in ports:
                eventually(
                    lambda at=port, new=number: [shown(at, one) for one in MARKED] == [new] * 2
                )
            took.append(time.monotonic() - began)
            time.sleep(0.37)

    assert (readers.failed, readers.mixed) == ({}, [])
    # One of five may meet a machine that does something else for a second.
    assert sorted(took)[-2] <= 2


def test_while_readers_read_a_load_arrives_whole(nginx, environment, folder, database):
    database.publish(76)

    with Readers([nginx.port], PAGES) as readers:
        load_tree(environment, folder / "content", changed_tree("R-77-R"))
        eventually(lambda: all(shown(nginx.port, one) == 77 for one in MARKED), 10)

    assert (readers.failed, readers.mixed) == ({}, [])


def test_a_restart_for_a_new_version_loses_no_reader(nginx, applications):
    with Readers([nginx.port], PAGES) as readers:
        for one in applications:
            before = one.worker_ids()
            os.kill(one.process.pid, signal.SIGHUP)
            eventually(lambda app=one, old=before: not old & app.worker_ids())
            one.until_ready()
            assert len(before) == len(one.worker_ids()) == 1

    assert readers.failed == {}


@pytest.fixture
def by_tls(folder, environment):
    """nginx as it stands in the file, with a certificate, before an application by https."""
    application = Application(folder, {**environment, "GUIDE_HTTPS": "1"}).until_ready()
    (folder / "tls").mkdir()
    found = Nginx(folder / "tls", [application, application], as_it_is=True)
    yield found
    found.stop()
    application.stop()


def test_who_comes_without_tls_is_led_to_it_and_served_by_it(by_tls):
    status, headers, _body = get(by_tls.plain_port, "/zh-hans/law/?x=1")
    anybody = ssl.create_default_context()
    anybody.check_hostname, anybody.verify_mode = False, ssl.CERT_NONE
    connection = http.client.HTTPSConnection("127.0.0.1", by_tls.port, context=anybody)
    connection.request("GET", "/zh-hans/law/")
    answer = connection.getresponse()
    page = answer.read().decode()
    connection.close()

    # What did not fail is not logged.
    assert {one.read_text() for one in by_tls.folder.glob("*.log")} == {""}
    assert (status, headers["Location"]) == (301, "https://127.0.0.1/zh-hans/law/?x=1")
    assert (answer.status, answer.headers["Strict-Transport-Security"][:8]) == (200, "max-age=")
    assert '<link rel="canonical" href="https://127.0.0.1/zh-hans/law/">' in page


def test_the_unit_starts_the_servers_that_nginx_knows():
    unit = (ROOT / "guide/serving/within-bounds@.service").read_text()
    settings = dict(line.split("=", 1) for line in unit.splitlines() if "=" in line)
    known = re.findall(
        r"server 127\.0\.0\.1:(\d+)", (ROOT / "guide/serving/nginx.conf").read_text()
    )

    command = settings["ExecStart"].partition("python ")[2]
    assert command == "manage.py serve 127.0.0.1:%i"
    assert [f"within-bounds@{port}" in unit for port in known] == [True, True]
    assert settings["ExecReload"] == "/bin/kill -HUP $MAINPID"
