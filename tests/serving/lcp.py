"""When the largest piece of an answer is painted, over a slow line: ours, and a plain file.

python3 manage.py benchmark lcp [rounds]

The plain file is the same page with its whole stylesheet linked in its head, served by nginx.
Each round measures both, one after the other, so that a busy minute hits both alike. A new
profile opens an answer, and then another one with what it has kept.
"""

import re
import statistics
import subprocess
import sys
import tempfile
from contextlib import ExitStack, contextmanager
from pathlib import Path

import brotli
from playwright.sync_api import sync_playwright

from tests.browser.conftest import QUIET
from tests.serving.machines import (
    LOAD,
    ROOT,
    Application,
    Nginx,
    deployment,
    free_port,
    get,
    manage,
)

# What DevTools calls slow 3G is 2000 ms and 400 kbit/s; a request of a real one waits 400 ms.
LATENCIES = (400, 2000)
BYTES_A_SECOND = 400_000 / 8
SLOWER = 4
SCREEN = {"width": 412, "height": 823}
LINK = '<link rel="stylesheet" href="{}">'
# What a page tells of itself: the last of the largest pieces, and how far pieces have moved.
WATCH = """
window.painted = 0; window.moved = 0;
new PerformanceObserver(all => all.getEntries().forEach(one => painted = one.startTime))
  .observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver(all => all.getEntries().forEach(one => moved += one.value))
  .observe({type: "layout-shift", buffered: true});
"""


def linked(page):
    """The page as it would be without a style of its own."""
    sheet = re.search(r'<link rel="stylesheet" href="([^"]+)">', page)
    link = LINK.format(sheet[1])
    return re.sub(r"<style>.*?</style>", link, page.replace(sheet[0], "")), sheet[1]


@contextmanager
def machines(folder):
    """(the addresses of two answers of ours, those of their plain files)."""
    with ExitStack() as stack:
        folder.chmod(0o755)
        environment = deployment(folder)
        manage(environment, "migrate", "--verbosity=0")
        manage(environment, "collectstatic", "--no-input", "--verbosity=0")
        load = [sys.executable, "-c", LOAD, str(ROOT / "guide/content")]
        subprocess.run(load, cwd=ROOT, env=environment, check=True)
        site = Application(folder, environment)
        stack.callback(site.stop)
        site.until_ready()
        port = free_port()
        paths = list(written(site, folder / "nginx/plain"))
        (folder / "nginx").chmod(0o755)
        more = (
            f"server {{ listen 127.0.0.1:{port}; root {folder}/nginx/plain; charset utf-8;"
            " types { text/html html; text/css css; text/javascript js; image/svg+xml svg; }"
            " add_header Content-Encoding br; expires 1h; sendfile on; tcp_nopush on; }"
        )
        front = Nginx(folder / "nginx", [site, site], more)
        stack.callback(front.stop)
        yield [[f"http://127.0.0.1:{one}{path}" for path in paths] for one in (front.port, port)]


def written(site, folder):
    """The paths of two answers that have a style of their own, each written as a plain file."""
    sitemap = get(site.port, "/sitemap-zh-hans.xml")[2].decode()
    pages = (
        (path, get(site.port, path)[2].decode())
        for path in re.findall(r"<loc>https?://[^/]+([^<]+)", sitemap)
        if "/answers/" in path
    )
    found = ((path, page) for path, page in pages if "<style>" in page)
    for path, page in (next(found), next(found)):
        plain, sheet = linked(page)
        write(folder / path.strip("/") / "index.html", plain.encode())
        for one in (sheet, *re.findall(r'(?:src|href)="(/static/[^"]+)"', page)):
            write(folder / one.strip("/"), get(site.port, one)[2])
        yield path


def write(file, content):
    file.parent.mkdir(parents=True, exist_ok=True)
    # As small as a file can be made that is compressed once.
    file.write_bytes(brotli.compress(content))


def opened(browser, addresses, latency):
    """[(milliseconds until the largest piece is painted, how far pieces moved)] of each page."""
    profile = browser.new_context(viewport=SCREEN, service_workers="block")
    page = profile.new_page()
    line = profile.new_cdp_session(page)
    line.send("Network.enable")
    speed = {"downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND}
    line.send("Network.emulateNetworkConditions", {"offline": False, "latency": latency, **speed})
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(WATCH)
    seen = []
    for address in addresses:
        page.goto(address)
        # A paint is told only after it.
        page.wait_for_timeout(300)
        seen.append(page.evaluate("[painted, moved]"))
    profile.close()
    return seen


def main(rounds=5, latencies=LATENCIES):
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        both = stack.enter_context(machines(folder))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)
        stack.callback(browser.close)
        lines = [f"{'largest paint, ms':34}{'ours':>8}{'linked':>8}{'ratio':>8}{'moved':>8}"]
        for latency in latencies:
            seen = [[opened(browser, one, latency) for one in both] for _round in range(rounds)]
            for place, name in enumerate(("first answer", "second answer")):
                ours, plain = (
                    statistics.median(one[which][place][0] for one in seen) for which in (0, 1)
                )
                moved = max(one[0][place][1] for one in seen)
                title = f"{name}, latency {latency}"
                lines.append(f"{title:34}{ours:8.0f}{plain:8.0f}{ours / plain:8.2f}{moved:8.3f}")
        return "\n".join(lines)


if __name__ == "__main__":
    chosen = [int(one) for one in sys.argv[1:]]
    print(main(*chosen[:1], *([chosen[1:]] if chosen[1:] else [])))  # noqa: T201  what it is for
