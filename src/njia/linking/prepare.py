"""Makes the columns that are compared: folded names, ISO dates, arrays of identifiers with their spells.

All of it is DuckDB's SQL; words are transliterated in Python once each, not once a record. What comes out are texts,
arrays and ISO dates only, so that any engine can go on from there.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from njia.linking.errors import LinkingError
from njia.linking.frequencies import put_together
from njia.linking.identifiers import add_identifiers
from njia.linking.mapping import Columns
from njia.linking.names import add_names
from njia.linking.reading import quoted
from njia.linking.roles import ROLES

if TYPE_CHECKING:
    import duckdb

_DATES = "'%Y-%m-%d', '%d.%m.%Y', '%d/%m/%Y', '%Y%m%d', '%Y/%m/%d'"


def prepare(connection: duckdb.DuckDBPyConnection, source: str, found: Iterable[str], columns: Columns) -> int:
    """Makes ``prepared`` and ``weighed`` from the view ``source`` and counts the records. Raises LinkingError.

    ``n`` numbers them in the order of their ids.
    """
    _check_columns(columns, set(found))
    identifier = f"cast({quoted(columns.of('id')[0])} as varchar)"
    called = {one: f"c{at}" for at, one in enumerate(sorted({one for of in columns.by_role.values() for one in of}))}
    used = ", ".join(f"{quoted(one)} as {ours}" for one, ours in called.items())  # theirs might be called as ours are
    connection.execute(
        f"""create or replace table numbered as select {used}, {identifier} as "unique id",
        cast(row_number() over (order by {identifier}) - 1 as integer) as "number" from {source}"""
    )
    count = _check_ids(connection)
    columns = Columns(
        {role: tuple(called[one] for one in of) for role, of in columns.by_role.items()}, columns.separator
    )
    made = [one for role in ROLES.values() for one in _simple(role.name, role.kind, columns)]
    selected = ", ".join(['"unique id" as unique_id', '"number" as n', *made])
    connection.execute(f"create or replace table plain as select {selected} from numbered")
    tables = ["plain", *add_names(connection, columns), *add_identifiers(connection, columns)]
    connection.execute("drop table numbered")
    put_together(connection, tables)
    if prepared(connection) != count:
        raise LinkingError(f"{count} records became {prepared(connection)}: this is our mistake, nothing was linked")
    return count


def prepared(connection: duckdb.DuckDBPyConnection) -> int:
    """How many records an earlier run has made ready in this database: the view ``prepared`` is its last step."""
    if not connection.execute("from duckdb_views() where view_name = 'prepared'").fetchall():
        return 0
    return connection.table("weighed").count("*").fetchall()[0][0]  # type: ignore[no-any-return]


def _simple(role: str, kind: str, columns: Columns) -> list[str]:
    """Dates, words and codes: one expression each."""
    if role not in columns.by_role or kind not in ("kind", "date", "word", "code", "seen"):
        return []
    text = f"concat_ws(' ', {', '.join(f'cast({quoted(one)} as varchar)' for one in columns.of(role))})"
    made = iso_date(text) if kind in ("date", "seen") else folded(text)
    return [f"{made} as {role}"]


def folded(text: str) -> str:
    """SQL for a text without case, accents, marks and double spaces; null when nothing is left."""
    plain = rf"regexp_replace(lower(strip_accents({text})), '[^\p{{L}}\p{{N}}]+', ' ', 'g')"
    return f"nullif(trim({plain}), '')"


def iso_date(text: str) -> str:
    """SQL for a date as ISO text; one that is no day of any calendar keeps its digits, for they may be nearly right."""
    parsed = f"strftime(try_strptime(trim({text}), [{_DATES}]), '%Y-%m-%d')"
    return f"coalesce({parsed}, nullif(regexp_replace({text}, '[^0-9-]', '', 'g'), ''))"


def _check_columns(columns: Columns, found: set[str]) -> None:
    missing = sorted({one for group in columns.by_role.values() for one in group} - found)
    if missing:
        raise LinkingError(f"the records have no column {', '.join(missing)}. They have: {', '.join(sorted(found))}")


def _check_ids(connection: duckdb.DuckDBPyConnection) -> int:
    """How many records there are. Raises LinkingError where one has no id of its own."""
    rows, known, distinct = connection.execute(
        'select count(*), count("unique id"), count(distinct "unique id") from numbered'
    ).fetchone() or (0, 0, 0)
    if rows == 0:
        raise LinkingError("the records are empty")
    if known < rows or distinct < rows:
        raise LinkingError(f"the column of the `id` has {rows - distinct} records without one of their own")
    return int(rows)
