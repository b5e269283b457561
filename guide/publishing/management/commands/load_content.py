"""Load the content files into the database: all of them, or none."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from guide.publishing.check import check
from guide.publishing.load import ConflictError, load
from guide.publishing.read import read

SAID = {
    "created": "created",
    "changed": "changed",
    "cleared": "taken over from an edit that is now in its file",
    "withdrawn": "withdrawn, because the file is gone",
    "kept": "left as edited in the admin (export_content brings it into the file)",
}


class Command(BaseCommand):
    help = (
        "Load the content files in one transaction. Says what it created, changed, left, refused."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--no-pictures",
            action="store_true",
            help="leave make_prints and draw_pictures for later",
        )

    def handle(self, *args, **options):
        records, problems = read(settings.CONTENT)
        problems = problems or check(records)
        for problem in problems:
            self.stderr.write(f"refused: {problem}")
        if problems:
            raise CommandError("Nothing was loaded. Put the above right and load again.")
        try:
            outcome = load(records, self.progress(len(records) if options["verbosity"] else 0))
        except ConflictError as conflict:
            raise CommandError(f"Nothing was loaded. refused: {conflict}") from conflict
        if options["verbosity"]:
            self.report(outcome)
        if not options["no_pictures"]:
            for command in ("make_prints", "draw_pictures"):
                call_command(command, verbosity=options["verbosity"])

    def progress(self, total):
        """A line that counts on a terminal; silent in a log."""
        done = 0

        def show(record):
            nonlocal done
            done += 1
            self.stderr.write(f"\r{done}/{total} {record.file:<60}", ending="")

        return show if total and self.stderr.isatty() else (lambda record: None)

    def report(self, outcome):
        for kind, says in SAID.items():
            names = getattr(outcome, kind)
            if names:
                self.stdout.write(f"{len(names)} {says}")
            if kind != "created":
                for name in names:
                    self.stdout.write(f"  {name}")
        self.stdout.write(f"{len(outcome.left)} left as they were")
