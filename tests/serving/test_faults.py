"""What goes wrong in a deployment goes wrong here, while readers read: none of them may notice."""

import resource
import signal
import socket
import subprocess
import sys
from contextlib import ExitStack

import pytest

from tests.serving.conftest import changed_tree, load_tree
from tests.serving.machines import (
    LOAD,
    MARKED,
    PAGES,
    ROOT,
    Application,
    Readers,
    eventually,
    get,
    manage,
    shown,
)
from tests.small_tree import write_tree

# A load that stops half-way, says so, and waits for its end.
HALF = """
import sys, time
from pathlib import Path
import django
django.setup()
from guide.publishing.load import load
from guide.publishing.read import read
records, _problems = read(Path(sys.argv[1]))

def stop_half_way(record):
    if record is records[len(records) // 2]:
        print("half-way", flush=True)
        time.sleep(60)

load(records, stop_half_way)
"""
REFUSED = """
import sys
from pathlib import Path
import django
from django.conf import settings
from django.core.management import call_command
django.setup()
settings.CONTENT = Path(sys.argv[1])
call_command("load_content")
"""


@pytest.fixture
def light_load(nginx):
    """Readers who read all the while; at the end of the test none of them was refused."""
    with Readers([nginx.port], PAGES) as readers:
        eventually(lambda: sum(readers.statuses.values()) > len(PAGES) * 3)
        yield readers
    assert (readers.failed, readers.mixed) == ({}, [])
    assert readers.slowest < 5


def test_while_the_database_is_away_readers_read_and_editors_are_told(
    light_load, nginx, applications, database
):
    database.publish(100)
    eventually(lambda: shown(nginx.port, MARKED[0]) == 100)

    database.stop()
    desk, headers, said = get(nginx.port, "/desk/login/", {"Cookie": f"sessionid={'x' * 32}"})
    pages = {get(one.port, page)[0] for one in applications for page in PAGES}
    database.start()
    database.publish(101)

    assert (desk, headers["Retry-After"], headers["Cache-Control"]) == (503, "5", "no-store")
    assert "The site cannot read its content or save an edit right now." in said.decode()
    assert pages == {200}
    eventually(lambda: shown(nginx.port, MARKED[0]) == 101, 5)
    assert eventually(lambda: get(nginx.port, "/desk/login/")[0] == 200, 5)


def test_an_application_that_starts_while_the_database_is_away_says_so_and_goes_on_with_it(
    light_load, nginx, folder, environment, database
):
    database.stop()
    late = Application(folder, environment)
    eventually(lambda: get(late.port, "/healthz")[0] == 200)
    found = [get(late.port, one) for one in ("/zh-hans/", "/zh-hans/checkup/", "/no/")]
    ready = get(late.port, "/readyz")[0]
    database.start()
    late.until_ready()
    after = get(late.port, "/zh-hans/")[0]
    late.stop()

    assert [(one[0], one[1]["Retry-After"]) for one in found] == [(503, "5")] * 3
    assert (ready, after) == (503, 200)
    # Said once, and not for each request.
    assert late.log.read_text().count("The database cannot be asked") == 1
    assert "Traceback" not in late.log.read_text()


def test_a_worker_that_dies_is_replaced(light_load, nginx, applications):
    for one in applications:
        [before] = one.worker_ids()
        subprocess.run(["kill", "-KILL", str(before)], check=True)
        eventually(lambda app=one, old=before: app.worker_ids() - {old})
        one.until_ready()

    assert all(one.process.poll() is None for one in applications)


def test_where_no_application_is_left_what_nginx_has_is_still_read(nginx, applications):
    for page in MARKED:
        get(nginx.port, page)
    for one in applications:
        one.stop()

    known = [get(nginx.port, page)[0] for page in MARKED]
    other, headers, said = get(nginx.port, "/en/checkup/")
    for one in applications:
        one.start()
    for one in applications:
        one.until_ready()

    assert known == [200, 200]
    assert (other, headers["Retry-After"]) == (503, "5")
    assert "In danger: 110" in said.decode()
    assert eventually(lambda: get(nginx.port, "/en/checkup/")[0] == 200)


def test_a_load_that_is_killed_half_way_leaves_the_revision_whole(
    light_load, nginx, environment, folder, database
):
    database.publish(110)
    write_tree(folder / "half", changed_tree("R-111-R"))
    command = [sys.executable, "-c", HALF, str(folder / "half")]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE) as loading:
        loading.stdout.readline()
        loading.send_signal(signal.SIGKILL)
    eventually(lambda: [shown(nginx.port, page) for page in MARKED] == [110, 110])
    load_tree(environment, folder / "half", changed_tree("R-112-R"))

    eventually(lambda: [shown(nginx.port, page) for page in MARKED] == [112, 112])


