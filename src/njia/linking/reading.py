"""Opens a table of records in DuckDB, every value as text; CSV and Parquet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from njia.linking.errors import LinkingError, need_extra

if TYPE_CHECKING:
    import duckdb

_MEMORY = "1200MB"


def connect(scratch: Path, memory: str = _MEMORY, threads: int | None = None) -> duckdb.DuckDBPyConnection:
    """An embedded database that spills to ``scratch`` when memory is short. Raises LinkingError without the extra."""
    try:
        import duckdb
    except ModuleNotFoundError as error:
        raise need_extra(error) from error
    connection = duckdb.connect(":memory:")
    connection.execute("set memory_limit = ?", [memory])
    connection.execute("set temp_directory = ?", [str(scratch)])
    connection.execute("set preserve_insertion_order = false")
    if threads:
        connection.execute("set threads = ?", [threads])
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
