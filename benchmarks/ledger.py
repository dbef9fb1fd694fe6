"""The ledger: verifying a million acts, and what writing one costs beside a bare insert of the same shape."""

from __future__ import annotations

import hashlib
import json
import os
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
    """Verifying an export, and writing acts on both databases."""
    return [verifying(), *writing()]


def writing() -> list[dict[str, str]]:
    """CPU of the service for one act, and acts a second, flushed to disk each; a bare Django insert takes turns."""
    with tempfile.TemporaryDirectory() as folder:
        settings = {"NJIA_VAR": folder, "NJIA_DATABASE_URL": "", "NJIA_KEYS_DATABASE_URL": ""}
        found = {"SQLite, FULL": _written(settings, [])}
        postgres = {**settings, "NJIA_TEST_DURABLE": "1"}
        onto = 'NJIA_DATABASE_URL="$NJIA_TEST_DATABASE_URL" exec "$@"'
        found["PostgreSQL"] = _written(postgres, ["scripts/postgres.sh", "bash", "-c", onto, "-"])
    rows = []
    for database, (measured, error) in found.items():
        if measured is None:
            rows.append({"what": f"ledger: write an act, {database}", "ours": f"SKIPPED: {error}"})
            continue
        bare, bare_a_second = measured["bare"]
        for name, what in (("act", "an act"), ("sealed", "an act with two sealed values")):
            cpu, a_second = measured[name]
            rows.append(
                {
                    "what": f"ledger: write {what}, {database}",
                    "ours": f"{cpu:.2f} ms CPU, {a_second:.0f}/s",
                    "peer_name": "bare Django select + insert",
                    "peer": f"{bare:.2f} ms CPU, {bare_a_second:.0f}/s",
                    "reach": f"{cpu / bare:.2f}x CPU (<= 1.5x for a whole request)",
                }
            )
    return rows


def _written(settings: dict[str, str], before: list[str]) -> tuple[dict[str, list[float]] | None, str]:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "njiasite.config.settings", **settings}
    command = [*before, sys.executable, "-m", "benchmarks.ledger_writing"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        return None, done.stderr.strip().splitlines()[-1]
    return json.loads(done.stdout), ""


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
