"""The content as open data: the records of the files, with a JSON Schema made from their shapes."""

from guide.shelf import shelf

from .channel_shapes import CHANNEL
from .export import value_of
from .models import Revision
from .read import LANGUAGES
from .shape import Is, Shape
from .shapes import ANSWER, INSTRUMENT

VERSION = 1
COLLECTIONS = {"answers": ANSWER, "law": INSTRUMENT, "channels": CHANNEL}
PRIVATE = {"note"}  # for reviewers

_TYPES = {
    Is.TEXT: {"type": "string"},
    Is.TEXTS: {
        "type": "object",
        "properties": {code: {"type": "string"} for code in LANGUAGES},
        "required": list(LANGUAGES),
        "additionalProperties": False,
    },
    Is.DAY: {"type": "string", "format": "date"},
    Is.IDS: {"type": "array", "items": {"type": "string"}},
    Is.FLAG: {"type": "boolean"},
    Is.NUMBER: {"type": "integer"},
    Is.WHEN: {"type": "object"},
}


def collection(name: str) -> dict:
    """One kind of record as it is published. Slow: meant to be kept."""
    shape = COLLECTIONS[name]
    revision = shelf(Revision).get(1)
    return {
        "version": VERSION,
        "licence": "CC BY 4.0",
        "revision": revision.digest if revision else "",
        name: [_public(value_of(row, shape), shape) for row in shelf(shape.model).all()],
    }


def _public(value: dict, shape: Shape) -> dict:
    shown = {key: one for key, one in value.items() if key not in PRIVATE}
    for part in shape.parts:
        if part.key in shown:
            shown[part.key] = [_public(one, part.shape) for one in shown[part.key]]
    return shown


def schema_of(name: str) -> dict:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": {
            "version": {"const": VERSION},
            "licence": {"type": "string"},
            "revision": {"type": "string"},
            name: {"type": "array", "items": _table(COLLECTIONS[name])},
        },
        "required": ["version", "licence", "revision", name],
        "additionalProperties": False,
    }


def _table(shape: Shape) -> dict:
    keys = [key for key in shape.keys if key.name not in PRIVATE]
    properties = {
        key.name: {"enum": list(key.among)} if key.among else _TYPES[key.kind] for key in keys
    }
    for part in shape.parts:
        properties[part.key] = {"type": "array", "items": _table(part.shape)}
    return {
        "type": "object",
        "properties": properties,
        "required": [key.name for key in keys if key.needed],
        "additionalProperties": False,
    }
