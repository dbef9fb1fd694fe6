"""Worlds to measure linking on: planted graphs, simulated reports with their truth, and many records."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from njia.linking.communities import Graph, merged
from njia.linking.link import link
from njia.linking.mapping import read_mapping
from njia.linking.rings import Rings, read_shared, rings
from njia.simulation.settings import World
from njia.simulation.writing import simulate, write

_LEAST = 3  # a group of fewer people who were reported is no group


def adjusted_rand(one: Any, other: Any) -> float:
    """Agreement of two groupings: 1 for the same, 0 for chance."""
    _, a = np.unique(one, return_inverse=True)
    _, b = np.unique(other, return_inverse=True)
    _, both = np.unique(a.astype(np.int64) * (int(b.max()) + 1) + b, return_counts=True)

    def pairs(counts: Any) -> float:
        return float((counts.astype(np.float64) * (counts - 1) / 2).sum())

    together, mine, theirs = pairs(both), pairs(np.bincount(a)), pairs(np.bincount(b))
    expected = mine * theirs / (len(a) * (len(a) - 1) / 2)
    return (together - expected) / ((mine + theirs) / 2 - expected)


def planted(nodes: int, edges: int, hub_share: float, seed: int, size: int = 20) -> tuple[Any, Graph]:
    """Groups of ``size`` with ties inside, and hubs that are tied to anybody."""
    chance = np.random.default_rng(seed)
    inside = int(edges * (1 - hub_share))
    source = chance.integers(0, nodes, inside)
    target = np.minimum(source // size * size + chance.integers(0, size, inside), nodes - 1)
    hubs = chance.integers(0, nodes, max(nodes // 2000, 5))
    bait = hubs[chance.integers(0, len(hubs), edges - inside)], chance.integers(0, nodes, edges - inside)
    graph = Graph(nodes, np.r_[source, bait[0]], np.r_[target, bait[1]], np.ones(edges))
    return np.arange(nodes) // size, merged(graph)


def raw_and_true(folder: Path, seed: int, **more: Any) -> dict[str, float]:
    """One simulated world: rings from its raw mentions, and on its true graph."""
    write(folder, *simulate(World(seed=seed, **more), "ke_ru"))
    work = folder / "work"
    work.mkdir()
    linked = link(folder / "mentions.csv", read_mapping(folder / "mapping.yaml"), work, ties=folder / "ties.csv")
    truth = pd.read_csv(folder / "truth_entities.csv")
    mentions = pd.read_csv(folder / "truth_mentions.csv").merge(truth, on="entity_id")
    mentions["group"] = groups(mentions)
    entity = pd.Series([f"entity:{one}" for one in linked.ids[linked.entity]], index=linked.ids)
    mentions["node"] = entity.loc[mentions.mention_id].to_numpy()
    reported = mentions.drop_duplicates("entity_id").assign(node=lambda rows: rows.entity_id)
    return {
        **_measured("raw", mentions, folder / "ties.csv", work),
        **_measured("true", reported, folder / "truth_ties.csv", work),
    }


def groups(mentions: pd.DataFrame) -> Any:
    """The true group; who is alone, or in a group of which fewer than three were reported, is a group of one."""
    seen = mentions.groupby("group_id").entity_id.transform("nunique")
    together = mentions.group_kind.isin(["ring", "agency", "family"]) & (seen >= _LEAST)
    return np.where(together, mentions.group_id, mentions.entity_id)


def _measured(what: str, rows: pd.DataFrame, ties: Path, work: Path) -> dict[str, float]:
    components = adjusted_rand(rows["group"], _placed(rows.node, _components(ties, work)))
    told = judged(rows, rings(ties, work, 0, through=True))
    return {f"{what}_{name}": value for name, value in (told | {"components": components}).items()}


def judged(rows: pd.DataFrame, found: Rings) -> dict[str, float]:
    """How well the groups are the true ones, and which share of the innocents stands in a ring or beside it."""
    innocent = rows[rows.group_kind != "ring"]
    placed = _placed(rows.node, found)
    of_rings = (rows.group_kind == "ring").groupby(placed).mean() > 0.5
    pulled = innocent[of_rings.loc[placed[innocent.index]].to_numpy()]
    members = set(found.names[found.member].tolist())
    everybody = innocent.entity_id.nunique()
    return {
        "ari": adjusted_rand(rows["group"], placed),
        "innocents": pulled[pulled.node.isin(members)].entity_id.nunique() / everybody,
        "beside": pulled.entity_id.nunique() / everybody,
    }


def _placed(nodes: pd.Series, found: Rings) -> pd.Series:
    """Each node's ring; one that is in none is alone."""
    ring = {
        name: int(label) for name, label in zip(found.names.tolist(), found.ring.tolist(), strict=True) if label >= 0
    }
    alone, _ = pd.factorize(nodes)
    return pd.Series([ring.get(node, -1 - at) for node, at in zip(nodes, alone, strict=True)], index=nodes.index)


