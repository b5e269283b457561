"""The real content in the database of a test."""

from contextlib import contextmanager

from django.conf import settings
from django.db import transaction
from django.test import override_settings

from guide.publishing.load import load
from guide.publishing.read import read
from tests.counted import uncounted


@contextmanager
def loaded(**changed):
    """Inside, all of the content is published; gone afterwards. Yields its records."""
    storages = {
        **settings.STORAGES,
        # The addresses of a deployment's static files are known only after collectstatic.
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    with override_settings(STORAGES=storages, **changed), transaction.atomic():
        with uncounted():
            records, problems = read(settings.CONTENT)
            assert problems == []
            load(records)
        yield records
        transaction.set_rollback(True)
