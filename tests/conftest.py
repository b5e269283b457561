"""What tests of several rooms share: plain static files, and a small content tree."""

import os

import pytest
from django.db import connection
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from guide.shelf import forget
from tests import counted
from tests.real import loaded
from tests.small_tree import small_tree, write_tree

# A slow machine is no failure, and a failure is the same on every machine.
hypothesis_settings.register_profile(
    "guide", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("guide")


@pytest.fixture(autouse=True)
def plain_static_files(settings):
    # The addresses of a deployment's static files are known only after collectstatic.
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture(autouse=True)
def pictures_and_prints_of_a_test_are_its_own(settings, tmp_path):
    settings.MADE = tmp_path / "made"


@pytest.fixture(autouse=True)
def the_language_of_a_test_is_its_own():
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def connections_outlast_requests(monkeypatch):
    """A request that ends, here, would close the connection of the test's own transaction."""
    monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: None)


@pytest.fixture(autouse=True)
def nothing_is_kept_in_memory(settings):
    """What a test writes, by whatever way, is seen at its next look, and in no other test."""

    def see(execute, sql, parameters, many, context):
        try:
            return execute(sql, parameters, many, context)
        finally:
            if not sql.startswith("SELECT"):
                forget()

    settings.REVISION_SECONDS = 0
    forget()
    with connection.execute_wrapper(see):
        yield
    forget()


@pytest.fixture(scope="module")
def real_content(django_db_setup, django_db_blocker):
    """The records of the real content, loaded once for a module whose tests have a database."""
    with django_db_blocker.unblock(), loaded() as records:
        yield records


@pytest.fixture
def content(tmp_path, settings):
    """A folder with the small tree, from which the settings say that content is read."""
    folder = tmp_path / "content"
    write_tree(folder, small_tree())
    settings.CONTENT = folder
    return folder


def pytest_configure(config):
    counted.begin(config)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes():
    """Left there, it would begin one more count in each worker, as in every Python below."""
    os.environ.pop("COVERAGE_PROCESS_CONFIG", None)


def pytest_terminal_summary(terminalreporter):
    """The tables that tests have recorded; with xdist, only this process can show them."""
    reports = terminalreporter.stats.get("passed", []) + terminalreporter.stats.get("failed", [])
    tables = [text for one in reports for name, text in one.user_properties if name == "table"]
    for table in sorted(set(tables)):
        terminalreporter.write_line(table)
