"""Records → database, in one transaction. Files win; a row edited in the admin waits."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone, translation

from guide.shelf import bump

from .export import addresses, value_of
from .models import Retired, Revision
from .read import LANGUAGES, Record, digest
from .shape import Is, Shape
from .shapes import SOURCES


class ConflictError(Exception):
    """Rows that moved on both sides since they last agreed: a person has to decide."""


@dataclass
class Outcome:
    created: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)  # edited in the admin, not overwritten
    cleared: list[str] = field(default_factory=list)  # edit arrived in the file
    withdrawn: list[str] = field(default_factory=list)


def load(records: Iterable[Record], progress: Callable[[Record], None] = lambda one: None):
    """Make the database say what the files say; all of it or nothing. Returns the outcome.

    Raises ConflictError, with nothing loaded, if a row was edited in the admin and its file
    moved too.
    """
    outcome = Outcome()
    records = list(records)
    # modeltranslation writes a bare field in the language active now.
    with translation.override(LANGUAGES[0]), transaction.atomic():
        before = addresses()
        conflicts = []
        for record in records:
            progress(record)
            if record.shape.model and not _load_one(record, outcome):
                conflicts.append(f"{record.file} ({record.id})")
        if conflicts:
            raise ConflictError(
                f"{', '.join(conflicts)}: edited in the admin, and changed in the file since. "
                "Export to a copy (`python3 manage.py export_content FOLDER`), merge the two by "
                "hand, and load."
            )
        _withdraw(records, outcome)
        _retire(records, before, addresses())
        _write_revision(records)
    return outcome


def _load_one(record, outcome):
    """Load one record; False where both sides moved."""
    name = f"{record.shape.name} {record.id}"
    row = record.shape.model.objects.filter(pk=record.id).first()
    if row is None:
        _write(record, None)
        outcome.created.append(name)
    elif row.edited_at is not None:
        return _meet_an_edit(record, row, name, outcome)
    elif (row.file_digest, row.position, row.published) == (record.digest, record.position, True):
        outcome.left.append(name)
    else:
        _write(record, row)
        outcome.changed.append(name)
    return True


def _meet_an_edit(record, row, name, outcome):
    if digest(value_of(row, record.shape)) == record.digest:
        _write(record, row)
        outcome.cleared.append(name)
    elif row.file_digest == record.digest:
        # Its words wait; its place, and that its file is there again, are no edit's business.
        at = {"position": record.position, "published": True}
        record.shape.model.objects.filter(pk=row.pk).update(**at)
        outcome.kept.append(name)
    else:
        return False
    return True


def _write(record, row):
    row = row or record.shape.model(pk=record.id)
    for name, value in columns(record.value, record.shape).items():
        setattr(row, name, value)
    row.position, row.published = record.position, True
    row.file_digest, row.edited_at = record.digest, None
    row.save()
    _write_parts(row, record.value, record.shape)


def _write_parts(row, value, shape):
    for part in shape.parts:
        manager = getattr(row, part.related)
        manager.all().delete()
        for position, table in enumerate(value.get(part.key, [])):
            given = columns(table, part.shape)
            if hasattr(part.shape.model, "position"):
                given["position"] = position
            _write_parts(manager.create(**given), table, part.shape)


def columns(value: dict, shape: Shape) -> dict:
    """The columns of a row for a table of a file; an absent key is the column's empty value."""
    given = {}
    for key in shape.keys:
        if key.kind is Is.TEXTS:
            texts = value.get(key.name, {})
            for language in LANGUAGES:
                given[f"{key.field}_{language.replace('-', '_')}"] = texts.get(language, "")
        else:
            given[key.field] = value.get(key.name, _EMPTY[key.kind]())
    return given


_EMPTY = {
    Is.TEXT: str,
    Is.DAY: lambda: None,
    Is.IDS: list,
    Is.FLAG: bool,
    Is.NUMBER: lambda: None,
    Is.WHEN: dict,
}


def _withdraw(records, outcome):
    """Unpublish rows without a file. They stay: an edit in one of them is not ours to drop."""
    for source in SOURCES:
        if source.shape.model is None:
            continue
        present = [one.id for one in records if one.shape is source.shape]
        gone = source.shape.model.objects.published().exclude(pk__in=present)
        for row in gone:
            outcome.withdrawn.append(f"{source.shape.name} {row.pk}")
        gone.update(published=False)


def _retire(records, before, after):
    named = {
        one.id: one.value.get("successor", "")
        for one in records
        if one.shape.name == "retired.Address"
    }
    for address in (before - after) | set(named):
        Retired.objects.update_or_create(
            address=address, defaults={"successor": named.get(address, "")}
        )
    Retired.objects.filter(address__in=after).delete()


def _write_revision(records):
    whole = hashlib.sha256("".join(f"{one.file}{one.digest}" for one in records).encode())
    Revision.objects.update_or_create(
        pk=1, defaults={"digest": whole.hexdigest(), "loaded_at": timezone.now()}
    )
    bump()
