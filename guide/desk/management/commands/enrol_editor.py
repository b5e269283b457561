"""Give an editor the phone whose codes let them in, beside the password."""

import io
import sys
from base64 import b32encode

import segno
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from guide.desk.phones import enrol, has_phone, new_phone

NOTHING = "Nothing was changed. Run the command again when the phone is at hand."


class Command(BaseCommand):
    help = (
        "Show a QR code for the application on an editor's phone that makes codes, and take the "
        "phone if it answers with the right code. Only with it can the editor sign in."
    )
    stealth_options = ("stdin",)

    def add_arguments(self, parser):
        parser.add_argument("name", metavar="NAME", help="as given to createsuperuser")
        parser.add_argument(
            "--replace", action="store_true", help="the editor's phone is lost: take another"
        )

    def handle(self, *args, name, replace, stdin=sys.stdin, **options):
        user = editor(name)
        if has_phone(user) and not replace:
            raise CommandError(
                f"{name} has a phone. If it is lost, or a new one takes its place, add --replace: "
                "its codes are then refused, and who signed in with it is signed out."
            )
        phone = new_phone(user)
        self.stdout.write(shown(phone))
        try:
            self.take_code(phone, stdin)
        except KeyboardInterrupt:
            raise CommandError(NOTHING) from None
        self.stdout.write(f"{name} signs in with the password and a code from this phone.")

    def take_code(self, phone, stdin):
        while True:
            self.stdout.write("The code that the application shows now: ", ending="")
            self.stdout.flush()
            code = stdin.readline().strip()
            if not code:
                raise CommandError(f"No code was given. {NOTHING}")
            if enrol(phone, code):
                return
            self.stdout.write(
                "That is not the code. Is the phone's clock set by the network? "
                "Try the next code, or press Enter to stop."
            )


def editor(name):
    user = User.objects.filter(username=name).first()
    if user is None:
        raise CommandError(
            f"There is no editor {name}. `python3 manage.py createsuperuser` makes the first one; "
            "others are added in the admin, under Users."
        )
    if not (user.is_active and user.is_staff):
        raise CommandError(
            f"{name} may not use the admin. Tick “Active” and “Staff status” of this user there, "
            "then run the command again."
        )
    return user


def shown(phone):
    """The picture to scan, and the same secret for a phone that cannot."""
    picture = io.StringIO()
    segno.make(phone.config_url, error="l", micro=False).terminal(picture, compact=True)
    secret = b32encode(phone.bin_key).decode()
    groups = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    return (
        f"{picture.getvalue()}\n"
        f"Scan this with an application that makes codes, or type the secret there: {groups}\n"
        "It is shown this once. Whoever has it can make the codes: let nobody see it."
    )
