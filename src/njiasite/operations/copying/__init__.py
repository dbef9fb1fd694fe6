"""A database as one file, and back: SQLite by its online backup, PostgreSQL by pg_dump, else row by row."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from django.db import connections

from njiasite.operations.copying import postgresql, rows, sqlite


class Way(Protocol):
    """A way to copy a database: everything in it at one instant, while the service goes on."""

    def save(self, alias: str, file: Path) -> None: ...

    def load(self, alias: str, file: Path) -> None: ...


WAYS: dict[str, Way] = {"sqlite": sqlite, "pg_dump": postgresql, "rows": rows}


def way_for(alias: str) -> str:
    """The best way for a database on this machine."""
    if connections[alias].vendor == "sqlite":
        return "sqlite"
    return "pg_dump" if postgresql.is_there() else "rows"


def ways_into(alias: str) -> set[str]:
    """The ways whose files can go into such a database."""
    return {"rows", "sqlite" if connections[alias].vendor == "sqlite" else "pg_dump"}


def is_empty(alias: str) -> bool:
    """Whether the database holds no table at all."""
    return not connections[alias].introspection.table_names()
