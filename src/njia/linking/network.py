"""The network of linked records: entities tied to their numbers, in spells, to their organisations and reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from njia.linking.mapping import Columns
from njia.linking.reading import literal, quoted
from njia.linking.roles import IDENTIFIERS

if TYPE_CHECKING:
    import duckdb


def write_ties(connection: duckdb.DuckDBPyConnection, columns: Columns, path: Path) -> None:
    """Writes ``source,target,kind,time,report`` from ``prepared`` and ``entities`` (unique_id, entity).

    Without a column of reports each record is its own report.
    """
    seen = "p.seen_on" if columns.of("seen_on") else "null"
    reported = f"cast(s.{quoted(columns.of('report')[0])} as varchar)" if columns.of("report") else "p.unique_id"
    connection.execute(
        f"""create or replace view linked as select 'entity:' || e.entity as source, p.*, {seen} as time,
        {reported} as report from prepared p join entities e using (unique_id)
        join source s on cast(s.{quoted(columns.of("id")[0])} as varchar) = p.unique_id"""
    )
    things = {f"unnest({role})": role for role in IDENTIFIERS if columns.of(role)}
    things |= {"organisation": "organisation"} if columns.of("organisation") else {}
    things |= {"report": "report"} if columns.of("report") else {}
    ties = " union all ".join(
        f"select source, '{kind}:' || {thing} as target, '{kind}' as kind, time, report from linked"
        for thing, kind in things.items()
    )
    connection.execute(
        f"""copy (select * from ({ties or "select null as target limit 0"}) where target is not null order by all)
        to {literal(str(path))} (format csv, header)"""
    )
