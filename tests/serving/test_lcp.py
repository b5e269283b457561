"""Over a slow line, an answer is there sooner than as a plain file that links its stylesheet."""

import os
import subprocess
import sys

from tests.serving.machines import ROOT


def test_the_largest_piece_is_painted_before_that_of_a_plain_file(record_property):
    command = [sys.executable, "-m", "tests.serving.lcp", "2", "400"]

    done = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
    record_property("table", done.stdout)
    first = done.stdout.splitlines()[1][34:].split()
    ratio, moved = map(float, first[2:])
    assert ratio <= 0.95
    assert moved <= 0.01
