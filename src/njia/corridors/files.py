"""A corridor's files, read into typed shapes; whatever does not fit is refused with the file's name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Protocol, TypeVar

import msgspec

from njia.corridors.plain_yaml import decoded
from njia.findings import Source, Text

K = TypeVar("K")
T = TypeVar("T")
HERE = Path(__file__).parent


class Sourced(Protocol):
    """A file whose whole content rests on one source, which it names."""

    @property
    def source(self) -> str: ...


S = TypeVar("S", bound=Sourced)


class CorridorError(ValueError):
    """A corridor's file is wrong; the message names the file and what to mend."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    sw: str
    ru: str


# msgspec learns a shape when it first meets it, and crashes the process when two threads make it learn at once.
_one_at_a_time = Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class _SourceRow:
    title: str
    reference: str
    in_force: tuple[date | None, date | None]
    verified: bool
    said: _Said


def home_of(corridor: str, folder: Path = HERE) -> Path:
    """The folder of that corridor."""
    home = folder / corridor
    if not home.is_dir():
        raise CorridorError(f"there is no corridor {corridor!r} in {folder.name}")
    return home


def read(path: Path, shape: type[T]) -> T:
    """One YAML file as that shape."""
    try:
        with _one_at_a_time:
            return decoded(path.read_bytes(), shape)
    except (msgspec.MsgspecError, OSError) as error:
        raise CorridorError(f"{path.name}: {error}") from error


def shaped(value: object, shape: type[T]) -> T:
    """A value that was read without a shape, as that shape. Raises msgspec.ValidationError."""
    with _one_at_a_time:
        return msgspec.convert(value, shape)


def made(shape: type[T], row: object, **more: object) -> T:
    """A value of that dataclass: ``more``, and whatever else of its fields the row holds under the same name."""
    names = (field.name for field in fields(shape) if field.name not in more)  # type: ignore[arg-type]
    return shape(**{name: getattr(row, name) for name in names if hasattr(row, name)}, **more)


def once(table: dict[K, T], key: K, value: T, where: Path) -> None:
    """Adds to a table, and refuses what stands there already."""
    if key in table:
        raise CorridorError(f"{where.name}: {str(key)!r} stands there twice")
    table[key] = value


def sources_of(home: Path, *parts: str) -> dict[str, Source]:
    """The sources of the corridor: ``sources.yaml``, and ``sources/PART.yaml`` for each part that the caller needs."""
    found: dict[str, Source] = {}
    for path in (home / "sources.yaml", *(home / "sources" / f"{part}.yaml" for part in parts)):
        for id_, row in read(path, dict[str, _SourceRow]).items():
            begins, ends = row.in_force
            said = Text(f"{row.title}, {row.reference}", row.said.sw, row.said.ru)
            once(found, id_, Source(id_, row.title, row.reference, begins, ends, row.verified, said), path)
    return found


def source_named(sources: Mapping[str, Source], id_: str, where: Path, what: str) -> Source:
    """The source of that name."""
    try:
        return sources[id_]
    except KeyError:
        raise CorridorError(f"{where.name}: {what} names the source {id_!r}, which no file of sources holds") from None


def sourced(home: Path, place: str, shape: type[S], *parts: str) -> S:
    """One file of the corridor as that shape. Raises CorridorError where no source of the corridor has its name."""
    found = read(path := home / place, shape)
    source_named(sources_of(home, *parts), found.source, path, "the file")
    return found
