"""How often somebody tried, of late, to sign in with a name."""

from django.db import models
from django.db.models.functions import Now


class Tries(models.Model):
    """The tries with one name since the last that let somebody in. Nothing says who tried."""

    # A digest: what is typed for a name may be a password.
    name = models.CharField(primary_key=True, max_length=64)
    count = models.PositiveSmallIntegerField(db_default=0)
    # By the database's clock: it is the same one for all machines.
    last_at = models.DateTimeField(db_default=Now())

    def __str__(self):
        return f"{self.name}: {self.count}"
