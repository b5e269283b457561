"""What a test of the content in memory switches: who writes, whether the database answers."""

import threading
from contextlib import contextmanager

from django.db import connection, connections

from guide.answers.models import Section
from guide.shelf import bump


@contextmanager
def elsewhere():
    """What is written inside is written as by another process: this one is told nothing."""
    told = connection.execute_wrappers[:]
    connection.execute_wrappers.clear()
    try:
        yield
    finally:
        connection.execute_wrappers[:] = told


@contextmanager
def database_away(folder):
    """Inside, this thread cannot open the database: a folder stands where it was.

    Where the database is not a file, there is none of the folder's name.
    """
    here = connections["default"]
    gone = connections.create_connection("default")
    name = str(folder) if gone.vendor == "sqlite" else folder.name
    gone.settings_dict = {**gone.settings_dict, "NAME": name}
    connections["default"] = gone
    try:
        yield
    finally:
        gone.close()
        connections["default"] = here


def rename(name):
    """A new revision, in which every section has this name."""
    Section.objects.update(name_zh_hans=name)
    bump()


def in_a_thread(look):
    """A started thread, and the list that will hold what it saw."""
    seen = []

    def see():
        try:
            seen.append(look())
        finally:
            connection.close()

    thread = threading.Thread(target=see)
    thread.start()
    return thread, seen