@pytest.mark.parametrize(
    "harm",
    [b"\xff\xfe\x00garbage", b"", b'id = "night-calls"\nquestion = {', b"[[point]]\n" * 50],
    ids=["garbage", "empty", "cut off", "other"],
)
def test_a_corrupt_file_stops_the_load_and_is_named(nginx, environment, folder, harm, database):
    database.publish(120)
    write_tree(folder / "corrupt", changed_tree("R-121-R"))
    (folder / "corrupt/answers/night-calls.toml").write_bytes(harm)
    command = [sys.executable, "-c", REFUSED, str(folder / "corrupt")]

    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)

    assert done.returncode != 0
    assert "answers/night-calls.toml" in done.stderr
    eventually(lambda: shown(nginx.port, MARKED[0]) == 120)


@pytest.fixture
def on_a_file(folder, environment):
    """An application on an SQLite file, and its environment."""
    values = {**environment, "GUIDE_DATABASE": str(folder / "guide.sqlite3")}
    del values["GUIDE_DATABASE_URL"]
    manage(values, "migrate", "--verbosity=0")
    load_tree(values, folder / "content", changed_tree("R-1-R"))
    found = Application(folder, values).until_ready()
    yield found
    found.stop()


def test_a_disk_that_is_full_stops_the_load_and_no_reader(on_a_file, folder):
    def fill():
        # No file may grow beyond this: the load's second write is refused as by a full disk.
        resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))

    write_tree(folder / "full", changed_tree("R-2-R"))
    command = [sys.executable, "-c", LOAD, str(folder / "full")]
    with Readers([on_a_file.port], PAGES) as readers:
        done = subprocess.run(
            command, cwd=ROOT, env=on_a_file.environment, preexec_fn=fill, capture_output=True
        )
        before = [shown(on_a_file.port, page) for page in MARKED]
        load_tree(on_a_file.environment, folder / "full", changed_tree("R-3-R"))
        eventually(lambda: [shown(on_a_file.port, page) for page in MARKED] == [3, 3], 5)

    assert (done.returncode == 0, before) == (False, [1, 1])
    assert (readers.failed, readers.mixed) == ({}, [])


@pytest.fixture
def many_files():
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8192), hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_thousands_of_slow_clients_take_nothing_from_the_others(
    light_load, many_files, nginx, applications
):
    ports = [nginx.port, applications[0].port]
    with ExitStack() as clients:
        slow = []
        for number in range(2000):
            address = (f"127.0.9.{number % 250 + 1}", 0)
            one = socket.create_connection(
                ("127.0.0.1", ports[number % 2]), 10, source_address=address
            )
            slow.append(clients.enter_context(one))
            one.sendall(b"GET /zh-hans/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
        during = [get(port, page)[0] for port in ports for page in PAGES]
        # None of them is waited for longer than ten seconds.
        ends = [ended(one) for one in slow]

    assert during == [200] * len(PAGES) * 2
    assert all(ends)


def ended(one):
    one.settimeout(15)
    try:
        while one.recv(4096):
            pass
    except ConnectionError:
        pass
    except TimeoutError:
        return False
    return True


@pytest.mark.parametrize("behind", [True, False], ids=["behind nginx", "the application itself"])
@pytest.mark.parametrize(
    "header", [{"X-Large": "x" * 65_536}, {f"X-{one}": "x" * 512 for one in range(128)}]
)
def test_headers_of_64_kilobytes_are_refused(nginx, applications, header, behind):
    port = nginx.port if behind else applications[0].port

    with socket.create_connection(("127.0.0.1", port), 10) as one:
        lines = "".join(f"{name}: {value}\r\n" for name, value in header.items())
        one.sendall(f"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n{lines}".encode())
        answer = one.recv(100)

    assert answer.split()[1] in (b"400", b"431")
    assert get(port, "/zh-hans/")[0] == 200


def test_a_flood_from_one_address_is_limited_and_hurts_no_other(light_load, nginx):
    command = ["wrk", "-t1", "-c64", "-d4s", f"http://127.0.0.1:{nginx.port}/zh-hans/law/"]

    done = subprocess.run(command, capture_output=True, text=True, check=True)

    said = {line.strip().partition(":")[0]: line.split()[-1] for line in done.stdout.splitlines()}
    refused = int(said["Non-2xx or 3xx responses"])
    whole = int(done.stdout.split(" requests in ")[0].split()[-1])
    # 50 a second are answered, and 300 at once before that.
    assert whole - refused <= 300 + 50 * 6
    assert refused > whole / 2
