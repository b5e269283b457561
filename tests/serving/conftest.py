"""A database with the small tree in it, two applications on it, and nginx in front of them."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.serving.machines import LOAD, ROOT, Application, Database, Nginx, deployment, manage
from tests.small_tree import small_tree, write_tree


@pytest.fixture(scope="session")
def folder():
    # Not pytest's own: another user, the database's, must reach it.
    with tempfile.TemporaryDirectory(prefix="serving-", ignore_cleanup_errors=True) as found:
        Path(found).chmod(0o755)
        yield Path(found)


@pytest.fixture(scope="session")
def environment(folder):
    values = deployment(folder)
    manage(values, "collectstatic", "--no-input", "--verbosity=0")
    return values


@pytest.fixture(scope="session")
def database(folder, environment):
    (folder / "database").mkdir()
    found = Database(folder / "database")
    environment["GUIDE_DATABASE_URL"] = found.url
    manage(environment, "migrate", "--verbosity=0")
    load_tree(environment, folder / "content", small_tree())
    found.publish(0)
    yield found
    found.stop()


@pytest.fixture(scope="session")
def applications(folder, environment, database):
    found = [Application(folder, environment) for _ in range(2)]
    yield [one.until_ready() for one in found]
    for one in found:
        one.stop()


@pytest.fixture(scope="session")
def nginx(folder, applications):
    (folder / "nginx").mkdir()
    found = Nginx(folder / "nginx", applications)
    yield found
    found.stop()


def changed_tree(mark):
    """The small tree, this mark in both pages that show one."""
    tree = small_tree()
    tree["sections.toml"]["section"][0]["name"]["zh-hans"] = mark
    tree["answers/night-calls.toml"]["question"]["zh-hans"] = mark
    return tree


def load_tree(environment, folder, tree):
    """As `load_content` does, from another folder, and without its check."""
    write_tree(folder, tree)
    command = [sys.executable, "-c", LOAD, str(folder)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
