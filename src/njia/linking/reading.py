"""Opens a table of records in DuckDB, every value as text; CSV and Parquet."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from njia.linking.errors import LinkingError, need_extra

if TYPE_CHECKING:
    import duckdb

_MEMORY = 1_200_000_000
_LARGE = 150_000_000  # bytes of a file whose records do not fit into that memory once prepared
_OF_MACHINE = 4  # for such a file a quarter of what the machine has, where that is more


def connect_for(records: Path, work: Path) -> duckdb.DuckDBPyConnection:
    """A database for these records: in memory, and of a large file in ``work``, so that a later run takes it up."""
    if records.stat().st_size < _LARGE:
        return connect(work)
    machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return connect(work, max(_MEMORY, machine // _OF_MACHINE), str(work / "records.duckdb"))


def connect(scratch: Path, memory: int = _MEMORY, database: str = ":memory:") -> duckdb.DuckDBPyConnection:
    """An embedded database that spills to ``scratch`` when memory is short. Raises LinkingError."""
    try:
        import duckdb
    except ModuleNotFoundError as error:
        raise need_extra(error) from error
    try:
        connection = duckdb.connect(database)
    except duckdb.IOException:
        raise LinkingError(f"another run works in {scratch.name}, or what it holds cannot be read") from None
    connection.execute("set memory_limit = ?", [f"{memory}B"])
    connection.execute("set temp_directory = ?", [str(scratch)])
    connection.execute("set preserve_insertion_order = false")
    return connection


def open_table(connection: duckdb.DuckDBPyConnection, path: Path, name: str) -> list[str]:
    """Makes the file a view and returns its column names. Raises LinkingError."""
    import duckdb

    reader = "read_parquet" if path.suffix.lower() in (".parquet", ".pq") else "read_csv"
    more = "" if reader == "read_parquet" else ", header = true, all_varchar = true"
    try:
        relation = connection.sql(f"select * from {reader}({literal(str(path))}{more})")
        relation.create_view(name)
    except duckdb.Error:
        raise LinkingError(f"{path.name} cannot be read as {reader[5:].upper()}, or is not there") from None
    return list(relation.columns)


def literal(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def quoted(name: str) -> str:
    """A column's name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'
