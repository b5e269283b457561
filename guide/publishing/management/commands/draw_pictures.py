"""Draw the picture and the poster of each answer in each language: those that changed."""

import json

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import override

from guide import made, shelf
from guide.answers.models import Answer
from guide.publishing import pictures
from guide.publishing.read import LANGUAGES

KINDS = {"picture": pictures.preview, "poster": pictures.poster}
DRAWN = "pictures.json"


class Command(BaseCommand):
    help = "Draw what changed since it was drawn last. Can be stopped and started again."

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="also what did not change")

    def handle(self, *args, **options):
        before = {} if options["all"] else json.loads(made.read(DRAWN) or "{}")
        wanted = self.wanted()
        drawn = {
            name: digest
            for name, (digest, _words) in wanted.items()
            if before.get(name) == digest and made.path_of(name).exists()
        }
        kept = len(drawn)
        self.remove_all_but(wanted)
        # First without what is about to change: a stop at any moment leaves no lie behind.
        made.write(DRAWN, json.dumps(drawn).encode())
        try:
            for name in [one for one in wanted if one not in drawn]:
                self.draw(name, wanted[name][1])
                drawn[name] = wanted[name][0]
        finally:
            made.write(DRAWN, json.dumps(drawn).encode())
            if len(drawn) > kept:
                shelf.bump()  # pages in memory may hold an older picture, or that there is none
        if options["verbosity"]:
            self.stdout.write(f"{len(drawn) - kept} pictures drawn, {kept} as they were")

    def wanted(self):
        """{file: (digest, words)} of every picture that there should be."""
        found = {}
        # modeltranslation and gettext both follow the language that is active.
        with override(LANGUAGES[0]):
            for answer in shelf.shelf(Answer).all():
                for language in LANGUAGES:
                    words = pictures.words_of(answer, language, settings.SITE_URL)
                    for kind in KINDS:
                        name = f"{kind}/{language}/{answer.pk}.png"
                        found[name] = pictures.digest(words), words
        return found

    def remove_all_but(self, wanted):
        for kind in KINDS:
            for path in made.path_of(kind).rglob("*.png"):
                if path.relative_to(made.path_of("")).as_posix() not in wanted:
                    path.unlink()

    def draw(self, name, words):
        made.write(name, KINDS[name.partition("/")[0]](words))
        if self.stderr.isatty():
            self.stderr.write(f"\r{name:<70}", ending="")
