"""Write every public page as a file, for a server that serves nothing but files."""

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import brotli
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.test import Client

from guide.first import gzipped
from guide.publishing.open_data import COLLECTIONS
from guide.publishing.read import LANGUAGES
from guide.shelf import one_revision

LINK = re.compile(r'(?:href|src)="([^"#?]+)|<loc>([^<]+)</loc>')
# What no page links to.
FIRST = [
    "/robots.txt",
    "/sitemap.xml",
    "/data/",
    *(f"/data/{name}.{kind}" for name in COLLECTIONS for kind in ("json", "schema.json")),
]
READ = ("text/html", "application/xml", "application/atom+xml")
COMPRESSED = {".html", ".xml", ".atom", ".json", ".txt", ".css", ".js", ".svg"}


class Command(BaseCommand):
    help = (
        "Write every public page into FOLDER, which must be new or empty, each with .br and .gz "
        "beside it. The questionnaire and the search are no files: they need the application."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, metavar="FOLDER")

    def handle(self, *args, folder, **options):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise CommandError(f"{folder} is there already and not empty. Name a new folder.")
        self.site = urlsplit(settings.SITE_URL or f"http://{settings.ALLOWED_HOSTS[0]}")
        self.client = Client(headers={"host": self.site.netloc})
        with one_revision():
            written, left = self.write_all(folder)
        self.stdout.write(f"{written} files written")
        for path in sorted(left):
            self.stdout.write(f"  needs the application: {path}")

    def write_all(self, folder):
        """(how many files were written, the addresses that are linked and are none)."""
        coming = [*FIRST, *(f"/{language}/" for language in LANGUAGES)]
        seen, left, written = set(coming), set(), 0
        while coming:
            path = coming.pop()
            response = self.client.get(path, secure=self.site.scheme == "https")
            if not is_a_file(response):
                left.add(path)
                continue
            content = b"".join(response) if response.streaming else response.content
            response.close()
            write(folder / file_of(path), content)
            written += 1
            if response.headers.get("Content-Type", "").startswith(READ):
                found = self.links(content.decode()) - seen
                seen |= found
                coming += sorted(found)
        return written, left

    def links(self, page):
        """The paths inside the site that a page names."""
        found = set()
        for link, place in LINK.findall(page):
            parts = urlsplit(link or place)
            if parts.netloc in ("", self.site.netloc) and parts.path.startswith("/"):
                found.add(unquote(parts.path))
        return found


def is_a_file(response):
    """The same for everybody, and no way to somewhere else."""
    return response.status_code == 200 and "public" in response.headers.get("Cache-Control", "")


def file_of(path):
    inside = path.removeprefix("/")
    return f"{inside}index.html" if path.endswith("/") else inside


def write(file, content):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    if file.suffix in COMPRESSED:
        file.with_name(f"{file.name}.br").write_bytes(brotli.compress(content))
        file.with_name(f"{file.name}.gz").write_bytes(gzipped(content))
