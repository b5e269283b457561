"""What ten times the answers cost: two sites side by side, the real one and one grown from it.

python3 manage.py benchmark growth [rounds] [seconds]

The grown site is a copy of this one in which each answer stands ten times. A copy has an id and a
number of its own, its number in front of its question and title, the other texts as they are, its
letters, channels and points, and the copies of the answers it relates to. Each row of
synonyms.toml stands ten times too, the number of the copy in front of its words: they would be
the same phrases else. So every word is ten times as frequent, and no new one takes a share of the
queries: the worst case for search, which answers on other subjects would not reach. Law, letters,
channels, questionnaire, terms and myths are not copied.

Each round measures everything once on both, one after the other. Each site has one worker; both
share one core, and the load comes from another.
"""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
import tomllib
from contextlib import ExitStack
from pathlib import Path

import psycopg

from guide.publishing import toml
from tests.serving.benchmark import ANSWER, CORES, Target, a_result, timed
from tests.serving.machines import (
    ROOT,
    Application,
    deployment,
    eventually,
    get,
    manage,
    scratch,
)

TIMES = 10
LOADS = 2
SEARCHES = 60
# A host with another port than the server's is answered by Django itself, and never kept.
BY_DJANGO = "Host: 127.0.0.1:1"
QUERIES = [
    one["text"]
    for one in tomllib.loads((ROOT / "tests/search/judged.toml").read_text())["query"]
]  # fmt: skip

# What loading takes: seconds of processor time to read, to check and to load, and by the clock.
LOADING = """
import json, sys, time
from pathlib import Path
import django
django.setup()
from guide.publishing.check import check
from guide.publishing.load import load
from guide.publishing.read import read
began, spent = time.monotonic(), [time.process_time()]
records, problems = read(Path("guide/content"))
assert problems == []
for do in (check, load):
    spent.append(time.process_time())
    do(records)
spent.append(time.process_time())
print(json.dumps([b - a for a, b in zip(spent, spent[1:])] + [time.monotonic() - began]))
"""
# What searching takes without the server: the index, then for each line read all its queries.
SEARCHING = """
import json, sys, time
import django
django.setup()
from django.conf import settings
settings.REVISION_SECONDS = 3600
from guide.search.views import MOST, index
from guide.shelf import revision
revision()
began = time.process_time()
found = index()
print(json.dumps(time.process_time() - began), flush=True)
for line in sys.stdin:
    taken = []
    for query in json.loads(line):
        began = time.process_time()
        found.rank(query, limit=MOST)
        taken.append(1000 * (time.process_time() - began))
    print(json.dumps(taken), flush=True)
"""


