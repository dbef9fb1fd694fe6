"""From things that people share, a till, a handle, a report, to ties between the people.

A thing shared by k people ties each two of them with 1/(k-1): a till of forty is worth next to nothing. Two people are
tied when what they share adds up, and nobody belongs to a ring because of one report alone: tips can be malicious.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from njia.linking.communities import Graph, Ints

if TYPE_CHECKING:
    import duckdb

MOST_SHARING = 50  # a thing of more people says nothing, and would make thousands of pairs
LEAST_EVIDENCE = 0.2  # of a pair: one thing that six share, or two that eleven do
LEAST_REPORTS = 2
REPORT = "report:"  # how the key of a report begins; where there is none, each tie is its own report


@dataclass(frozen=True, slots=True)
class Shared:
    """People by number, the ties between them, and for each use of a shared thing who, what, and in which report.

    ``named_person`` and ``named_report`` say in which reports each stands, also where nobody else does.
    """

    names: NDArray[np.object_]
    graph: Graph
    person: Ints
    thing: Ints
    report: Ints
    named_person: Ints
    named_report: Ints


def shared(connection: duckdb.DuckDBPyConnection) -> Shared:
    """Reads the table ``uses`` (source, target, report)."""
    connection.execute(
        f"""create or replace table useful as select u.* from (select distinct source, target, report from uses) u
        join (select target, count(distinct source) as k from uses group by target
              having k between 2 and {MOST_SHARING}) using (target)"""
    )
    names = connection.execute("select distinct source from uses order by source").fetchnumpy()["source"]
    connection.execute(
        """create or replace table people as
        select source, row_number() over (order by source) - 1 as n from (select distinct source from uses)"""
    )
    pairs = connection.execute(
        f"""with used as (select distinct n, target, count(*) over (partition by target) as k
                          from (select distinct n, target from useful join people using (source)))
        select a.n as s, b.n as t, sum(1.0 / (a.k - 1)) as w from used a join used b using (target) where a.n < b.n
        group by s, t having w >= {LEAST_EVIDENCE} order by s, t"""
    ).fetchnumpy()
    connection.execute(
        """create or replace table numbered as
        select report, row_number() over (order by report) as r from (select distinct report from uses)"""
    )
    used = connection.execute(
        """select n, dense_rank() over (order by target) as thing, r as report
        from useful join people using (source) join numbered using (report) order by n, thing, report"""
    ).fetchnumpy()
    named = connection.execute(
        f"""with dated as (select count(*) > 0 as known from uses where target like '{REPORT}%')
        select distinct n, r from uses join people using (source) join numbered using (report), dated
        where target like '{REPORT}%' or not known order by n, r"""
    ).fetchnumpy()
    graph = Graph(len(names), pairs["s"], pairs["t"], pairs["w"])
    return Shared(names, graph, used["n"], used["thing"], used["report"], named["n"], named["r"])


def reports_for(found: Shared, label: Ints) -> Ints:
    """For each person how many reports tie them to others of their group."""
    group = label[found.person]
    width = int(found.thing.max(initial=0)) + 1
    known = np.unique(np.stack([group * width + found.thing, found.person]), axis=1)[0]
    keys, people = np.unique(known, return_counts=True)
    with_others = np.isin(group * width + found.thing, keys[people > 1])
    each = np.unique(np.stack([found.person[with_others], found.report[with_others]]), axis=1)[0]
    return np.bincount(each, minlength=len(found.names))
