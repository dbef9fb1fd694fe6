"""From things that people share, a till, a handle, a report, to ties between the people.

A thing shared by k people ties each two of them with 1/(k-1): a till of forty is worth next to nothing. Two people are
tied when what they share adds up, and nobody belongs to a ring because of one report alone: tips can be malicious.
From how many on, and from how much, is data of the corridor (`belonging`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from njia.linking.belonging import OwnThing
from njia.linking.communities import Graph, Ints

if TYPE_CHECKING:
    import duckdb

REPORT = "report:"  # how the key of a report begins; where there is none, each tie is its own report


@dataclass(frozen=True, slots=True)
class Shared:
    """People by number, and for each use of a shared thing who, what, and in which report.

    ``named_person`` and ``named_report`` say in which reports each stands, also where nobody else does.
    """

    names: NDArray[np.object_]
    person: Ints
    thing: Ints
    report: Ints
    named_person: Ints
    named_report: Ints


def shared(connection: duckdb.DuckDBPyConnection, most: int) -> Shared:
    """Reads the table ``uses`` (source, target, report). A thing of more than ``most`` people says nothing."""
    connection.execute(
        f"""create or replace table useful as select u.* from (select distinct source, target, report from uses) u
        join (select target, count(distinct source) as k from uses group by target
              having k between 2 and {int(most)}) using (target)"""
    )
    connection.execute(
        """create or replace table people as
        select source, row_number() over (order by source) - 1 as n from (select distinct source from uses)"""
    )
    names = connection.execute("select source from people order by n").fetchnumpy()["source"]
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
    return Shared(names, used["n"], used["thing"], used["report"], named["n"], named["r"])


def tied(found: Shared, least: float, close: NDArray[np.bool_] | None = None) -> Graph:
    """The ties between people: each thing of k people adds 1/(k-1), and a pair counts from ``least`` on.

    Those who share one of the things in ``close`` are tied however many they are.
    """
    from scipy.sparse import csr_array, diags_array, triu

    person, thing = uses(found)
    users = np.bincount(thing)
    size = (len(found.names), len(users))
    used = csr_array((np.ones(len(person)), (person, thing)), shape=size)
    ties = triu(used @ diags_array(1 / np.maximum(users - 1, 1)) @ used.T, k=1).tocsr()
    kept = ties.data > least - 1e-9
    if close is not None and len(kept):  # scipy gives no plain array for no pairs at all
        near = (used @ diags_array(close.astype(np.float64)) @ used.T).tocsr()
        pairs = ties.tocoo()
        kept |= np.asarray(near[pairs.row, pairs.col]).ravel() > 0
    pairs = ties.tocoo()
    return Graph(len(found.names), pairs.row[kept].astype(np.int64), pairs.col[kept].astype(np.int64), pairs.data[kept])


def close_things(found: Shared, label: Ints, own: OwnThing) -> NDArray[np.bool_]:
    """The things of which most users are of one group that is no pair: a ring's own till, however many pay into it.

    A till of everybody has its users in every group.
    """
    person, thing = uses(found)
    large = np.bincount(label, minlength=len(label))[label[person]] >= own.people
    pairs, counts = np.unique(np.stack([thing[large], label[person[large]]]), axis=1, return_counts=True)
    most = np.zeros(int(thing.max(initial=0)) + 1, np.int64)
    np.maximum.at(most, pairs[0], counts)
    return np.asarray((most >= own.people) & (most >= own.share * np.bincount(thing)))


def uses(found: Shared) -> tuple[Ints, Ints]:
    """Who uses which shared thing, each once, whatever the reports."""
    person, thing = np.unique(np.stack([found.person, found.thing]), axis=1)
    return person, thing


def reports_for(found: Shared, label: Ints) -> Ints:
    """For each person how many reports tie them to others of their group."""
    group = label[found.person]
    width = int(found.thing.max(initial=0)) + 1
    known = np.unique(np.stack([group * width + found.thing, found.person]), axis=1)[0]
    keys, people = np.unique(known, return_counts=True)
    with_others = np.isin(group * width + found.thing, keys[people > 1])
    each = np.unique(np.stack([found.person[with_others], found.report[with_others]]), axis=1)[0]
    return np.bincount(each, minlength=len(found.names))
