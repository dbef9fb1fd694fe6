"""Rings in simulated reports, from files and in the service, on seeds and settings that were not used while building.

``python -m benchmarks rings`` takes some minutes. Innocents count as pulled in when a ring has them as members; how
many are shown as named once beside one is told apart.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.linking_worlds import raw_and_true

ROOT = Path(__file__).parents[1]
SEEDS = (7301, 7302, 7303)
LARGER = {"seed": 7311, "rings": 25, "innocents": 800, "noise": 1.3, "hubs": 8}
OF_SERVICE = {"seed": 7201, "rings": 6, "innocents": 200, "honest": 4, "families": 8}
Row = dict[str, str]


def rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory(prefix="njia-bench-") as made:
        found = [raw_and_true(Path(made) / str(seed), seed) for seed in SEEDS]
        found.append(raw_and_true(Path(made) / "larger", **LARGER))
    for what, said, reach in (("raw", "from raw mentions", "0.90"), ("true", "on the true graph", "0.97")):
        aris = ", ".join(f"{one[f'{what}_ari']:.3f}" for one in found)
        yield {
            "what": f"rings {said}, ARI, {len(found)} held-out worlds",
            "ours": aris,
            "peer_name": "connected components, best",
            "peer": f"{max(one[f'{what}_components'] for one in found):.3f}",
            "reach": reach,
        }
        yield _innocents(f"rings {said}", [{name: one[f"{what}_{name}"] for name in _TOLD} for one in found])
    yield from _service()


_TOLD = ("innocents", "beside")


def _innocents(what: str, found: list[Mapping[str, float]]) -> Row:
    return {
        "what": f"{what}, innocents made members",
        "ours": ", ".join(f"{one['innocents']:.2%}" for one in found),
        "peer_name": "named once beside one too:",
        "peer": ", ".join(f"{one['beside']:.2%}" for one in found),
        "reach": "1 %",
    }


def _service() -> Iterator[Row]:
    """A world told to the service report by report, all that it proposes judged as it proposes it."""
    with tempfile.TemporaryDirectory(prefix="njia-bench-") as folder:
        settings = {"NJIA_VAR": folder, "NJIA_DATABASE_URL": "", "NJIA_KEYS_DATABASE_URL": ""}
        command = [sys.executable, "-m", "benchmarks.rings_in_service", json.dumps(OF_SERVICE)]
        done = subprocess.run(
            command, cwd=ROOT, env={**os.environ, **settings}, capture_output=True, text=True, check=False
        )
    if done.returncode:
        yield {"what": "rings in the service", "ours": f"SKIPPED: {done.stderr.strip().splitlines()[-1]}"}
        return
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    yield {
        "what": f"rings in the service, {found['mentions']} names, ARI",
        "ours": f"{found['ari']:.3f} ({found['pairs']} pairs judged, {found['seconds']:.0f} CPU s)",
        "reach": "0.90",
    }
    yield _innocents("rings in the service", [found])
    yield {
        "what": "rings in the service, 50 investigations, a round of the worker",
        "ours": f"{found['round']:.1f} CPU s when all may have changed",
        "peer_name": "when nothing has",
        "peer": f"{found['idle']:.2f} CPU s",
    }
