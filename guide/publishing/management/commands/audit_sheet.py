"""Print the audit sheet of one answer, of several, or of all."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from guide.publishing import audit
from guide.publishing.read import read


class Command(BaseCommand):
    help = (
        "Print each sentence of an answer beside what the provisions it cites say themselves: "
        "rule, quote, caveat, force, dates, confidence. Without an id, of every answer."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("answers", nargs="*", metavar="ANSWER")

    def handle(self, *args, **options):
        records, problems = read(settings.CONTENT)
        if problems:
            raise CommandError("The content cannot be read. Run check_content, and mend it.")
        answers = {one.id: one.value for one in records if one.shape.name == "answers.Answer"}
        unknown = [one for one in options["answers"] if one not in answers]
        if unknown:
            raise CommandError(f"There is no answer {', '.join(unknown)}. Give ids of answers.")
        known = audit.provisions(records)
        for name in options["answers"] or answers:
            self.stdout.write(audit.sheet(answers[name], known))
