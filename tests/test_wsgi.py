"""The server's way in needs no word on where the settings are."""

import os
import subprocess
import sys
from pathlib import Path

CODE = """
from wsgiref.util import setup_testing_defaults
from guide.wsgi import application
asked = {"PATH_INFO": "/robots.txt", "HTTP_HOST": "guide.example"}
setup_testing_defaults(asked)
application(asked, lambda status, headers: print(status))
"""


def test_the_application_answers_without_being_told_where_its_settings_are(tmp_path):
    environment = {
        name: one for name, one in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"
    }
    # A folder that is there: without it, the static files' middleware would warn.
    ours = {
        "GUIDE_ALLOWED_HOSTS": "guide.example",
        "GUIDE_HTTPS": "0",
        "GUIDE_STATIC_ROOT": str(tmp_path),
        "GUIDE_DATABASE": str(tmp_path / "none.sqlite3"),
        "GUIDE_DATABASE_URL": "",
    }

    done = subprocess.run(
        [sys.executable, "-c", CODE],
        env=environment | ours,
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        check=False,
    )

    # It has no content to show yet, which it says in one line.
    assert (done.stdout, done.stderr.count("\n")) == ("200 OK\n", 1)
    assert "guide.shelf The database cannot be asked" in done.stderr
