"""The benchmark runs, and what is kept in memory is far ahead of what is made for each reader."""

import os
import subprocess
import sys

from tests.serving.machines import ROOT


def test_a_short_round_shows_every_ratio(record_property):
    command = [sys.executable, "-m", "tests.serving.benchmark", "1", "1"]

    done = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
    record_property("table", done.stdout)
    rows = {line[:34].strip(): line[34:].split() for line in done.stdout.splitlines()[1:9]}
    assert len(rows) == 8
    # Processor time for each request, against the plain view's: a busy machine changes it little.
    assert float(rows["answer, application alone"][4]) > 20
    assert float(rows["questionnaire, a step"][4]) > 4
