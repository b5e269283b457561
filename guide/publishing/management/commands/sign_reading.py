"""Write down that files were read a second time, as they are now."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from guide.publishing import toml
from guide.publishing.check_readings import digests
from guide.publishing.read import of, read


class Command(BaseCommand):
    help = (
        "Write into readings.toml that these files were read against their sources by somebody "
        "other than their writer. Files are named as check_content names them."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="*", metavar="FILE")
        parser.add_argument("--all", action="store_true", help="every file that has changed")

    def handle(self, *args, **options):
        records, problems = read(settings.CONTENT)
        if problems:
            raise CommandError("The content cannot be read. Run check_content, and mend it.")
        found = digests(records)
        unknown = sorted(set(options["files"]) - set(found))
        if unknown:
            raise CommandError(f"There is no file {', '.join(unknown)} to read.")
        read_before = {one.id: one.value for one in of(records, "reviewed.Reading")}
        readings = []
        for file, digest in sorted(found.items()):
            before = read_before.get(file)
            signed = options["all"] or file in options["files"]
            if signed and (before is None or before["digest"] != digest):
                before = {"id": file, "digest": digest, "on": timezone.localdate()}
                self.stdout.write(f"read: {file}")
            if before is not None:
                readings.append(before)
        (settings.CONTENT / "readings.toml").write_text(toml.dump({"reading": readings}))
