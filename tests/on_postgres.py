"""Run the tests that ask a database on a PostgreSQL that is started for them.

.venv/bin/python -m tests.on_postgres [arguments for pytest]
"""

import os
import subprocess
import sys

from tests.serving.machines import ROOT, scratch

# Those in a browser ask the site of another process, and those of serving start a PostgreSQL of
# their own. The two that ask through the server's way in are answered from memory, and end their
# connection as a server does.
LEFT_OUT = ["tests/browser", "tests/serving", "tests/test_fuzz.py", "tests/test_privacy.py"]
ASKING = {"db", "transactional_db", "django_db_setup"}


def pytest_collection_modifyitems(config, items):
    """Leave out the tests that ask no database."""
    asking = [
        one
        for one in items
        if one.get_closest_marker("django_db") or ASKING & set(one.fixturenames)
    ]
    config.hook.pytest_deselected(items=[one for one in items if one not in set(asking)])
    items[:] = asking


def main():
    with scratch() as (_folder, database):
        ignored = [f"--ignore={one}" for one in LEFT_OUT]
        selecting = ["-p", "tests.on_postgres"]
        test = [sys.executable, "manage.py", "test", *ignored, *selecting, *sys.argv[1:]]
        environment = {**os.environ, "GUIDE_DATABASE_URL": database.url}
        return subprocess.run(test, cwd=ROOT, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
