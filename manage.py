#!/usr/bin/env python3
"""Django's command line, which also prepares a machine where nothing is ready.

python3 manage.py up [address:port]    the site with its content, on this machine only
python3 manage.py test [arguments]     every test, in a browser too; arguments go to pytest
python3 manage.py benchmark [rounds]   how fast it is, beside plain files and a plain Django view
python3 manage.py benchmark growth     the same with ten times the answers
python3 manage.py benchmark lcp        when an answer is painted over a slow line, beside a file
python3 manage.py COMMAND              any other Django command

A Python that lacks the locked packages gets them in .venv and starts again there.
Until then, only the standard library may be imported.
"""

import os
import secrets
import shlex
import shutil
import socket
import subprocess
import sys
from ctypes.util import find_library
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCAL = ROOT / ".local"

# Each lock file, with packages that tell whether a Python has been given what it lists.
RUNTIME = (ROOT / "requirements.lock", ["django", "django_otp", "deflate", "granian"])
TESTING = (ROOT / "requirements-dev.lock", ["pytest_django", "xdist", "playwright"])


def main():
    command, *arguments = sys.argv[1:] or ["help"]
    needed = [RUNTIME, TESTING] if command in ("test", "benchmark") else [RUNTIME]
    prepared = all(find_spec(package) for _, packages in needed for package in packages)
    # A deployment runs a prepared Python and names its own values: none is guessed for it.
    if not prepared or command in ("up", "test", "benchmark"):
        set_values_for_this_machine()
    if not prepared:
        start_again_in_venv([lock for lock, _ in needed])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guide.settings")
    if command == "up":
        up(*arguments)
    elif command == "test":
        test(*arguments)
    elif command == "benchmark":
        install_servers()
        if arguments[:1] == ["lcp"]:
            install_browser()
        os.chdir(ROOT)
        name = arguments.pop(0) if arguments[:1] in (["growth"], ["lcp"]) else "benchmark"
        os.execv(sys.executable, [sys.executable, "-m", f"tests.serving.{name}", *arguments])
    else:
        from django.core.management import execute_from_command_line

        execute_from_command_line(sys.argv)


def set_values_for_this_machine():
    # whitenoise warns of a missing folder, and the tests take a warning for an error.
    (LOCAL / "static").mkdir(parents=True, exist_ok=True)
    if "GUIDE_SECRET_KEY" not in os.environ:
        key = LOCAL / "secret-key"
        if not key.exists():
            key.touch(mode=0o600)
            key.write_text(secrets.token_urlsafe(50))
        os.environ["GUIDE_SECRET_KEY"] = key.read_text()
    os.environ.setdefault("GUIDE_ALLOWED_HOSTS", "127.0.0.1,localhost")
    os.environ.setdefault("GUIDE_HTTPS", "0")
    os.environ.setdefault("GUIDE_DATABASE", str(LOCAL / "guide.sqlite3"))
    os.environ.setdefault("GUIDE_STATIC_ROOT", str(LOCAL / "static"))


def start_again_in_venv(locks):
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python reads this line too
        sys.exit("Python 3.11 or newer is needed: run manage.py with a newer python3.")
    python = VENV / "bin" / "python"
    # pip arrives last: without it, an earlier start was interrupted.
    if not (python.exists() and (VENV / "bin" / "pip").exists()):
        if not find_spec("ensurepip"):
            install_from_debian("python3-venv")
        run(sys.executable, "-m", "venv", "--clear", VENV)
    changed = [lock for lock in locks if not is_installed(lock)]
    if not changed and Path(sys.prefix) == VENV:
        sys.exit("Packages are missing from .venv: remove that folder and start again.")
    for lock in changed:
        say(f"Installing the packages in {lock.name} ...")
        pip_install = "-m pip install --require-hashes --only-binary :all: --requirement"
        run(python, *pip_install.split(), lock)
        shutil.copyfile(lock, VENV / lock.name)
    os.execv(python, [python, *sys.argv])


def is_installed(lock):
    copy = VENV / lock.name
    return copy.exists() and copy.read_bytes() == lock.read_bytes()


def install_from_debian(*packages):
    names = " ".join(packages)
    if not shutil.which("apt-get") or os.geteuid() != 0:
        sys.exit(f"Please install {names} first. On Debian: sudo apt-get install {names}")
    say(f"Installing {names} from Debian ...")
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    run("apt-get", "-qq", "update")
    run("apt-get", "-qq", "install", "--no-install-recommends", *packages)


def run(*command):
    """Show what the command printed only if it failed."""
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    if done.returncode:
        say(done.stdout.decode(errors="replace"))
        sys.exit(f"This failed, for the reason above: {shlex.join(map(str, command))}")


def up(address="127.0.0.1:8000"):
    host, _, port = address.rpartition(":")
    host = host or "127.0.0.1"
    try:
        # granian would share a taken port: each server would answer some of the requests.
        socket.create_server((host, int(port))).close()
    except (OSError, ValueError, OverflowError) as error:
        sys.exit(f"Cannot serve at {address}. Name another, such as 127.0.0.1:8123. ({error})")
    call_django(
        "migrate", "compile_words", "load_content --no-pictures", "collectstatic --no-input"
    )
    # Beside the server: the first page does not wait for prints and 666 pictures.
    for command in ("make_prints", "draw_pictures"):
        make = [sys.executable, ROOT / "manage.py", command, "--verbosity=0"]
        subprocess.Popen(["nice", *make], stdin=subprocess.DEVNULL)
    say(f"\n    http://{host}:{port}/\n")
    if desk := os.environ.get("GUIDE_ADMIN_PATH"):
        # Nobody is let in without both.
        say(f"    http://{host}:{port}/{desk}/  after `createsuperuser` and `enrol_editor NAME`\n")
    say("The site is there until you press Ctrl-C.")
    # Without the kill timeout, a stop during the start leaves a worker behind.
    granian = (
        f"-m granian --interface wsgi --host {host} --port {port} --log-level warning"
        " --workers 1 --blocking-threads 1 --workers-kill-timeout 3 guide.wsgi:application"
    )
    os.chdir(ROOT)
    os.execv(sys.executable, [sys.executable, *granian.split()])


def test(*arguments):
    install_browser()
    install_servers()
    call_django("compile_words")
    os.chdir(ROOT)
    os.execv(sys.executable, [sys.executable, "-m", "pytest", *arguments])


def install_browser():
    fonts = shutil.which("fc-list") and subprocess.check_output(["fc-list", ":lang=zh"])
    # Playwright brings a node of its own, which needs libatomic.
    found = [fonts, shutil.which("chromium"), shutil.which("pdftotext"), find_library("atomic")]
    if not all(found):
        install_from_debian("chromium", "fonts-noto-cjk", "poppler-utils", "libatomic1")


def install_servers():
    # PostgreSQL's programs are not on the path: one machine may have several versions.
    postgres = any(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    if not all(
        [
            postgres,
            (shutil.which("nginx") or Path("/usr/sbin/nginx").exists()),
            shutil.which("wrk"),
            shutil.which("openssl"),
            any(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1")),
        ]
    ):
        install_from_debian("postgresql", "nginx-light", "wrk", "openssl", "libfaketime")


def call_django(*commands):
    import django
    from django.core.management import call_command

    django.setup()
    for command in commands:
        call_command(*command.split(), verbosity=0)


def say(sentence):
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