class Site:
    """One of the two: its files, its database, and what was measured of it, by name."""

    def __init__(self, root, database, environment):
        self.root, self.database, self.found = root, database, {}
        self.environment = {**environment, "PYTHONPATH": str(root)}

    def load(self, number):
        """Into a database of its own: each load is the first."""
        name = f"{'real' if self.root == ROOT else 'grown'}_{number}"
        with psycopg.connect(self.database.url, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        url = self.database.url.removesuffix("postgres") + name
        self.environment["GUIDE_DATABASE_URL"] = url
        manage(self.environment, "migrate", "--verbosity=0")
        taken = json.loads(self.python(LOADING).communicate()[0])
        for what, seconds in zip(LOADED, taken, strict=True):
            self.add(what, seconds)

    def python(self, script):
        return subprocess.Popen(
            [sys.executable, "-c", script], cwd=self.root, env=self.environment,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def serve(self, stack, folder):
        self.application = Application(folder, self.environment, root=self.root)
        stack.callback(self.application.stop)
        self.application.until_ready()
        port, workers = self.application.port, self.application.worker_ids
        result = a_result(self.application)
        self.targets = [
            Target("answer, kept", port, ANSWER, workers),
            Target("answer, by Django", port, ANSWER, workers, BY_DJANGO),
            Target("questionnaire, a result", port, result, workers),
        ]
        self.searching = stack.enter_context(self.python(SEARCHING))
        stack.callback(self.searching.stdin.close)
        self.add("index built, s", json.loads(self.searching.stdout.readline()))

    def add(self, what, *values):
        self.found.setdefault(what, []).extend(values)

    def search(self):
        """The queries in this process's memory, by its processor time; some of them by a reader."""
        self.searching.stdin.write(json.dumps(QUERIES) + "\n")
        self.searching.stdin.flush()
        self.add("search", *json.loads(self.searching.stdout.readline()))
        for query in QUERIES[:: len(QUERIES) // SEARCHES]:
            self.add("searched", timed(self.application, f"/zh-hans/search/?q={quoted(query)}"))

    def edit(self):
        """Seconds until an edit is seen, and one that is made just then."""
        for what in ("an edit is seen, s", "one just after it, s"):
            before = get(self.application.port, "/readyz")[2]
            with psycopg.connect(self.environment["GUIDE_DATABASE_URL"]) as connection:
                connection.execute("UPDATE publishing_revision SET number = number + 1")
            began = time.monotonic()
            eventually(lambda old=before: get(self.application.port, "/readyz")[2] != old)
            self.add(what, time.monotonic() - began)

    def remember(self):
        """What the worker holds."""
        [worker] = self.application.worker_ids()
        held = Path(f"/proc/{worker}/smaps_rollup").read_text()
        for what in ("Rss", "Pss"):
            found = int(re.search(rf"{what}:\s+(\d+) kB", held)[1]) / 1024
            self.add(f"memory of a worker, {what.upper()}, MB", found)


LOADED = ["files read, s CPU", "checked, s CPU", "loaded, s CPU", "read, checked, loaded, s"]


def quoted(query):
    return "".join(f"%{byte:02x}" for byte in query.encode())


def main(rounds=3, seconds=3):
    with ExitStack() as stack:
        folder, database = stack.enter_context(scratch())
        environment = deployment(folder)
        manage(environment, "collectstatic", "--no-input", "--verbosity=0")
        sites = [Site(one, database, environment) for one in (ROOT, grown(folder / "grown"))]
        # What is started from here on shares one core.
        os.sched_setaffinity(0, {min(CORES)})
        stack.callback(os.sched_setaffinity, 0, CORES)
        for number in range(LOADS):
            for site in sites:
                site.load(number)
        for site in sites:
            site.serve(stack, folder)
        for _round in range(rounds):
            for real, large in zip(sites[0].targets, sites[1].targets, strict=True):
                real.measure(seconds)
                large.measure(seconds)
            for site in sites:
                site.search()
        for site in sites:
            site.remember()
            site.edit()
        return table(*sites)


def grown(root):
    """A copy of this site in `root`, with ten times the answers."""
    for name in ("guide", "templates", "locale"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "manage.py", root)
    content = root / "guide/content"
    for file in sorted((content / "answers").glob("*.toml")):
        answer = tomllib.loads(file.read_text())
        for copy in range(1, TIMES):
            path = file.with_stem(f"{file.stem}-{copy}")
            path.write_text(toml.dump(another(answer, copy)))
    said = tomllib.loads((content / "synonyms.toml").read_text())["synonym"]
    more = [also_said(row, copy) for copy in range(1, TIMES) for row in said]
    (content / "synonyms.toml").write_text(toml.dump({"synonym": said + more}))
    return root


def another(answer, copy):
    return {
        **answer,
        "id": f"{answer['id']}-{copy}",
        "number": answer["number"] + 1000 * copy,
        "related": [f"{one}-{copy}" for one in answer["related"]],
        **{
            name: {language: f"{copy} {text}" for language, text in answer[name].items()}
            for name in ("question", "title")
        },
    }


def also_said(row, copy):
    return {
        **row,
        "id": f"{row['id']}-{copy}",
        "words": [f"{copy} {word}" for word in row["words"]],
        "answers": [f"{one}-{copy}" for one in row["answers"]],
    }


def table(real, large):
    """Lines of medians; the last column says how many times the first is the second."""
    lines = [f"{'':34}{'as it is':>10}{'grown':>10}{'×':>7}"]
    for one, other in zip(real.targets, large.targets, strict=True):
        lines.append(line(f"{one.name}, per s", one.rate, other.rate))
        lines.append(line(f"{one.name}, µs CPU", one.cost, other.cost))
    for name, what in {"search": "search, ms CPU", "searched": "search, ms for a reader"}.items():
        pairs = [quantiles(site.found.pop(name)) for site in (real, large)]
        lines += [
            line(f"{what}, {at}", *both)
            for at, both in zip(("p50", "p99"), zip(*pairs, strict=True), strict=True)
        ]
    lines += [line(what, *map(statistics.median, (real.found[what], large.found[what])))
              for what in real.found]  # fmt: skip
    began, now, _later = os.getloadavg()
    lines.append(f"load of the machine at the end, this included: {began:.1f}, {now:.1f}")
    return "\n".join(lines)


def quantiles(taken):
    found = statistics.quantiles(taken, n=100)
    return found[49], found[98]


def line(what, one, other):
    return f"{what:34}{one:10.2f}{other:10.2f}{other / one:7.2f}"


if __name__ == "__main__":
    print(main(*map(int, sys.argv[1:])))  # noqa: T201  the table is what it is for
