"""The smoke test finds what a reader would, on a site that runs."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.management import CommandError, call_command

from guide.serving.management.commands import smoke


def test_a_site_that_runs_is_found_well(applications, capsys):
    call_command("smoke", f"http://127.0.0.1:{applications[0].port}")

    count, rest = capsys.readouterr().out.split(" ", 1)
    assert int(count) > 30
    assert rest == "addresses answer as they should.\n"


GOOD = (200, {"Content-Security-Policy": "default-src 'none'"}, "<h1>")
# Some page of a site, and what is wrong with it.
PAGES = {
    "/good/": GOOD,
    "/away/": (500, GOOD[1], "<h1>"),
    "/empty/": (200, GOOD[1], "nothing"),
    "/twice/": (200, GOOD[1], "<h1><h1>"),
    "/bare/": (200, {}, "<h1>"),
    "/cookie/": (200, {**GOOD[1], "Set-Cookie": "a=b"}, "<h1>"),
}
INDEX = "<loc>https://guide.example/sitemap-en.xml</loc>"
SITEMAP = "".join(f"<loc>https://guide.example{path}</loc>" for path in PAGES)


class Site(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    refused = 0

    def do_GET(self):
        known = {**PAGES, "/sitemap.xml": (200, {}, INDEX), "/sitemap-en.xml": (200, {}, SITEMAP)}
        status, headers, body = known.get(self.path, (200, {}, ""))
        if self.path == "/good/" and Site.refused < 1:
            Site.refused += 1
            status = 429
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_said):
        """Nothing: the tests' output is not its log."""


@pytest.fixture
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_what_is_wrong_is_named_by_its_address(site, capsys, monkeypatch):
    monkeypatch.setattr(smoke, "TOO_OFTEN", 0.01)

    with pytest.raises(CommandError, match="6 of 14 addresses"):
        call_command("smoke", site)

    assert capsys.readouterr().err.splitlines() == [
        "/no-such-address/: answers 200, not 404",
        "/away/: answers 500",
        "/empty/: is no page: it has not one heading",
        "/twice/: is no page: it has not one heading",
        "/bare/: does not say what a browser may load",
        "/cookie/: sets a cookie",
    ]


def test_a_site_behind_tls_is_asked_by_tls():
    with pytest.raises(OSError, match=r"."):
        call_command("smoke", "https://127.0.0.1:1")
