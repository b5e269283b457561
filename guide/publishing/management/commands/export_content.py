"""Write the database back into the content files, so that an edit becomes a diff to review."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from guide.publishing.export import export


class Command(BaseCommand):
    help = "Write every row back into its file in canonical form. Unedited rows change no byte."

    def add_arguments(self, parser):
        parser.add_argument("folder", nargs="?", type=Path, default=settings.CONTENT)

    def handle(self, *args, **options):
        changed = export(options["folder"])
        for name in changed:
            self.stdout.write(name)
        self.stdout.write(f"{len(changed)} files changed.")
