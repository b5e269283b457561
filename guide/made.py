"""Where the files made from the content at load time are: pictures and prints."""

import os
import tempfile
from pathlib import Path

from django.conf import settings


def path_of(name):
    """The file of a name such as picture/en/call-hours.png, whether it is made or not."""
    return settings.MADE / name


def write(name, content):
    """Whole or not at all: a reader may ask for it at any moment."""
    path = path_of(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            # Whoever loads the content may be another user than whoever serves it.
            os.fchmod(file.fileno(), 0o644)
        Path(unfinished).replace(path)
    except BaseException:
        Path(unfinished).unlink()
        raise


def read(name):
    """The bytes of a made file; None where it is not made."""
    try:
        return path_of(name).read_bytes()
    except OSError:
        return None
