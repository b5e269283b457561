"""Files → records. Every error names the file, the point and the remedy. No database."""

import datetime as dt
import hashlib
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import toml
from .shape import Is, Key, Part, Shape, Source
from .shapes import SOURCES

LANGUAGES = ("zh-hans", "zh-hant", "en")


@dataclass(frozen=True)
class Problem:
    """One thing wrong in the content, as a sentence for the person who will put it right."""

    file: str
    where: str
    says: str

    def __str__(self) -> str:
        place = f"{self.file}, {self.where}" if self.where else self.file
        return f"{place}: {self.says}"


@dataclass(frozen=True)
class Record:
    shape: Shape
    file: str
    position: int
    value: dict[str, Any]

    @property
    def id(self) -> str:
        return str(self.value["id"])

    @property
    def digest(self) -> str:
        return digest(self.value)


def of(records: Iterable[Record], name: str) -> list[Record]:
    """The records of one shape."""
    return [one for one in records if one.shape.name == name]


def digest(value: dict[str, Any]) -> str:
    return hashlib.sha256(toml.dump(value).encode()).hexdigest()


def read(folder: Path) -> tuple[list[Record], list[Problem]]:
    """All records under a folder, in the order of SOURCES, and all that is wrong with them."""
    records: list[Record] = []
    problems: list[Problem] = []
    known: set[Path] = set()
    for source in SOURCES:
        for path in sorted(folder.glob(source.pattern)):
            known |= {path, *_beside(path, source.shape)}
            found, wrong = _read_file(path, path.relative_to(folder).as_posix(), source)
            records += found
            problems += wrong
    for path in sorted(set(folder.rglob("*")) - known):
        if path.is_file() and path.suffix in (".toml", ".txt"):
            name = path.relative_to(folder).as_posix()
            problems.append(
                Problem(name, "", "no shape is known for this place. Move it, or add it to shapes.")
            )
    return records, problems


def _read_file(path: Path, name: str, source: Source) -> tuple[list[Record], list[Problem]]:
    values, problems = values_of(path, name, source)
    if problems:
        return [], problems
    if not source.table and values[0]["id"] != id_of(name):
        says = f'id is "{values[0]["id"]}" but the file is {path.name}. Make them the same.'
        return [], [Problem(name, "", says)]
    for file, text in canonical(values, source, path).items():
        if text.encode() != file.read_bytes():
            says = "is not in canonical form. Run `python3 manage.py format_content`."
            problems.append(Problem(name.replace(path.name, file.name), "", says))
    # One file is one row of a list ordered by id; in a list file, the order is the file's.
    return [
        Record(source.shape, name, place if source.table else 0, value)
        for place, value in enumerate(values, 1)
    ], problems


def id_of(name: str) -> str:
    """The id that a file has by its place: its name, or its folder's where one holds several."""
    path = Path(name)
    return path.parent.name if len(path.parts) > 2 else path.stem


def _beside(path: Path, shape: Shape) -> list[Path]:
    """The files beside a table that hold one of its texts."""
    if not any(key.beside for key in shape.keys):
        return []
    return [path.with_name(f"{language}.txt") for language in LANGUAGES]


def _texts_beside(path: Path, shape: Shape) -> dict[str, dict[str, str]]:
    """{key: {language: text}} of what the files beside a table hold."""
    texts = {
        one.stem: one.read_bytes().decode("utf-8-sig").strip()
        for one in _beside(path, shape)
        if one.exists()
    }
    return {key.name: texts for key in shape.keys if key.beside}


def values_of(
    path: Path,
    name: str,
    source: Source,
    amend: Callable[[dict[str, Any]], None] = lambda table: None,
) -> tuple[list[dict[str, Any]], list[Problem]]:
    """The tables of a file, in the order of their shape, and what is wrong with them."""
    try:
        table = tomllib.loads(path.read_bytes().decode())
        table |= _texts_beside(path, source.shape)
    except UnicodeDecodeError:
        return [], [Problem(name, "", "is not UTF-8. Save it, and what is beside it, as UTF-8.")]
    except tomllib.TOMLDecodeError as error:
        return [], [Problem(name, "", f"is not valid TOML: {error}. Mend that place.")]
    amend(table)
    tables = table.get(source.table, []) if source.table else [table]
    unknown = sorted(set(table) - {source.table}) if source.table else []
    if unknown or not isinstance(tables, list):
        extra = ", ".join(unknown or [source.table])
        says = f"holds only [[{source.table}]] tables. Remove {extra}."
        return [], [Problem(name, "", says)]
    problems: list[Problem] = []
    return [
        _value(one, source, name, place, problems) for place, one in enumerate(tables, 1)
    ], problems


