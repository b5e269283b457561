"""Who tries too often to sign in with a name waits, and with them everybody who uses that name.

Counted by name alone: an address would say where an editor is, and whoever guesses has many.
"""

from django.conf import settings
from django.db.models import F
from django.db.models.functions import Now
from django.utils.crypto import salted_hmac

from guide.desk.models import Tries


def begin(name):
    """Count a try before it is made: many at once are many. False if there may be none now."""
    Tries.objects.filter(last_at__lte=Now() - settings.LOCKED_FOR).delete()
    Tries.objects.bulk_create([Tries(name=_digest(name))], ignore_conflicts=True)
    allowed = _of(name).filter(count__lt=settings.LOCKED_AFTER)
    return allowed.update(count=F("count") + 1, last_at=Now()) == 1


def is_locked(name):
    recent = _of(name).filter(last_at__gt=Now() - settings.LOCKED_FOR)
    return recent.filter(count__gte=settings.LOCKED_AFTER).exists()


def forget(name):
    _of(name).delete()


def _of(name):
    return Tries.objects.filter(name=_digest(name))


def _digest(name):
    return salted_hmac("guide.desk.lockout", name, algorithm="sha256").hexdigest()
