"""What is known of the last load, and of addresses whose file is gone."""

from django.db import models


class Revision(models.Model):
    """One row: the content that readers see now."""

    kept = ()

    digest = models.CharField(max_length=64)
    # Counts loads and edits in the admin: only so does a process learn that there is news.
    number = models.PositiveIntegerField(default=0)
    # None: edited before anything was loaded.
    loaded_at = models.DateTimeField(null=True)

    def __str__(self):
        return self.digest


class Retired(models.Model):
    """A released address without its page: it answers with its successor, or says it is gone."""

    kept = ()

    # Without the language, such as "answers/old-slug".
    address = models.CharField(primary_key=True, max_length=200)
    successor = models.CharField(max_length=200, blank=True)

    def __str__(self):
        return self.address
