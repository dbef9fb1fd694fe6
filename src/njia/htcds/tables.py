"""Many records in one file: a list in JSON, or CSV with the standard's names as its head.

In a cell several codes stand with ``;`` between them, yes and no are ``true`` and ``false``, an empty one is no value.
Text that a spreadsheet would run as a formula has ``'`` before it, and loses it again when it is read.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from njia.htcds.standard import EXTENSION, Record, fields

_BETWEEN = ";"
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "'")
_FLAGS: Mapping[str, object] = {"true": True, "false": False}


class TableError(ValueError):
    """The file holds no records."""


def from_json(data: bytes) -> tuple[list[dict[str, object]], bool]:
    """The objects of the file, and whether it is a list of several. Raises TableError."""
    try:
        found: Any = msgspec.json.decode(data)
        several = isinstance(found, list)
        return msgspec.convert(found if several else [found], list[dict[str, object]]), several
    except msgspec.MsgspecError:
        raise TableError from None


def from_csv(data: bytes) -> list[Record]:
    """The records of the file. Raises TableError."""
    try:
        head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
    except (UnicodeDecodeError, csv.Error, ValueError):
        raise TableError from None
    names = [name.strip() for name in head]
    if len(set(names)) < len(names) or any(len(row) > len(names) for row in rows):
        raise TableError
    told = [{name: cell for name, cell in zip(names, row, strict=False) if cell.strip()} for row in rows]
    return [{name: _read(name, cell) for name, cell in row.items()} for row in told if row]


def as_csv(records: Sequence[Record]) -> bytes:
    """The records as a table; a column for each name that stands in any of them."""
    names = list(dict.fromkeys(name for record in records for name in record))
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(names)
    writer.writerows([_cell(record.get(name)) for name in names] for record in records)
    return ("\ufeff" + out.getvalue()).encode()


def _many(name: str) -> bool:
    spec = fields().get(name.removeprefix(EXTENSION))
    return bool(spec and spec.many)


def _read(name: str, cell: str) -> object:
    text = cell[1:] if cell.startswith("'") and cell[1:].startswith(_RUNS) else cell
    if _many(name):
        return [part.strip() for part in text.split(_BETWEEN) if part.strip()]
    kind = spec.type if (spec := fields().get(name)) else ""
    if kind == "Checkbox":
        return _FLAGS.get(text.strip().lower(), text)
    return _number(text) if kind in ("Number", "Geolocation") else text


def _number(text: str) -> object:
    """The number; what is none stays text, for whoever validates to name it."""
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    text = _BETWEEN.join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_RUNS) else text
