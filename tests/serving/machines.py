"""The machines of a deployment, each as processes on this one: database, applications, nginx."""

import http.client
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg

ROOT = Path(__file__).parent.parent.parent
POSTGRES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1:]
# Seconds; a start on two busy cores takes a few.
PATIENCE = 60
PAGES = ["/zh-hans/", "/zh-hans/sections/limits/", "/zh-hans/answers/night-calls/",
         "/zh-hans/law/", "/zh-hans/channels/", "/zh-hans/checkup/", "/robots.txt",
         "/zh-hans/checkup/result/?hour=night", "/zh-hans/search/?q=%E5%A4%9C"]  # fmt: skip
# The two that show the mark of their revision.
MARKED = PAGES[1:3]
# Unlike anything in a picture that stands in a page.
MARK = re.compile(rb"R-(\d+)-R")

# Loads the folder that it is given, whatever check_content says of it.
LOAD = """
import sys
from pathlib import Path
import django
django.setup()
from guide.publishing.load import load
from guide.publishing.read import read
records, problems = read(Path(sys.argv[1]))
assert problems == []
load(records)
"""


def free_port():
    """Below those that connections are given: none of them takes it meanwhile."""
    while True:
        port = random.randrange(20_000, 30_000)
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port


def eventually(holds, seconds=PATIENCE):
    """What it returned when it was true, or at last."""
    until = time.monotonic() + seconds
    while True:
        with suppress(OSError, http.client.HTTPException):
            if found := holds():
                return found
        assert time.monotonic() < until, f"not within {seconds} seconds"
        time.sleep(0.02)


def deployment(folder):
    """The environment of a deployment, and nothing of this process: no coverage, no settings."""
    (folder / "static").mkdir()
    return {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "guide.settings",
        "PYTHONPATH": str(ROOT),
        "GUIDE_SECRET_KEY": "k" * 60 + "0123456789abcdef",
        "GUIDE_ALLOWED_HOSTS": "127.0.0.1",
        "GUIDE_HTTPS": "0",
        "GUIDE_ADMIN_PATH": "desk",
        "GUIDE_DATABASE": str(folder / "none.sqlite3"),
        "GUIDE_STATIC_ROOT": str(folder / "static"),
    }


def manage(environment, *arguments):
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


class Database:
    """A PostgreSQL of its own, whose files are forgotten with it."""

    def __init__(self, folder):
        self.folder, self.port = folder, free_port()
        # PostgreSQL refuses to run as root.
        self._user = "postgres" if os.geteuid() == 0 else None
        if self._user:
            shutil.chown(folder, self._user)
        self._run("initdb", "--auth=trust", "--locale=C.UTF-8", "--encoding=UTF8", "-U", "postgres")
        self.start()

    @property
    def url(self):
        return f"postgres://postgres@127.0.0.1:{self.port}/postgres"

    def _run(self, program, *arguments):
        command = [str(POSTGRES[0] / program), "-D", str(self.folder / "files"), *arguments]
        with (self.folder / "log").open("a") as log:
            subprocess.run(command, user=self._user, cwd="/", stdout=log, stderr=log, check=True)

    def start(self):
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        self._run("pg_ctl", "-w", "-o", options, "start")

    def stop(self):
        self._run("pg_ctl", "-w", "-m", "immediate", "stop")

    def publish(self, number):
        """A new revision, as an edit makes one: the same mark in every section and answer."""
        with psycopg.connect(self.url) as connection:
            mark = f"R-{number}-R"
            connection.execute("UPDATE answers_section SET name_zh_hans = %s", [mark])
            connection.execute("UPDATE answers_answer SET question_zh_hans = %s", [mark])
            connection.execute("UPDATE publishing_revision SET number = number + 1")


