"""A line to the site that can be cut, be torn within an answer, or bring nothing for long."""

import socket
import threading
import time
from contextlib import suppress
from urllib.parse import urlsplit

# Bytes of an answer that arrive on a torn line: its headers and the beginning of its body.
TORN_AFTER = 3000


class Line:
    def __init__(self, site):
        self.state = "open"
        self.torn = 0
        self.to = urlsplit(site).hostname, urlsplit(site).port
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        self.threads = [threading.Thread(target=self._accept)]
        self.threads[0].start()

    def close(self):
        self.state = "cut"
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        for one in self.threads:
            one.join()

    def _accept(self):
        with suppress(OSError):
            while True:
                near = self.listener.accept()[0]
                far = socket.create_connection(self.to)
                for ends in ((near, far, False), (far, near, True)):
                    self.threads.append(threading.Thread(target=self._carry, args=ends))
                    self.threads[-1].start()

    def _carry(self, one, other, is_answer):
        one.settimeout(0.1)
        with suppress(OSError):
            while self.state != "cut":
                with suppress(TimeoutError):
                    piece = one.recv(65536)
                    while self.state == "slow":
                        time.sleep(0.05)
                    if not piece or self.state == "cut":
                        break
                    if is_answer and self.state == "torn":
                        other.sendall(piece[:TORN_AFTER])
                        self.torn += 1
                        break
                    other.sendall(piece)
        for end in (one, other):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        one.close()
