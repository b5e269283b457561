"""Ask a running site for every address of its sitemap, as a reader would."""

import re
import time
from http.client import HTTPConnection, HTTPSConnection
from urllib.parse import urlsplit

from django.core.management.base import BaseCommand, CommandError

PLACE = re.compile(r"<loc>([^<]+)</loc>")
# Whatever the content is, these answer so.
ALWAYS = {"/healthz": 200, "/readyz": 200, "/zh-hans/checkup/": 200, "/en/search/": 200,
          "/robots.txt": 200, "/no-such-address/": 404}  # fmt: skip
# Seconds to wait for a server that says it is asked too often.
TOO_OFTEN = 1


class Command(BaseCommand):
    help = "Ask the site at URL, such as https://guide.example, for every address of its sitemap."

    def add_arguments(self, parser):
        parser.add_argument("url", metavar="URL")

    def handle(self, *args, url, **options):
        site = urlsplit(url)
        kind = HTTPSConnection if site.scheme == "https" else HTTPConnection
        self.connection = kind(site.netloc, timeout=10)
        wrong = [f"{path}: {trouble}" for path, trouble in self.troubles()]
        self.connection.close()
        for line in wrong:
            self.stderr.write(line)
        if wrong:
            raise CommandError(
                f"{len(wrong)} of {self.asked} addresses do not answer as they should."
            )
        self.stdout.write(f"{self.asked} addresses answer as they should.")

    def troubles(self):
        self.asked = 0
        for path, expected in ALWAYS.items():
            status, _headers, _body = self.get(path)
            if status != expected:
                yield path, f"answers {status}, not {expected}"
        _status, _headers, index = self.get("/sitemap.xml")
        for sitemap in PLACE.findall(index):
            for place in PLACE.findall(self.get(urlsplit(sitemap).path)[2]):
                path = urlsplit(place).path
                yield from ((path, one) for one in trouble_of(*self.get(path)))

    def get(self, path):
        self.asked += 1
        while True:
            self.connection.request("GET", path)
            answer = self.connection.getresponse()
            body = answer.read().decode(errors="replace")
            if answer.status != 429:
                return answer.status, answer.headers, body
            time.sleep(TOO_OFTEN)


def trouble_of(status, headers, body):
    if status != 200:
        yield f"answers {status}"
    elif body.count("<h1") != 1:
        yield "is no page: it has not one heading"
    if "Content-Security-Policy" not in headers:
        yield "does not say what a browser may load"
    if "Set-Cookie" in headers:
        yield "sets a cookie"
