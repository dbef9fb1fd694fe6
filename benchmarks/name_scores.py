"""`njia names score` beside nomenklatura's logic-v2: single names across scripts, and its own benchmark's cases.

Single names: pairs held out by token (benchmarks/letters/pairs.py), each with the hardest of 300 wrong names; recall
where one of a hundred such wrong names is taken. About one true pair in forty of the source is no pair at all
("germany", «вайблинген»), which bounds what anybody can reach. Means over draws, with the least and the most.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from followthemoney.proxy import EntityProxy
from nomenklatura.matching.logic_v2.model import LogicV2
from nomenklatura.matching.types import ScoringConfig
from rapidfuzz.distance import JaroWinkler

from benchmarks.letters.pairs import Pair, hardest, split
from njia.names.folding import folded
from njia.names.score import SAME, score_pairs
from njia.names.transliteration import skeleton

CASES = Path(__file__).parents[2] / "shared" / "data" / "linking" / "name_bench_cases.csv"
_DRAWS, _NAMES = (3, 11, 17, 23, 31), 1_000
_PEER_NAMES = 200  # logic-v2 is slow
_PEER_SAME = 0.7  # its authors' own threshold
Scorer = Callable[[list[Pair]], list[float]]


def recall(scorer: Scorer, true: list[tuple[Pair, list[str]]]) -> float:
    """Share of true pairs above the score that one in a hundred of the hardest wrong ones reaches."""
    right = np.array(scorer([pair for pair, _ in true]))
    flat = [(pair[0], word) for pair, wrong in true for word in wrong]
    wrong = np.sort(np.array(scorer(flat)).reshape(len(true), -1).max(axis=1))
    return float((right > wrong[int(np.ceil(len(wrong) * 0.99)) - 1]).mean())


def _entity(name: str, schema: str = "Person") -> EntityProxy:
    return EntityProxy.from_dict({"id": name or "none", "schema": schema, "properties": {"name": [name]}})


def logic(pairs: list[Pair]) -> list[float]:
    return compared([(_entity(a), _entity(b)) for a, b in pairs])


def compared(entities: list[tuple[EntityProxy, EntityProxy]]) -> list[float]:
    config = ScoringConfig.defaults()
    return [LogicV2.compare(one, other, config).score for one, other in entities]


def jaro_winkler(pairs: list[Pair]) -> list[float]:
    return [JaroWinkler.similarity(skeleton(a), skeleton(b)) for a, b in pairs]


def f1(said: list[bool], truth: list[bool]) -> float:
    both = sum(a and b for a, b in zip(said, truth, strict=True))
    return 2 * both / (sum(said) + sum(truth))


def per_second(work: Callable[[], object], count: int, times: int, *, anew: bool = False) -> float:
    """The best of some runs; what an earlier one remembered of the names is there, unless they are folded ``anew``."""
    best = float("inf")
    for _ in range(times):
        if anew:
            folded.cache_clear()
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return count / best


def rows() -> list[dict[str, str]]:
    _, held = split()
    ours = [recall(score_pairs, hardest(held, _NAMES, seed=seed)) for seed in _DRAWS]
    few = hardest(held, _PEER_NAMES, seed=_DRAWS[0])
    flat = [(pair[0], word) for pair, wrong in hardest(held, 100) for word in wrong]
    speed = per_second(lambda: score_pairs(flat), len(flat), 2, anew=True)
    with CASES.open(encoding="utf-8") as source:
        cases = list(csv.DictReader(source))
    pairs = [(case["name1"], case["name2"]) for case in cases]
    schemas = [case["schema"] for case in cases]
    truth = [case["is_match"] == "true" for case in cases]
    said = [value > SAME for value in score_pairs(pairs)]
    entities = [(_entity(a, kind), _entity(b, kind)) for (a, b), kind in zip(pairs, schemas, strict=True)]
    peer = [value > _PEER_SAME for value in compared(entities)]
    fast = per_second(lambda: score_pairs(pairs), len(pairs), 5)
    anew = per_second(lambda: score_pairs(pairs), len(pairs), 5, anew=True)
    slow = per_second(lambda: compared(entities), len(pairs), 2)
    return [
        {
            "what": "single names en-ru, hardest of 300, recall at 1 %",
            "ours": f"{np.mean(ours):.3f} ({min(ours):.3f}-{max(ours):.3f})",
            "peer_name": f"logic-v2 (first {_PEER_NAMES}); Jaro-Winkler",
            "peer": f"{recall(logic, few):.3f}; {recall(jaro_winkler, few):.3f}",
            "reach": ">= .97",
        },
        {"what": "single names en-ru, pairs/s", "ours": f"{speed:.0f}", "reach": ">= 20000"},
        {
            "what": "name_bench_cases.csv, F1 at the fixed threshold",
            "ours": f"{f1(said, truth):.3f}",
            "peer_name": "logic-v2",
            "peer": f"{f1(peer, truth):.3f}",
            "reach": ">= .85",
        },
        {
            "what": "name_bench_cases.csv, pairs/s; each name folded anew",
            "ours": f"{fast:.0f} ({fast / slow:.1f}x); {anew:.0f} ({anew / slow:.1f}x)",
            "peer_name": "logic-v2, entities made before, its caches warm",
            "peer": f"{slow:.0f}",
            "reach": ">= 10x",
        },
    ]


if __name__ == "__main__":
    for row in rows():
        print("  ".join(f"{key}={value}" for key, value in row.items()))
