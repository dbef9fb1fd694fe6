"""Rings from a file of ties: which nodes belong together, and how surely."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from njia.linking.belonging import belonging
from njia.linking.communities import Floats, Graph, Ints, communities, merged, stability, weakened
from njia.linking.errors import LinkingError
from njia.linking.halves import put_together
from njia.linking.reading import connect, open_table, quoted
from njia.linking.sharing import Shared, close_things, shared, tied
from njia.linking.standing import standing

if TYPE_CHECKING:
    import duckdb

RESAMPLES, MANY_TIES = 10, 500_000  # each resample takes as long as the graph itself: none above so many ties
_NEEDED = ("source", "target")


@dataclass(frozen=True, slots=True)
class Rings:
    """For each node its ring, -1 where it is in none; whether it is a member or was named beside one; its stability.

    The stability is NaN where no resample was drawn.
    """

    names: NDArray[np.object_]
    ring: Ints
    member: NDArray[np.bool_]
    stability: Floats


def rings(edges: Path, work: Path, resamples: int | None = None, *, through: bool | None = None) -> Rings:
    """The rings in a file of ties: source, target and, where there is one, weight. Raises LinkingError.

    With ``through``, targets are things that sources share: only sources are in rings, and a member is who stands in a
    second report too. Where it is not said, the file says it: by a column ``kind``, and no target that is a source.
    """
    if through is None:
        through = _of_things(edges, work)
    if not through:
        return find(*read_graph(edges, work), resamples)
    return of_shared(read_shared(edges, work), resamples)


def _of_things(edges: Path, work: Path) -> bool:
    connection = connect(work)
    if "kind" not in _open(connection, edges):
        return False
    sources = "select cast(source as varchar) from edges"
    both = connection.execute(f"select 1 from edges where cast(target as varchar) in ({sources}) limit 1").fetchone()
    return both is None


def of_shared(found: Shared, resamples: int | None = None, corridor: str = "ke_ru") -> Rings:
    """The rings of people by what few of them share; then what most of one group share ties its people too."""
    rule = belonging(corridor)
    close = close_things(found, communities(tied(found, rule.least_tie)), rule.own_thing)
    ready = tied(found, rule.least_tie, close)
    label = put_together(found, communities(ready), rule.parts)
    sure = stability(ready, label, _resamples(ready, resamples), lambda part: put_together(found, part, rule.parts))
    label, member = standing(found, label, rule)
    return Rings(found.names, _large(label, rule.least_ring), member, sure)


def find(names: NDArray[np.object_], graph: Graph, resamples: int | None = None) -> Rings:
    """The rings of a graph."""
    ready = weakened(merged(graph))
    label = communities(ready)
    sure = stability(ready, label, _resamples(ready, resamples))
    return Rings(names, _large(label, belonging().least_ring), np.ones(graph.nodes, np.bool_), sure)


def _resamples(ready: Graph, asked: int | None) -> int:
    if asked is None:
        return RESAMPLES if len(ready.source) <= MANY_TIES else 0
    return asked


def _large(label: Ints, least: int) -> Ints:
    """The label where enough nodes bear it, else -1."""
    sizes = np.bincount(label, minlength=len(label))
    return np.where(sizes[label] >= least, label, -1)


def read_shared(edges: Path, work: Path) -> Shared:
    """The people of a file of ties and what they share. Without a column ``report`` each tie is its own report."""
    connection = connect(work)
    found = _open(connection, edges)
    report = "cast(report as varchar)" if "report" in found else "null"
    connection.execute(
        f"""create table uses as select cast(source as varchar) as source, cast(target as varchar) as target,
        coalesce({report}, cast(target as varchar)) as report
        from edges where source is not null and target is not null"""
    )
    return shared(connection, belonging().most_sharing)


def _open(connection: duckdb.DuckDBPyConnection, edges: Path) -> list[str]:
    found = open_table(connection, edges, "edges")
    missing = [name for name in _NEEDED if name not in found]
    if missing:
        raise LinkingError(f"{edges.name} has no column {', '.join(missing)}; it has {', '.join(found)}")
    return found


def read_graph(edges: Path, work: Path) -> tuple[NDArray[np.object_], Graph]:
    """The names of the nodes, sorted, and the ties between them. Raises LinkingError."""
    connection = connect(work)
    found = _open(connection, edges)
    weight = f"try_cast({quoted('weight')} as double)" if "weight" in found else "1.0"
    ties = f"""select cast(source as varchar) as s, cast(target as varchar) as t, coalesce({weight}, 1.0) as w
        from edges where source is not null and target is not null"""
    connection.execute(f"create table ties as {ties}")
    row = connection.execute("select count(*) from ties where w <= 0").fetchone()
    if row and row[0]:
        raise LinkingError(f"{edges.name} has {row[0]} ties with a weight of 0 or less")
    connection.execute(
        """create table nodes as select name, row_number() over (order by name) - 1 as n
        from (select s as name from ties union select t from ties)"""
    )
    names = connection.execute("select name from nodes order by n").fetchnumpy()["name"]
    if not len(names):
        raise LinkingError(f"{edges.name} has no ties")
    numbered = connection.execute(
        """select a.n as s, b.n as t, w from ties join nodes a on a.name = s join nodes b on b.name = t
        order by 1, 2, 3"""
    ).fetchnumpy()
    return names, Graph(len(names), numbered["s"], numbered["t"], numbered["w"])
