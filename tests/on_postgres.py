"""Run the tests, without those in a browser, on a PostgreSQL that is started for them.

.venv/bin/python -m tests.on_postgres [arguments for pytest]
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.serving.machines import ROOT, Database

# Those in a browser, and that of wrong changes in files, see no database; those of serving start
# one of their own. The two that ask through the server's way in are answered from memory, and end
# their connection as a server does.
LEFT_OUT = [
    "tests/browser",
    "tests/serving",
    "tests/test_fuzz.py",
    "tests/test_mutations.py",
    "tests/test_privacy.py",
]


def main():
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        Path(scratch).chmod(0o755)
        folder = Path(scratch) / "database"
        folder.mkdir()
        database = Database(folder)
        try:
            ignored = [f"--ignore={one}" for one in LEFT_OUT]
            test = [sys.executable, "manage.py", "test", *ignored, *sys.argv[1:]]
            environment = {**os.environ, "GUIDE_DATABASE_URL": database.url}
            return subprocess.run(test, cwd=ROOT, env=environment).returncode
        finally:
            database.stop()


if __name__ == "__main__":
    sys.exit(main())
