"""Published content in memory: read once for each of its revisions, the same for all threads.

It is kept on while the database cannot be asked. Never change a row, or a list that it holds.
"""

import logging
import math
import threading
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from time import monotonic

from django.apps import apps
from django.conf import settings
from django.db import Error, InterfaceError, OperationalError
from django.db.models import F
from django.http import Http404

logger = logging.getLogger(__name__)

# What is raised for a database that is away, locked or full: no mistake in a program.
AWAY = (OperationalError, InterfaceError)


class Shelf:
    """The published rows of one model, with the relations that it names in `kept`. No queries."""

    def __init__(self, rows):
        self._rows = {row.pk: row for row in rows}

    def all(self):
        return list(self._rows.values())

    def get(self, pk):
        return self._rows.get(pk)

    def __getitem__(self, pk):
        return self._rows[pk]

    def or_404(self, pk):
        if pk not in self._rows:
            raise Http404
        return self._rows[pk]

    def in_order(self, ids):
        """The rows with these ids, in the order given; ids without a row are left out."""
        return [self._rows[one] for one in ids if one in self._rows]

    def grouped(self, choices, name):
        """[(choice, the rows whose `name` it is)], without the choices of no row."""
        groups = [
            (one, [row for row in self.all() if getattr(row, name) == one.value]) for one in choices
        ]
        return [(one, rows) for one, rows in groups if rows]


class Snapshot:
    """What readers see of one revision: all shelves, and what was worked out from them."""

    def __init__(self, revision, shelves):
        self.revision = revision
        self.shelves = shelves
        self.worked_out = {}


class Keeper:
    """The newest snapshot of this process."""

    def __init__(self):
        self._lock = threading.Lock()
        self.forget()

    def forget(self):
        self._snapshot = None
        self._asked_at = -math.inf
        self.is_watched = False
        # The database's error, where the last look met one.
        self._error = None
        # What was worked out last, of whichever revision: shown while a newer cannot be had.
        self.last = {}

    def newest(self):
        """Costs nothing where look() is called; else a query each REVISION_SECONDS, or many.

        Raises the database's error only where nothing was ever read.
        """
        # Where a snapshot is held, nobody waits for the one who reads the next.
        if self._is_due() and self._lock.acquire(blocking=self._snapshot is None):
            try:
                if self._is_due():
                    self._ask()
            finally:
                self._lock.release()
        if self._snapshot is None:
            raise OperationalError("Nothing was ever read.") from self._error
        return self._snapshot

    def look(self):
        """Ask now. Who calls this calls it again and again: readers leave the asking to it."""
        with self._lock:
            self.is_watched = True
            self._ask()

    def _is_due(self):
        if self.is_watched:
            return False
        return monotonic() - self._asked_at >= settings.REVISION_SECONDS

    def _ask(self):
        try:
            revision = _stored_revision()
            if self._snapshot is None or self._snapshot.revision != revision:
                self._snapshot = _read(revision)
            self._error = None
        except Error as error:
            if self._error is None:
                logger.error("The database cannot be asked; what was read stays. %s", error)
            self._error = error
        finally:
            self._asked_at = monotonic()


_keeper = Keeper()
# Inside one_revision(): empty until the first look, then the snapshot that was seen.
_seen = ContextVar("seen", default=None)


def _stored_revision():
    found = apps.get_model("publishing.Revision").objects.values_list("number", "digest").first()
    # A database that was restored or made anew may count up to the same number again.
    return f"{found[0]}-{found[1][:12]}" if found else ""


def _read(revision):
    """All that is published, at one revision: if it changed meanwhile, it is read again.

    No transaction holds it together: SQLite's would wait for a load, and make a load wait.
    """
    while True:
        shelves = {
            model: Shelf(_published(model)) for model in apps.get_models() if hasattr(model, "kept")
        }
        after = _stored_revision()
        if after == revision:
            return Snapshot(revision, shelves)
        revision = after


def _published(model):
    rows = getattr(model.objects, "published", model.objects.all)()
    return rows.prefetch_related(*model.kept)


def _snapshot():
    seen = _seen.get()
    if seen is None:
        return _keeper.newest()
    if not seen:
        seen.append(_keeper.newest())
    return seen[0]


def shelf(model):
    return _snapshot().shelves[model]


def revision():
    """The revision that readers see now; "" if nothing was ever loaded."""
    try:
        return _snapshot().revision
    except Error:
        return ""


@contextmanager
def one_revision():
    """All that is done inside sees the revision of its first look, whatever is loaded meanwhile."""
    if _seen.get() is not None:
        yield
        return
    token = _seen.set([])
    try:
        yield
    finally:
        _seen.reset(token)


def one_revision_a_page(get_response):
    def respond(request):
        with one_revision():
            return get_response(request)

    return respond


def per_revision(build):
    """Keep what a function returns, by its arguments, for as long as readers see one revision.

    The reader's language is an argument like any other. What a reader types must not be one: all
    of it would be kept.
    """
    lock = threading.RLock()

    @wraps(build)
    def kept(*arguments):
        with one_revision():
            worked_out = _snapshot().worked_out
            if arguments not in worked_out.setdefault(build, {}):
                with lock:
                    if arguments not in worked_out[build]:
                        return _work_out(build, arguments, worked_out[build])
            return worked_out[build][arguments]

    return kept


def per_revision_aside(build):
    """per_revision for what takes long and has no arguments: no reader waits for it.

    Until it is prepared for a new revision, readers get what there was for the one before. So it
    may say which rows are meant, but not what they say.
    """
    kept = per_revision(build)
    _aside.append(kept)

    @wraps(build)
    def found():
        with one_revision():
            last = _keeper.last.get((build, ())) if _keeper.is_watched else None
            if last is None or () in _snapshot().worked_out.get(build, {}):
                return kept()
            return last

    return found


_aside: list = []


def prepare():
    """Work out what takes long, for who calls look()."""
    with one_revision():
        for kept in _aside if revision() else ():
            kept()


def _work_out(build, arguments, worked_out):
    key = build, arguments
    try:
        value = build(*arguments)
    except Error:
        # Not kept for this revision: the next reader tries again.
        if key not in _keeper.last:
            raise
        return _keeper.last[key]
    worked_out[arguments] = _keeper.last[key] = value
    return value


def bump():
    """Make the revision a new one. Belongs into the transaction that changes the content."""
    revisions = apps.get_model("publishing.Revision").objects
    row, _is_new = revisions.get_or_create(pk=1)
    revisions.filter(pk=row.pk).update(number=F("number") + 1)


def look():
    """Ask the database now. One thread does so all the time: no reader waits for an answer."""
    _keeper.look()


def forget():
    """Drop what is in memory: the next look reads again. For tests, where nothing is loaded."""
    _keeper.forget()
