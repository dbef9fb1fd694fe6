"""The closer look is learned by a command: whoever repeats it must get the same file, and one that tells apart."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from njia.names import closer

pytest.importorskip("scipy", reason="the closer look is learned with scipy")
ROOT = Path(__file__).parents[3]
LEARNT_HERE = """
import sys
from pathlib import Path

import numpy as np

from benchmarks.letters import nearest

chance = np.random.default_rng(1)
right, wrong = chance.normal(2.0, 1.0, (400, 16)), chance.normal(0.0, 1.0, (2400, 16))
right[:20, 0] = wrong[::50, 0] = -20.0  # too unlikely to be looked at
nearest.learn(right, wrong, Path(sys.argv[1]))
"""


def learnt(target: Path, threads: int) -> Path:
    around = os.environ | {"OPENBLAS_NUM_THREADS": str(threads), "OMP_NUM_THREADS": str(threads)}
    around["PYTHONPATH"] = os.pathsep.join((str(ROOT), str(ROOT / "src")))
    subprocess.run([sys.executable, "-c", LEARNT_HERE, str(target)], check=True, env=around, capture_output=True)
    return target


def test_whoever_learns_it_again_gets_the_same_bytes_on_a_machine_of_more_cores(tmp_path: Path) -> None:
    one, other = learnt(tmp_path / "one.txt", threads=1), learnt(tmp_path / "other.txt", threads=2)
    assert one.read_bytes() == other.read_bytes()


def test_what_was_learned_tells_apart_and_takes_one_wrong_name_in_a_hundred(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(closer, "TABLE", learnt(tmp_path / "table.txt", threads=1))
    network = closer.closer.__wrapped__()
    chance = np.random.default_rng(2)
    right, wrong = chance.normal(2.0, 1.0, (4000, 16)), chance.normal(0.0, 1.0, (24_000, 16))
    taken = (network.weigh(wrong).reshape(-1, 6).max(axis=1) > 0).mean()
    assert (network.weigh(right) > 0).mean() > 0.95
    assert taken < 0.04
