"""SQLite: its own online backup, which sees one instant and keeps no writer waiting."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connections


def save(alias: str, file: Path) -> None:
    """Copies the database into a file."""
    connection = connections[alias]
    connection.ensure_connection()
    with closing(sqlite3.connect(file)) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, without a -wal beside it


def load(alias: str, file: Path) -> None:
    """Fills the database from the file."""
    connection = connections[alias]
    connection.ensure_connection()
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as copy:
        copy.backup(connection.connection)
    connection.close()  # the next connection sets WAL again
