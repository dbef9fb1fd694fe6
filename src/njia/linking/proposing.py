"""The pairs that the rules propose, as numbers of records, kept in files rule by rule: a later run takes them up.

Splink would join all records to themselves once for each rule, and hold every pair that it finds against all rules
before. Here the records of one value are listed, and the pairs of each list written down; whoever reads them takes each
pair once.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from njia.linking.blocking import Blocking, Rule, keyed
from njia.linking.progress import Pace, Tell
from njia.linking.reading import literal

if TYPE_CHECKING:
    import duckdb

_LISTED = 2_000_000  # records whose lists are in memory at a time


def propose(
    connection: duckdb.DuckDBPyConnection, blocking: Blocking, records: int, work: Path, tell: Tell
) -> list[Path]:
    """Writes the pairs (l, r) of every rule into ``work``; a pair that two rules propose stands there twice."""
    parts = max(1, -(-records // _LISTED))
    files = {
        work / f"proposed-{sha256(rule.text.encode()).hexdigest()[:12]}-{part}-of-{parts}.parquet": (rule, part)
        for rule in blocking.used
        for part in range(parts)
    }
    todo = [path for path in files if not path.exists()]
    pace = Pace("proposed", len(todo), tell)
    for path in todo:
        rule, part = files[path]
        write(connection, _pairs(rule, part, parts), path)
        pace.made()
    return list(files)


def _pairs(rule: Rule, part: int, parts: int) -> str:
    """Lists are of the records that share a key; keys go to parts by what their hash leaves."""
    here = f" where k % {parts} = {part}" if parts > 1 else ""
    return f"""with lists as (select list(n) as one from ({keyed(rule)}){here} group by k having count(*) > 1),
        lefts as (select one, unnest(one) as l from lists), pairs as (select l, unnest(one) as r from lefts)
        select l, r from pairs where l < r"""


def write(connection: duckdb.DuckDBPyConnection, query: str, path: Path) -> None:
    """Written beside and moved, so that a file that is there is whole."""
    beside = path.with_suffix(".part")
    connection.execute(f"copy ({query}) to {literal(str(beside))} (format parquet)")
    beside.rename(path)


def parquet(files: list[Path]) -> str:
    """SQL for the rows of some files; of no file there are none."""
    if not files:
        return "(select null::integer as l, null::integer as r limit 0)"
    return f"read_parquet([{', '.join(literal(str(path)) for path in files)}])"
