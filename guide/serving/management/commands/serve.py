"""Serve the site to everybody: one worker for each core, behind nginx."""

import os
import socket
import sys

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

GRANIAN = [
    "-m",
    "granian",
    "--interface",
    "wsgi",
    "--http",
    "1",
    "--no-ws",
    "--log-level",
    "warning",
    "--blocking-threads",
    "1",
    "--backlog",
    "1024",
    "--http1-header-read-timeout",
    "10000",
    "--http1-buffer-size",
    "32768",
    "--workers-kill-timeout",
    "3",
    "--respawn-failed-workers",
    "--respawn-interval",
    "0.5",
]


class Command(BaseCommand):
    help = (
        "Serve the site, one worker a core. SIGHUP restarts the workers one after another, "
        "without a request lost; SIGTERM ends them."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("address", nargs="?", default="127.0.0.1:8001", help="address:port")
        parser.add_argument("--workers", type=int, default=settings.WORKERS, help="processes")

    def handle(self, *args, address, workers, **options):
        host, _, port = address.rpartition(":")
        try:
            # granian would share a taken port: each server would answer some of the requests.
            socket.create_server((host, int(port))).close()
        except (OSError, ValueError, OverflowError) as error:
            raise CommandError(f"Cannot serve at {address}: {error}.") from error
        os.chdir(settings.ROOT)
        where = ["--host", host, "--port", port, "--workers", str(workers)]
        os.execv(sys.executable, [sys.executable, *GRANIAN, *where, "guide.worker:application"])