@contextmanager
def scratch():
    """(a folder, a PostgreSQL in it), both gone afterwards."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        # The database has a user of its own, who must get at its files.
        folder.chmod(0o755)
        (folder / "database").mkdir()
        database = Database(folder / "database")
        try:
            yield folder, database
        finally:
            database.stop()


class Running:
    """A program with processes of its own."""

    process: subprocess.Popen

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=PATIENCE)

    def kill(self):
        workers = self.worker_ids()
        self.process.kill()
        self.process.wait()
        for one in workers:
            os.kill(one, signal.SIGKILL)

    def worker_ids(self):
        """The processes that answer."""
        main = self.process.pid
        found = Path(f"/proc/{main}/task").glob("*/children")
        return {int(one) for file in found for one in file.read_text().split()}


class Server(Running):
    """granian with one worker, for an application that is none of ours."""

    def __init__(self, folder, application, environment):
        self.port = free_port()
        command = ["-m", "granian", "--interface", "wsgi", "--log-level", "warning", "--http", "1"]
        command += ["--no-ws", "--workers-kill-timeout", "3", "--port", str(self.port), application]
        with (folder / f"server-{self.port}.log").open("a") as log:
            self.process = subprocess.Popen(
                [sys.executable, *command], cwd=ROOT, env=environment, stdout=log, stderr=log
            )


class Application(Running):
    """`python3 manage.py serve` with its workers."""

    def __init__(self, folder, environment, workers=1, root=ROOT):
        self.port, self.environment, self.workers = free_port(), environment, workers
        self.root = root
        self.log = folder / f"application-{self.port}.log"
        self.start()

    def start(self):
        command = ["manage.py", "serve", f"127.0.0.1:{self.port}", "--workers", str(self.workers)]
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [sys.executable, *command],
                cwd=self.root,
                env=self.environment,
                stdout=log,
                stderr=log,
            )

    def until_ready(self):
        eventually(lambda: self.process.poll() is not None or get(self.port, "/readyz")[0] == 200)
        assert self.process.poll() is None, self.log.read_text()
        return self


# Without TLS, and with a log of all requests: for tests to see what happened.
READABLE = {"ssl_certificate": "# ssl_certificate", " if=$failed;": ";"}


def _nginx():
    """The program; Debian puts it where the path of a plain user does not lead."""
    return shutil.which("nginx") or "/usr/sbin/nginx"


class Nginx(Running):
    """nginx with the file that a deployment uses, its names replaced by those of this machine."""

    def __init__(self, folder, applications, more="", *, limited=True, as_it_is=False):
        self.folder, self.port, self.plain_port = folder, free_port(), free_port()
        folder.chmod(0o755)
        (folder / "cache").mkdir(exist_ok=True)
        if os.geteuid() == 0:
            shutil.chown(folder / "cache", "www-data")
        site = (ROOT / "guide/serving/nginx.conf").read_text()
        for there, here in self._names(applications, as_it_is).items():
            assert there in site
            site = site.replace(there, here)
        if not limited:
            site = site.replace("rate=50r/s", "rate=1000000r/s")
        (folder / "site.conf").write_text(site + more)
        (folder / "nginx.conf").write_text(
            f"worker_processes {2 if limited else 1}; worker_rlimit_nofile 8192;\n"
            f"daemon off; pid {folder}/pid;\n"
            f"error_log {folder}/error.log emerg;\n"
            f"events {{ worker_connections 2048; }}\nhttp {{ include {folder}/site.conf; }}\n"
        )
        command = [_nginx(), "-e", f"{folder}/error.log", "-c", f"{folder}/nginx.conf"]
        self.process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        eventually(lambda: socket.create_connection(("127.0.0.1", self.port)).close() or True)

    def _names(self, applications, as_it_is):
        first, second = (f"127.0.0.1:{one.port}" for one in applications)
        kind = " ssl http2" if as_it_is else ""
        return {
            "listen 80;": f"listen 127.0.0.1:{self.plain_port};",
            "listen 443 ssl http2;": f"listen 127.0.0.1:{self.port} backlog=2048{kind};",
            "guide.example;": "127.0.0.1;",
            "127.0.0.1:8001": first,
            "127.0.0.1:8002": second,
            "/var/cache/nginx/within-bounds": f"{self.folder}/cache",
            "/var/log/nginx": str(self.folder),
            **(self._certificate() if as_it_is else READABLE),
        }

    def _certificate(self):
        command = "openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=127.0.0.1 -days 2"
        files = {name: f"{self.folder}/{name}" for name in ("fullchain.pem", "privkey.pem")}
        command += f" -out {files['fullchain.pem']} -keyout {files['privkey.pem']}"
        subprocess.run(command.split(), check=True, capture_output=True)
        return {f"/etc/ssl/guide.example/{name}": here for name, here in files.items()}


def get(port, path, headers=(), source="127.0.0.1"):
    """(status, headers, body) over a connection of its own."""
    connection = http.client.HTTPConnection(
        "127.0.0.1", port, timeout=15, source_address=(source, 0)
    )
    try:
        connection.request("GET", path, headers=dict(headers))
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def shown(port, path):
    """The number of the revision that a page shows."""
    return int(MARK.search(get(port, path, source="127.0.2.1")[2])[1])


class Readers:
    """Threads that read these paths on and on, each over one connection; counts what they got."""

    def __init__(self, ports, paths, threads=3, pause=0.03, network="127.0.1"):
        self.ports, self.paths, self.pause, self.network = ports, paths, pause, network
        self.statuses, self.mixed, self.slowest = Counter(), [], 0.0
        self._ended = threading.Event()
        self._threads = [
            threading.Thread(target=self._read, args=[number]) for number in range(threads)
        ]

    def __enter__(self):
        for one in self._threads:
            one.start()
        return self

    def __exit__(self, *_error):
        self._ended.set()
        for one in self._threads:
            one.join()

    def _read(self, number):
        port = self.ports[number % len(self.ports)]
        # Each from an address of its own: one alone may not ask this often.
        connection = http.client.HTTPConnection(
            "127.0.0.1", port, timeout=15, source_address=(f"{self.network}.{number + 1}", 0)
        )
        while not self._ended.wait(self.pause):
            path = self.paths[number % len(self.paths)]
            number += 1
            began = time.monotonic()
            try:
                connection.request("GET", path)
                answer = connection.getresponse()
                body = answer.read()
                said = answer.status
            except (OSError, http.client.HTTPException) as error:
                connection.close()
                said, body = type(error).__name__, b""
            self.statuses[said] += 1
            self.slowest = max(self.slowest, time.monotonic() - began)
            if len(set(MARK.findall(body))) > 1:
                self.mixed.append((path, sorted(set(MARK.findall(body)))))
        connection.close()

    @property
    def failed(self):
        return {said: count for said, count in self.statuses.items() if said != 200}
