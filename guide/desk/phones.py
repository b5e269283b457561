"""The phone whose codes let an editor in, beside the password: one for each editor."""

from django.db import transaction
from django_otp.plugins.otp_totp.models import TOTPDevice


def has_phone(user):
    return _phones_of(user).exists()


def new_phone(user):
    """Not in the database: its secret is worth nothing until a code shows that somebody has it."""
    return TOTPDevice(user=user, name="phone")


def enrol(phone, code):
    """Whether the code is the phone's. If so, it is from now on its editor's only one."""
    with transaction.atomic():
        # Anew for each code: one that is not taken makes its phone wait before the next.
        enrolled = TOTPDevice(user=phone.user, name=phone.name, key=phone.key)
        if not enrolled.verify_token(_digits(code)):
            enrolled.delete()
            return False
        _phones_of(phone.user).exclude(pk=enrolled.pk).delete()
        return True


def verified(user, code):
    """The editor's phone if the code is its own, of this moment and not used before; else None."""
    with transaction.atomic():
        # Locked, so that of two who come at once with one code only one is let in.
        phone = _phones_of(user).select_for_update().first()
        return phone if phone and phone.verify_token(_digits(code)) else None


def _phones_of(user):
    return TOTPDevice.objects.filter(user=user)


def _digits(code):
    """Applications show a code in two halves."""
    return code.replace(" ", "")
