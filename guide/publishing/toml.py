"""The one way a content file is written. No comments: a remark for reviewers is a `note` key."""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any


def dump(table: Mapping[str, Any]) -> str:
    """The canonical form of a file: what `read` gave is written back byte for byte."""
    return "\n".join(_lines(table, path="")) + "\n"


def _lines(table: Mapping[str, Any], path: str) -> list[str]:
    plain = {key: value for key, value in table.items() if not _is_tables(value)}
    nested = {key: value for key, value in table.items() if _is_tables(value)}
    lines = [line for key, value in plain.items() for line in _assignments(key, value)]
    for key, tables in nested.items():
        name = f"{path}{key}"
        for one in tables:
            # A blank line before each table, but not at the top of a file.
            lines += ["", f"[[{name}]]"] if lines else [f"[[{name}]]"]
            lines += _lines(one, path=f"{name}.")
    return lines


def _assignments(key: str, value: Any) -> list[str]:
    # An empty table is written out: left away, a needed key would be missing.
    if isinstance(value, Mapping) and value:
        return [f"{key}.{inner} = {_scalar(each)}" for inner, each in value.items()]
    return [f"{key} = {_scalar(value)}"]


def _scalar(value: Any) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    # Every JSON string, number, boolean and list of strings is also valid TOML, but for one
    # character that TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)
