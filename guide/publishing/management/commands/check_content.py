"""Say whether the content files may be loaded. No database."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from guide.publishing import characters
from guide.publishing.check import check
from guide.publishing.read import read


class Command(BaseCommand):
    help = "Check every content file. Exits with 1, naming file, point and remedy, if one is wrong."
    requires_system_checks = []

    def handle(self, *args, **options):
        records, problems = read(settings.CONTENT)
        if not problems:
            # A box in a picture is to be put right, but keeps nobody from loading.
            problems = [*check(records), *characters.check(records)]
        for problem in problems:
            self.stderr.write(str(problem))
        if problems:
            raise CommandError(f"{len(problems)} to put right.")
        self.stdout.write(f"{len(records)} records, nothing to put right.")
