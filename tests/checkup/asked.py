"""How a test asks the server for a page of the questionnaire, and compares two answers."""

import gzip
from io import BytesIO

from django.core.wsgi import get_wsgi_application

ASK, RESULT = "/zh-hans/checkup/", "/zh-hans/checkup/result/"


class Counting:
    """An application, with what it was asked for."""

    def __init__(self, application=None):
        self.application = application or get_wsgi_application()
        self.queries = []

    def __call__(self, environ, start_response):
        self.queries.append(environ["QUERY_STRING"])
        return self.application(environ, start_response)


def ask(application, path, query="", **more):
    """(status, headers, body); the body as a browser unpacks it, its length checked."""
    told = {}

    def start(status, headers, _error=None):
        told.update(status=status, headers=dict(headers))

    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "HTTP_HOST": "testserver",
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
    }
    response = application(environ | more, start)
    body = b"".join(response)
    getattr(response, "close", lambda: None)()
    length = int(told["headers"].pop("Content-Length", len(body)))
    assert length == len(body)
    if told["headers"].get("Content-Encoding") == "gzip":
        body = gzip.decompress(body)
    return told["status"], told["headers"], body.decode()
