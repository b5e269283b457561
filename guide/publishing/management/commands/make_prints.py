"""Make the sheet and the card of each language: those that changed."""

import json

from django.conf import settings
from django.core.management.base import BaseCommand

from guide import made, shelf
from guide.publishing import prints
from guide.publishing.read import LANGUAGES

KINDS = {"sheet": prints.sheet, "card": prints.card}
MADE = "prints.json"


class Command(BaseCommand):
    help = "Make what changed since it was made last."

    def handle(self, *args, **options):
        before, wanted, count = json.loads(made.read(MADE) or "{}"), {}, 0
        with shelf.one_revision():
            for language in LANGUAGES:
                words = prints.words_of(language, settings.SITE_URL)
                for kind, make in KINDS.items():
                    name = f"print/{language}/{kind}.pdf"
                    wanted[name] = prints.digest(words)
                    if before.get(name) != wanted[name] or not made.path_of(name).exists():
                        made.write(name, make(words))
                        count += 1
        made.write(MADE, json.dumps(wanted).encode())
        if count:
            shelf.bump()  # pages in memory may hold an older print, or that there is none
        if options["verbosity"]:
            self.stdout.write(f"{count} prints made, {len(wanted) - count} as they were")