def _components(ties: Path, work: Path) -> Rings:
    """What connected components make of the same ties."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    found = read_shared(ties, work)
    people, things = len(found.names), int(found.thing.max(initial=0)) + 1
    size = people + things
    graph = coo_array((np.ones(len(found.person)), (found.person, people + found.thing)), shape=(size, size))
    label = connected_components(graph, directed=False)[1][:people]
    return Rings(found.names, label.astype(np.int64), np.ones(people, np.bool_), np.ones(people))


_LETTER = "chr(cast(97 + hash({{x}} || '{0}') % 26 as int))"
_VOWEL = "['a', 'e', 'i', 'o', 'u'][cast(1 + hash({x} || 'b') % 5 as int)]"
_NAME = " || ".join((_LETTER.format("a"), _VOWEL, _LETTER.format("c"), _LETTER.format("d"), "{x}"))


def million(records: int, path: Path, seed: float = 0.1) -> pd.Series:
    """Writes records of seven tenths as many people, with errors and gaps, and returns who each record is of."""
    import duckdb

    base = duckdb.connect()
    base.execute("set enable_progress_bar = false")
    base.execute(f"select setseed({seed})")
    people = int(records * 0.7)
    base.execute(
        f"""create table people as select i as truth, cast(cast(floor(pow(random(), 2) * 2000) as int) as varchar) as g,
        cast(cast(floor(pow(random(), 1.5) * 20000) as int) as varchar) as f,
        date '1950-01-01' + cast(floor(random() * 20000) as int) as dob,
        lpad(cast(cast(floor(random() * 99999) as int) as varchar), 5, '0') as pc,
        '7' || lpad(cast(cast(floor(random() * 99999999) as int) as varchar), 8, '0') as ph,
        'town' || cast(floor(pow(random(), 2) * 800) as int) as tw from range({people}) t(i)"""
    )
    base.execute(
        f"""create table records as select row_number() over () as id, * from (
        select * from people union all select * from people using sample {records - people} rows (reservoir, 7))"""
    )
    base.execute(
        f"""copy (select id, case when random() < .06 then substr(a, 1, 2) || 'x' || substr(a, 4) else a end || ' ' ||
            case when random() < .06 then substr(b, 2) else b end as name,
            case when random() < .1 then null when random() < .05 then dob + cast(random() * 20 as int)
                 else dob end as dob,
            case when random() < .15 then null when random() < .1 then reverse(pc) else pc end as pc,
            case when random() < .3 then null when random() < .15 then reverse(ph) else ph end as ph,
            case when random() < .1 then null else tw end as tw
        from (select *, {_NAME.format(x="g")} as a, {_NAME.format(x="f")} as b from records))
        to '{path}' (format csv, header)"""
    )
    return base.execute("select id, truth from records").df().set_index("id").truth
