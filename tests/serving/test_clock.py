"""The clock of a machine is set forward and back while readers read: none of them may notice.

Debian's libfaketime stands between the application and the clock that can be set. The other one,
which only counts on, is the machine's own, as it is where a clock is set.
"""

import datetime as dt
import re
import time
from pathlib import Path

import pytest

from tests.serving.conftest import changed_tree, load_tree
from tests.serving.machines import (
    MARKED,
    PAGES,
    Application,
    Nginx,
    Readers,
    eventually,
    get,
    shown,
)

CHINA = dt.timezone(dt.timedelta(hours=8))
# Every page shows its day, for whoever prints it.
ON_PAPER = re.compile(r"<br>(\d+)年(\d+)月(\d+)日</p>")
HOUR, DAY = 3600, 86_400


class Clock:
    """The clock of one application, so many seconds from the machine's own."""

    def __init__(self, file):
        self.file = file
        now = dt.datetime.now(CHINA)
        midnight = now.replace(hour=0, minute=0, second=0)
        # One in the morning, so that two hours back are another day, which every page shows.
        self.set(HOUR + (midnight - now).total_seconds())

    def set(self, seconds):
        self.seconds = seconds
        written = self.file.with_suffix(".new")
        written.write_text(f"{seconds:+.0f}\n")
        written.replace(self.file)

    def move(self, seconds):
        self.set(self.seconds + seconds)

    @property
    def day(self):
        return (dt.datetime.now(CHINA) + dt.timedelta(seconds=self.seconds)).date()


def day_on_paper(port):
    page = get(port, MARKED[0], source="127.0.2.1")[2].decode()
    return dt.date(*map(int, ON_PAPER.search(page).groups()))


@pytest.fixture
def clock(folder):
    return Clock(folder / "clock")


@pytest.fixture
def moved(folder, environment, database, clock):
    """An application that lives by this clock, and nginx before it, which does not."""
    [library] = Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1")
    values = {
        **environment,
        "LD_PRELOAD": str(library),
        "FAKETIME_TIMESTAMP_FILE": str(clock.file),
        # The file is read once a second: at each look at the clock, it takes longer than the page.
        "FAKETIME_CACHE_DURATION": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    application = Application(folder, values).until_ready()
    (folder / "moved").mkdir()
    front = Nginx(folder / "moved", [application, application])
    yield application.port, front.port
    front.stop()
    # A signal that arrives while libfaketime looks at its file can stop the process for ever.
    application.kill()


def test_a_clock_that_jumps_stops_no_reader_and_no_load(
    moved, clock, environment, folder, database
):
    ports = list(moved)
    number = 200
    took = []

    with Readers(ports, PAGES, threads=4) as readers:
        for jump in (0, DAY, -2 * HOUR, 365 * DAY):
            clock.move(jump)
            eventually(lambda: {day_on_paper(port) for port in ports} == {clock.day})
            number += 1
            load_tree(environment, folder / "clock-tree", changed_tree(f"R-{number}-R"))
            began = time.monotonic()
            eventually(
                lambda new=number: {shown(port, one) for port in ports for one in MARKED} == {new}
            )
            took.append(time.monotonic() - began)
        answered = {get(port, page)[0] for port in ports for page in PAGES}

    assert answered == {200}
    assert (readers.failed, readers.mixed) == ({}, [])
    assert readers.slowest < 5
    # What a jump stopped would stand still for hours. Two seconds are promised; with other tests
    # beside this one and the look at each clock taking as long as a page, 2.2 were measured.
    assert sorted(took)[1] <= 4
