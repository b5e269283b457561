"""The unit file is run as systemd would run it: what it names is started, reloaded, killed, ended.

A container has no systemd to ask: that must be the first process of its machine. So the lines of
the unit that say what is run, and when, are read and followed here. What only systemd can do (a
user of its own, a file system that nobody may write to, a limit of memory) is not tried.
"""

import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.serving.machines import PAGES, ROOT, Nginx, Readers, Running, eventually, free_port, get

UNIT = (ROOT / "guide/serving/within-bounds@.service").read_text().splitlines()
SETTINGS = dict(line.split("=", 1) for line in UNIT if "=" in line and line[0] != "#")


class Service(Running):
    """One instance of the unit, its paths put in place of a deployment's."""

    def __init__(self, folder, environment):
        self.port, self.file = free_port(), folder / "within-bounds.env"
        ours = {name: one for name, one in environment.items() if name.startswith("GUIDE_")}
        self.file.write_text("".join(f"{name}={one}\n" for name, one in ours.items()))
        self.start()

    def said(self, setting):
        """The words of a setting, as they are on this machine."""
        here = {
            "/srv/within-bounds/.venv/bin/python": sys.executable,
            "/srv/within-bounds": str(ROOT),
            "/etc/within-bounds.env": str(self.file),
            "%i": str(self.port),
        }
        words = SETTINGS[setting]
        for there, one in here.items():
            words = words.replace(there, one)
        return shlex.split(words)

    def start(self):
        [file], [folder] = self.said("EnvironmentFile"), self.said("WorkingDirectory")
        lines = Path(file).read_text().splitlines()
        # A session stands for systemd's control group: all that it starts belong to it.
        self.process = subprocess.Popen(
            self.said("ExecStart"),
            cwd=folder,
            env=dict(line.split("=", 1) for line in lines),
            start_new_session=True,
        )
        eventually(lambda: get(self.port, "/readyz")[0] == 200)

    def reload(self):
        words = [one.replace("$MAINPID", str(self.process.pid)) for one in self.said("ExecReload")]
        subprocess.run(words, check=True)

    def end(self):
        """KillMode=mixed: when the main process has ended, those it left are killed.

        Returns who they were, as far as is told without a control group.
        """
        assert SETTINGS["KillMode"] == "mixed"
        self.process.wait(timeout=float(SETTINGS["TimeoutStopSec"]))
        left = members(self.process.pid)
        for one in left:
            os.kill(one, signal.SIGKILL)
        eventually(lambda: members(self.process.pid) == set())
        return left

    def stop(self):
        self.process.terminate()
        return self.end()


def members(session):
    """The processes of a session that still run."""
    found = set()
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _parent, _group, its, *_rest = file.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(its) == session and state != "Z":
            found.add(int(file.parent.name))
    return found


@pytest.fixture
def services(folder, environment, database):
    found = [Service(folder, {**environment, "GUIDE_WORKERS": "1"}) for _ in range(2)]
    yield found
    for one in found:
        if one.process.poll() is None:
            one.stop()


@pytest.fixture
def readers(folder, services):
    (folder / "unit").mkdir()
    front = Nginx(folder / "unit", services)
    with Readers([front.port], PAGES) as found:
        eventually(lambda: sum(found.statuses.values()) > len(PAGES) * 3)
        yield found
    front.stop()


def test_no_reader_notices_that_a_unit_is_reloaded_killed_or_stopped(services, readers):
    before = [one.worker_ids() for one in services]

    for one, old in zip(services, before, strict=True):
        one.reload()
        eventually(lambda unit=one, ids=old: unit.worker_ids() and not unit.worker_ids() & ids)
        eventually(lambda unit=one: get(unit.port, "/readyz")[0] == 200)
    killed, other = services
    killed.process.kill()
    orphans = killed.end()
    assert SETTINGS["Restart"] == "always"
    time.sleep(float(SETTINGS["RestartSec"]))
    killed.start()
    answered = {get(killed.port, page)[0] for page in PAGES}
    left = other.stop()
    whole = sum(readers.statuses.values())
    eventually(lambda: sum(readers.statuses.values()) > whole + len(PAGES) * 3)

    assert (readers.failed, readers.mixed, answered) == ({}, [], {200})
    # A worker outlives its main process: without KillMode it would go on with the port.
    assert len(orphans) == 1
    assert left == set()
