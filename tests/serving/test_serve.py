"""The server is started as it should be, or says in a sentence why it is not."""

import itertools
import os
import socket
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from tests.serving.machines import ROOT, free_port

WORKER = """
from wsgiref.util import setup_testing_defaults
from guide.worker import application
from guide import shelf
asked = {"PATH_INFO": "/healthz", "HTTP_HOST": "guide.example"}
setup_testing_defaults(asked)
print(shelf._keeper.is_watched)
application(asked, lambda status, headers: print(status))
application.end()
"""

# The database ends the connection of a thread in which only the questionnaire is asked for.
BROKEN = """
import os
import psycopg
from django.conf import settings
from tests.checkup.asked import ASK, Counting, ask
application = Counting()
from django.db import connection
from guide.checkup.quick import Quick
from guide.shelf import revision
settings.REVISION_SECONDS = 0
quick = Quick(application)
for _again in range(2):
    ask(quick, ASK, HTTP_HOST="127.0.0.1")
connection.ensure_connection()
before = revision()
with psycopg.connect(os.environ["GUIDE_DATABASE_URL"]) as other:
    other.execute("SELECT pg_terminate_backend(%s)", [connection.connection.info.backend_pid])
    other.execute("UPDATE publishing_revision SET number = number + 1")
status, _headers, _body = ask(quick, ASK, HTTP_HOST="127.0.0.1")
print(status, len(application.queries), before == revision())
"""


def test_without_its_secret_it_does_not_start_and_says_what_to_set(environment):
    values = {name: one for name, one in environment.items() if name != "GUIDE_SECRET_KEY"}
    command = [sys.executable, "manage.py", "serve", f"127.0.0.1:{free_port()}"]

    done = subprocess.run(command, cwd=ROOT, env=values, capture_output=True, text=True)

    assert done.returncode == 1
    assert "GUIDE_SECRET_KEY is not set. It is" in done.stderr


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.1:http"])
def test_an_address_that_is_none_is_refused(address):
    with pytest.raises(CommandError, match=f"Cannot serve at {address}"):
        call_command("serve", address)


def test_an_address_that_is_taken_is_refused():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"

        with pytest.raises(CommandError, match=f"Cannot serve at {address}"):
            call_command("serve", address)


def test_it_becomes_a_server_with_a_worker_for_each_core(monkeypatch):
    became = []
    monkeypatch.setattr(os, "execv", lambda path, words: became.append((path, words)))
    monkeypatch.chdir(ROOT)
    port = free_port()

    call_command("serve", f"127.0.0.1:{port}")

    [(path, words)] = became
    options = dict(itertools.pairwise(words))
    assert (path, words[0], words[-1]) == (sys.executable, path, "guide.worker:application")
    assert (options["--port"], options["--workers"]) == (str(port), str(settings.WORKERS))
    assert options["--blocking-threads"] == "1"


def test_a_worker_reads_the_content_before_its_first_reader(tmp_path):
    ours = {
        "GUIDE_ALLOWED_HOSTS": "guide.example",
        "GUIDE_HTTPS": "1",
        "GUIDE_STATIC_ROOT": str(tmp_path),
        "GUIDE_DATABASE": str(tmp_path / "none.sqlite3"),
        "GUIDE_DATABASE_URL": "",
    }

    done = subprocess.run(
        [sys.executable, "-c", WORKER],
        env=os.environ | ours, cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip

    assert done.stdout == "True\n200 OK\n"
    # The file is empty: said once, and not by a traceback.
    assert done.stderr.count("\n") == 1
    assert "guide.shelf The database cannot be asked" in done.stderr


def test_a_connection_that_the_database_ended_does_not_stay(environment, database):
    done = subprocess.run(
        [sys.executable, "-c", BROKEN],
        env=environment, cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip

    # The page comes from memory; the next look, by a connection of its own, sees what is new.
    assert (done.stdout, done.stderr.count("The database cannot be asked")) == (
        "200 OK 1 False\n",
        1,
    )
