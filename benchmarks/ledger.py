"""The ledger: verifying a million acts, and what writing one costs beside a bare insert of the same shape."""

from __future__ import annotations

import hashlib
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.njia.seals.build import KEYS, streamed

from njia.seals.export import verify_export

ROOT = Path(__file__).parents[1]
ACTS, CHAINS, DAYS = 1_000_000, 50_000, 20


def rows() -> list[dict[str, str]]:
    """One row for verifying; the rows for writing follow."""
    return [verifying()]


def verifying() -> dict[str, str]:
    """Seconds to verify an export from disk, beside hashing the same lines with hashlib in a bare loop."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.jsonl"
        with path.open("wb") as out:
            out.writelines(streamed(_days(), DAYS))
        bare = _cpu(lambda: _bare(path))
        ours = _cpu(lambda: _verify(path))
        alone = [sys.executable, "-m", "benchmarks.ledger", str(path)]
        memory = int(subprocess.run(alone, cwd=ROOT, check=True, capture_output=True).stdout)
        size = path.stat().st_size / 1e6
    return {
        "what": f"ledger: verify {ACTS:,} acts in {CHAINS:,} chains ({size:.0f} MB)",
        "ours": f"{ours:.1f} s, {memory} MB",
        "peer_name": "bare hashlib loop",
        "peer": f"{bare:.1f} s",
        "reach": "<= 60 s",
    }


def _days() -> list[list[tuple[int, int]]]:
    """The same every time: each day some chains go on, and some begin."""
    chance = random.Random(3)
    left, days = ACTS, []
    for day in range(DAYS):
        known = CHAINS * (day + 1) // DAYS
        busy = sorted({chance.randrange(known) for _ in range(known)})
        share = [left // len(busy) if day == DAYS - 1 else ACTS // DAYS // len(busy)] * len(busy)
        share[-1] += (left if day == DAYS - 1 else ACTS // DAYS) - sum(share)
        days.append([(chain, acts) for chain, acts in zip(busy, share, strict=True) if acts])
        left -= ACTS // DAYS
    return days


def _bare(path: Path) -> None:
    with path.open("rb") as lines:
        for line in lines:
            hashlib.sha256(line).hexdigest()


def _verify(path: Path) -> None:
    with path.open("rb") as lines:
        found = verify_export(lines, KEYS)
    assert not found.faults and found.acts == ACTS, found


def _cpu(work) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    if len(sys.argv) > 1:  # a process of its own, to see what memory verifying takes at most
        _verify(Path(sys.argv[1]))
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
    else:
        for row in rows():
            print(row)
