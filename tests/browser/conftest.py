"""The site as its readers get it, and Debian's Chromium to read it with."""

import gzip
import http.client
import json
import os
import secrets
import socket
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

# While it is open, Playwright keeps an event loop running in this process. Without this,
# Django would refuse its database to every later test of the same process.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

ROOT = Path(__file__).resolve().parents[2]
# Without these, Chromium looks for Google's hosts at every start.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-proxy-server",
]
PATIENCE = 120  # seconds; two starts at once, on two busy cores, take about 20


@pytest.fixture(scope="session")
def values(tmp_path_factory):
    """The environment of the site: nothing else of this process's, coverage and settings least."""
    folder = tmp_path_factory.mktemp("site")
    return {
        "PATH": os.environ["PATH"],
        "GUIDE_SECRET_KEY": secrets.token_urlsafe(50),
        "GUIDE_ALLOWED_HOSTS": "127.0.0.1",
        "GUIDE_HTTPS": "0",
        "GUIDE_ADMIN_PATH": "desk",
        "GUIDE_DATABASE": str(folder / "guide.sqlite3"),
        "GUIDE_STATIC_ROOT": str(folder / "static"),
        "GUIDE_MADE": str(folder / "made"),
    }


@pytest.fixture(scope="session")
def site(values, tmp_path_factory):
    """The address of the site that `manage.py up` serves, with a database of its own."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("server") / "log"
    with log.open("w") as out:
        server = subprocess.Popen(
            [sys.executable, "manage.py", "up", f"127.0.0.1:{port}"],
            cwd=ROOT,
            env=values,
            stdout=out,
            stderr=out,
        )
    try:
        wait_for(port, server, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=30)


def wait_for(port, server, log):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        assert server.poll() is None, log.read_text()
        with suppress(OSError):
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        time.sleep(0.1)
    raise AssertionError(f"no answer in {PATIENCE} seconds: {log.read_text()}")


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def open_page(site, chromium):
    """Opens a page at an address of the site, in a profile that has seen nothing before."""
    profiles = []

    def open_page(path="", *, width=360, height=640, scripts=True, **options):
        profile = chromium.new_context(
            base_url=site,
            viewport={"width": width, "height": height},
            java_script_enabled=scripts,
            **options,
        )
        profiles.append(profile)
        page = profile.new_page()
        if path:
            page.goto(path)
        return page

    yield open_page
    for profile in profiles:
        profile.close()


@pytest.fixture(scope="session")
def fetch(site):
    """Gets an address of the site as a browser asks for it: its bytes on the wire."""

    def fetch(path):
        wire = http.client.HTTPConnection(urlsplit(site).netloc, timeout=30)
        with closing(wire):
            wire.request("GET", path, headers={"Accept-Encoding": "gzip"})
            return wire.getresponse().read()

    return fetch


@pytest.fixture(scope="session")
def answers(fetch):
    """Every answer's record in the open data."""
    return json.loads(gzip.decompress(fetch("/data/answers.json")))["answers"]