def canonical(values: list[dict[str, Any]], source: Source, path: Path) -> dict[Path, str]:
    """{file: what stands in it}: the table's own file first, then those beside it."""
    if source.table:
        return {path: toml.dump({source.table: values})}
    beside = {key.name for key in source.shape.keys if key.beside}
    inside = {name: one for name, one in values[0].items() if name not in beside}
    files = {path: toml.dump(inside)}
    for name in beside:
        files |= {
            path.with_name(f"{code}.txt"): f"{text}\n" for code, text in values[0][name].items()
        }
    return files


def _value(
    table: Any, source: Source, file: str, place: int, problems: list[Problem]
) -> dict[str, Any]:
    name = table.get("id", place) if isinstance(table, dict) else place
    return ordered(table, source.shape, file, f"{source.table} {name}".strip(), problems)


def ordered(
    table: Any, shape: Shape, file: str, where: str, problems: list[Problem]
) -> dict[str, Any]:
    """The table with its keys in the order of its shape; what is wrong goes to `problems`."""
    if not isinstance(table, dict):
        problems.append(Problem(file, where, "is not a table. Write it as [[…]]."))
        return {}
    allowed = {key.name for key in shape.keys} | {part.key for part in shape.parts}
    for extra in sorted(set(table) - allowed):
        problems.append(Problem(file, where, f'"{extra}" is not a key here. Remove or rename it.'))
    value: dict[str, Any] = {}
    for key in shape.keys:
        if key.name in table:
            value[key.name] = _checked(table[key.name], key, file, where, problems)
        elif key.needed:
            problems.append(Problem(file, where, f'"{key.name}" is missing. Add {key.kind.value}.'))
    for part in shape.parts:
        rows = _rows(table, part, file, where, problems)
        if rows:
            value[part.key] = rows
    return value


def _rows(
    table: dict[str, Any], part: Part, file: str, where: str, problems: list[Problem]
) -> list[dict[str, Any]]:
    rows = table.get(part.key, [])
    if not isinstance(rows, list):
        says = f'"{part.key}" is not a list of tables. Write each as [[{part.key}]].'
        problems.append(Problem(file, where, says))
        return []
    return [
        ordered(one, part.shape, file, f"{where} {part.key} {place}".strip(), problems)
        for place, one in enumerate(rows, 1)
    ]


def _checked(value: Any, key: Key, file: str, where: str, problems: list[Problem]) -> Any:
    complaint = _complaint(value, key)
    if complaint:
        problems.append(Problem(file, where, f'"{key.name}" {complaint}'))
    if key.kind is Is.TEXTS and isinstance(value, dict):
        return {language: value[language] for language in LANGUAGES if language in value}
    return value


def _complaint(value: Any, key: Key) -> str:
    if not _FITS[key.kind](value):
        return f"is not {key.kind.value}. Write {key.kind.value}."
    if key.kind is Is.TEXTS:
        return _language_complaint(value)
    if key.kind is Is.TEXT and not value.strip():
        return "is blank. Write it, or remove the key."
    if key.among and value not in key.among:
        return f'is "{value}". Use one of: {", ".join(key.among)}.'
    return ""


def _language_complaint(value: dict[str, Any]) -> str:
    extra = sorted(set(value) - set(LANGUAGES))
    if extra:
        return f"has a language the guide does not have: {', '.join(extra)}. Remove it."
    blank = [language for language in LANGUAGES if not str(value.get(language, "")).strip()]
    if blank:
        return f"has no {' and no '.join(blank)}. Write it: no language may be blank."
    return ""


def _is_texts(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())


def _is_ids(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


_FITS: dict[Is, Callable[[Any], bool]] = {
    Is.TEXT: lambda value: isinstance(value, str),
    Is.TEXTS: _is_texts,
    Is.DAY: lambda value: isinstance(value, dt.date) and not isinstance(value, dt.datetime),
    Is.IDS: _is_ids,
    Is.FLAG: lambda value: isinstance(value, bool),
    Is.NUMBER: lambda value: isinstance(value, int) and not isinstance(value, bool),
    Is.WHEN: lambda value: isinstance(value, dict) and all(_is_ids(v) for v in value.values()),
}
