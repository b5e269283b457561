"""Write content files in canonical form, and draft a Traditional Chinese text where none is."""

import tomllib
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from guide.publishing.draft import traditional
from guide.publishing.read import LANGUAGES, canonical, values_of
from guide.publishing.shapes import SOURCES


class Command(BaseCommand):
    help = (
        "Rewrite content files in canonical form. With --draft, a text without zh-hant gets a "
        "draft converted from zh-hans: read it before it is committed."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--draft", action="store_true")
        parser.add_argument("--folder", type=Path, default=settings.CONTENT)

    def handle(self, *args, **options):
        problems = []
        words = _words(options["folder"]) if options["draft"] else None
        for source in SOURCES:
            for path in sorted(options["folder"].glob(source.pattern)):
                problems += self.format(path, source, words)
        for problem in problems:
            self.stderr.write(str(problem))
        if problems:
            raise CommandError("The files named above were left as they are.")

    def format(self, path, source, words):
        amend = {} if words is None else {"amend": lambda table: _fill(table, words)}
        values, problems = values_of(path, str(path), source, **amend)
        if not problems:
            for file, text in canonical(values, source, path).items():
                file.write_text(text)
        return problems


def _words(folder):
    """The reviewed words of traditional.toml; none where a folder has no such file."""
    path = folder / "traditional.toml"
    table = tomllib.loads(path.read_text()) if path.exists() else {"word": []}
    return {one["id"]: one["traditional"] for one in table["word"]}


def _fill(table, words):
    """Give every text that has zh-hans but no zh-hant a draft of it, in place."""
    for value in table.values() if isinstance(table, dict) else table:
        if isinstance(value, dict | list):
            _fill(value, words)
    if isinstance(table, dict) and LANGUAGES[0] in table and not table.get(LANGUAGES[1]):
        table[LANGUAGES[1]] = traditional(table[LANGUAGES[0]], words)
