"""Let an editor try again at once, though somebody tried too often with their name."""

from django.core.management.base import BaseCommand, CommandError

from guide.desk.lockout import forget, is_locked


class Command(BaseCommand):
    help = "Let an editor try to sign in again at once, after too many tries with their name."

    def add_arguments(self, parser):
        parser.add_argument("name", metavar="NAME")

    def handle(self, *args, name, **options):
        if not is_locked(name):
            raise CommandError(f"{name} is not locked. Nothing was changed.")
        forget(name)
        self.stdout.write(f"{name} may try again.")
