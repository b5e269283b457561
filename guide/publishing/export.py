"""Database → records → files. What was loaded comes back byte for byte."""

from pathlib import Path

from django.utils import translation

from guide.answers.models import Answer, Page, Section
from guide.channels.models import Channel
from guide.law.models import Instrument, Provision
from guide.letters.models import Letter

from .read import LANGUAGES, canonical
from .shape import Is, Shape
from .shapes import SOURCES

WITH_A_PAGE = (Instrument, Provision, Channel, Letter, Section, Answer, Page)


def export(folder: Path) -> list[str]:
    """Write every published row back into its file; return the files whose bytes changed."""
    changed = []
    for source in SOURCES:
        if source.shape.model is None:
            continue
        values = [
            value_of(row, source.shape)
            for row in source.shape.model.objects.published().order_by("position", "pk")
        ]
        for name, text in _files(values, source, folder).items():
            if _write(folder / name, text):
                changed.append(name)
    return changed


def _files(values, source, folder):
    """{file name: what stands in it} for the rows of one source."""
    if source.table:
        groups = {source.pattern: values} if values else {}
    else:
        groups = {source.pattern.replace("*", one["id"]): [one] for one in values}
    return {
        path.relative_to(folder).as_posix(): text
        for name, group in groups.items()
        for path, text in canonical(group, source, folder / name).items()
    }


def _write(path, text):
    if path.exists() and path.read_text() == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return True


def value_of(row, shape: Shape) -> dict:
    """The table of a file that says what a row says, keys in the order of the shape."""
    value = {}
    for key in shape.keys:
        found = _texts(row, key) if key.kind is Is.TEXTS else getattr(row, key.field)
        if key.needed or not _is_absent(found):
            value[key.name] = found
    for part in shape.parts:
        found = getattr(row, part.related).all()
        # As in the file, not as on the page: readers see the newest change first.
        if hasattr(part.shape.model, "position"):
            found = sorted(found, key=lambda one: (one.position, one.pk))
        rows = [value_of(one, part.shape) for one in found]
        if rows:
            value[part.key] = rows
    return value


def _is_absent(found):
    # Not 0: a limit of no days is a limit.
    return found is None or found is False or found in ("", [], {})


def _texts(row, key):
    texts = {
        language: getattr(row, f"{key.field}_{language.replace('-', '_')}") or ""
        for language in LANGUAGES
    }
    return texts if any(texts.values()) else {}


def addresses() -> set[str]:
    """Every public address that has a page of its own, without the language."""
    return addresses_of(row for model in WITH_A_PAGE for row in model.objects.published())


def addresses_of(rows) -> set[str]:
    with translation.override(LANGUAGES[0]):
        return {row.get_absolute_url().removeprefix(f"/{LANGUAGES[0]}/").strip("/") for row in rows}
