"""No file changes without a second reading: readings.toml says what was last read, and when."""

import hashlib
from collections.abc import Iterator

from .read import Problem, Record, of

# Lists for the machine: words for search, what the articles ask, the readings themselves.
UNREAD = ("synonyms.toml", "concepts.toml", "coverage.toml", "retired.toml", "readings.toml")


def digests(records: list[Record]) -> dict[str, str]:
    """{file: digest of all its records}, of every file that has to be read."""
    found: dict[str, list[str]] = {}
    for record in records:
        if record.file not in UNREAD:
            found.setdefault(record.file, []).append(record.digest)
    return {
        file: hashlib.sha256("".join(each).encode()).hexdigest()[:16]
        for file, each in found.items()
    }


def check(records: list[Record]) -> list[Problem]:
    return list(_unread(records))


def _unread(records: list[Record]) -> Iterator[Problem]:
    read = {one.id: one.value["digest"] for one in of(records, "reviewed.Reading")}
    found = digests(records)
    for file, digest in found.items():
        if read.get(file) != digest:
            yield Problem(
                file,
                "",
                "has changed since its second reading. Let somebody else read it against its "
                f"sources, then run `python3 manage.py sign_reading {file}`.",
            )
    for file in sorted(set(read) - set(found)):
        yield Problem("readings.toml", file, "is no file any more. Remove its reading.")
