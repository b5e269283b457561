"""How fast the site is, beside what else this machine could do meanwhile: ratios of medians.

python3 manage.py benchmark [rounds] [seconds]

Each round measures everything once, one after the other, so that a busy minute hits all alike.
Servers have one core and one worker each; the load comes from another core.
"""

import os
import re
import statistics
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

from tests.serving.machines import (
    LOAD,
    ROOT,
    Application,
    Nginx,
    Server,
    deployment,
    eventually,
    free_port,
    get,
    manage,
    scratch,
)

BROWSER = "gzip, deflate, br"
ANSWER = "/zh-hans/answers/call-hours/"
SEARCH = "/zh-hans/search/?q=%E5%82%AC%E6%94%B6%E7%94%B5%E8%AF%9D"
REVISIONS = 3
COLD_PAGES = 60


class Target:
    """Something that answers, and the processes whose time it takes."""

    def __init__(self, name, port, path, processes, *headers):
        self.name, self.url, self.processes = name, f"http://127.0.0.1:{port}{path}", processes
        self.headers = [f"Accept-Encoding: {BROWSER}", *headers]
        self.rates, self.costs, self.halves = [], [], []

    def measure(self, seconds):
        command = ["wrk", "-t1", "-c16", "--latency", f"-d{seconds}s"]
        command += [word for one in self.headers for word in ("-H", one)] + [self.url]
        before = spent(self.processes())
        done = subprocess.run(
            command, capture_output=True, text=True, check=True, preexec_fn=on_the_other_core
        )
        assert "Non-2xx" not in done.stdout, f"{self.name}: {done.stdout}"
        requests = int(re.search(r"(\d+) requests in", done.stdout)[1])
        self.rates.append(float(re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)[1]))
        self.costs.append((spent(self.processes()) - before) / max(requests, 1) * 1e6)

    @property
    def rate(self):
        return statistics.median(self.rates)

    @property
    def cost(self):
        return statistics.median(self.costs)


def spent(processes):
    """Seconds of processor time."""
    ticks = 0
    for one in processes:
        fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def on_the_other_core():
    os.sched_setaffinity(0, {max(CORES)})


CORES = os.sched_getaffinity(0)


def main(rounds=5, seconds=3):
    with ExitStack() as stack:
        folder, database = stack.enter_context(scratch())
        environment = {**deployment(folder), "GUIDE_DATABASE_URL": database.url}
        manage(environment, "migrate", "--verbosity=0")
        manage(environment, "collectstatic", "--no-input", "--verbosity=0")
        load = [sys.executable, "-c", LOAD, str(ROOT / "guide/content")]
        subprocess.run(load, cwd=ROOT, env=environment, check=True)
        # What is started from here on shares one core.
        os.sched_setaffinity(0, {min(CORES)})
        stack.callback(os.sched_setaffinity, 0, CORES)
        site, targets = started(stack, folder, environment)
        for _round in range(rounds):
            for target in targets:
                target.measure(seconds)
        return table(targets, cold(site, database), looked_up(site))


def started(stack, folder, environment):
    site = Application(folder, environment)
    stack.callback(site.stop)
    site.until_ready()
    plain = Server(folder, "tests.serving.plain:application", environment)
    stack.callback(plain.stop)
    eventually(lambda: get(plain.port, "/")[0] == 200)
    (folder / "nginx/page").mkdir(parents=True)
    status, _headers, page = get(site.port, ANSWER, {"Accept-Encoding": BROWSER})
    assert status == 200
    (folder / "nginx/page/index.html").write_bytes(page)
    static, stock = free_port(), free_port()
    opened = "open_file_cache max=4000 inactive=60s;"
    more = "".join(
        f"server {{ listen 127.0.0.1:{port}; root {folder}/nginx/page; default_type text/html;"
        f" sendfile on; tcp_nopush on; {cache} access_log {folder}/nginx/static.log within_bounds;"
        " }"
        for port, cache in ((static, opened), (stock, ""))
    )
    front = Nginx(folder / "nginx", [site, site], more, limited=False)
    stack.callback(front.stop)
    result = a_result(site)
    return site, [
        Target("nginx, the same bytes as a file", stock, "/", front.worker_ids),
        Target("answer, application alone", site.port, ANSWER, site.worker_ids),
        Target("answer, behind nginx", front.port, ANSWER, front.worker_ids),
        Target("plain Django view, five queries", plain.port, "/", plain.worker_ids),
        Target("questionnaire, a step", site.port, "/zh-hans/checkup/", site.worker_ids),
        Target("questionnaire, a result", site.port, result, site.worker_ids),
        Target("search", site.port, SEARCH, site.worker_ids),
        Target("nginx, a file that it keeps open", static, "/", front.worker_ids),
    ]


def a_result(site):
    """The address of a result, found as a reader finds it: by the first choice of each step."""
    path = "/zh-hans/checkup/"
    for _step in range(30):
        status, headers, body = get(site.port, path)
        if status in (301, 302):
            return headers["Location"]
        page = body.decode()
        kept = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]+)"', page)
        choice = re.search(
            r'name="([^"]+)" value="([^"]+)"[^>]*(?:type="(?:radio|checkbox)")', page
        )
        choice = choice or re.search(
            r'type="(?:radio|checkbox)"[^>]*name="([^"]+)"[^>]*value="([^"]+)"', page
        )
        pairs = [*kept, choice.groups()]
        path = "/zh-hans/checkup/?" + "&".join(f"{name}={value}" for name, value in pairs)
    raise AssertionError("no result after 30 steps")


def cold(site, database):
    """Milliseconds that the first readers of pages wait, just after new content."""
    index = get(site.port, "/sitemap-zh-hant.xml")[2].decode()
    paths = [one for one in re.findall(r"<loc>https?://[^/]+([^<]+)", index) if "/answers/" in one]
    times = []
    for number in range(REVISIONS):
        before = get(site.port, "/readyz")[2]
        database.publish(number)
        eventually(lambda old=before: get(site.port, "/readyz")[2] != old)
        for path in paths[number * COLD_PAGES :][:COLD_PAGES]:
            times.append(timed(site, path))
    return times


def looked_up(site):
    """Milliseconds that one reader waits for what a search finds."""
    return [timed(site, SEARCH) for _ in range(100)]


def timed(site, path):
    began = time.perf_counter()
    status = get(site.port, path, {"Accept-Encoding": BROWSER})[0]
    assert status == 200
    return (time.perf_counter() - began) * 1000


def table(targets, cold_times, search_times):
    static, plain = targets[0], targets[3]
    lines = [f"{'':34}{'per s':>8}{'µs CPU':>8}{'× file':>9}{'× plain':>9}{'CPU × plain':>13}"]
    lines += [
        f"{one.name:34}{one.rate:8.0f}{one.cost:8.0f}{one.rate / static.rate:9.2f}"
        f"{one.rate / plain.rate:9.1f}{plain.cost / one.cost:13.1f}"
        for one in targets
    ]
    lines += [
        f"a page just after new content: p50 {statistics.median(cold_times):.1f} ms, "
        f"p99 {statistics.quantiles(cold_times, n=100)[98]:.1f} ms",
        f"a search: p50 {statistics.median(search_times):.1f} ms",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    print(main(*map(int, sys.argv[1:])))  # noqa: T201  the table is what it is for
