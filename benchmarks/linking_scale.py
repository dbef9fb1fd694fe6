"""Many records, as a person links them: ``njia link`` in a process of its own, from one CSV file to another.

``python -m benchmarks linking_scale``: a million records on DuckDB beside plain Splink, and a hundred thousand on Spark
held against DuckDB. ``NJIA_BENCH_LARGE=1`` adds ten million records (some 6 GB of disk). ``NJIA_BENCH_ONLY=10000000``
links so many on DuckDB and nothing else, ``NJIA_BENCH_ONLY=spark`` compares the engines only. A run of more than
ten minutes is stopped, and how far it came stands in its place.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from time import perf_counter, process_time

import pandas as pd
import yaml

from benchmarks.linking import f1
from benchmarks.linking_worlds import million

_COLUMNS = {"id": "id", "person_name": "name", "date_of_birth": "dob", "postcode": "pc", "phone": "ph", "place": "tw"}
_LONGEST = 600  # seconds for one run of the command
_PEER_UP_TO = 1_000_000  # records
Row = dict[str, str]


def rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory(prefix="njia-bench-", dir=os.environ.get("NJIA_BENCH_FOLDER")) as made:
        folder = Path(made)
        only = os.environ.get("NJIA_BENCH_ONLY", "")
        if only:
            yield _on_spark(folder, 100_000) if only == "spark" else _speed(folder, int(only), "")
            return
        yield _speed(folder, 1_000_000, "≤ 30 s, ≤ 2 GB")
        yield _on_spark(folder, 100_000)
        if os.environ.get("NJIA_BENCH_LARGE"):
            yield _speed(folder, 10_000_000, "≤ 600 s, memory enough")


@dataclass(frozen=True, slots=True)
class _Done:
    """What one run of the command took, and what it wrote."""

    work: Path
    output: Path
    cpu: float
    wall: float
    memory: float
    stopped_at: str = ""

    def __str__(self) -> str:
        stopped = f", stopped at: {self.stopped_at}" if self.stopped_at else ""
        return f"{self.cpu:.0f} CPU s ({self.wall:.0f} s), {self.memory:.2f} GB{stopped}"


def _run(folder: Path, records: Path, engine: str = "duckdb") -> _Done:
    work = Path(tempfile.mkdtemp(dir=folder))
    mapping = folder / "mapping.yaml"
    mapping.write_text(yaml.safe_dump(_COLUMNS), "utf-8")
    words = [sys.executable, "-m", "njia", "link", records, "--columns", mapping, "--engine", engine]
    words += ["--work", work, "--output", work / "entities.csv"]
    begun = perf_counter()
    process = subprocess.Popen([str(word) for word in words], stderr=subprocess.PIPE, text=True)
    limit = Timer(_LONGEST, process.kill)
    limit.start()
    line = "the beginning"
    for line in process.stderr or ():
        print(f"  {perf_counter() - begun:4.0f} s  {line}", end="", file=sys.stderr, flush=True)
    _, status, used = os.wait4(process.pid, 0)
    limit.cancel()
    wall = perf_counter() - begun
    if status and wall < _LONGEST:
        raise RuntimeError(f"njia link ended with {os.waitstatus_to_exitcode(status)}")
    cpu = used.ru_utime + used.ru_stime
    return _Done(work, work / "entities.csv", cpu, wall, used.ru_maxrss / 2**20, line.strip() if status else "")


def _speed(folder: Path, records: int, reach: str) -> Row:
    path = folder / f"{records}.csv"
    truth = million(records, path)
    done = _run(folder, path)
    row = {"what": f"link {records:,} records on DuckDB, from CSV to CSV", "ours": str(done), "reach": reach}
    if not done.stopped_at:
        found = pd.read_csv(done.output)
        right = f1(found.entity_id.to_numpy(), truth.loc[found.record_id].to_numpy())
        row["ours"] += f", F1 {right[2]:.3f}"
    if records > _PEER_UP_TO:
        return row
    begun, used = perf_counter(), process_time()
    _plain_splink(path)
    peer = f"{process_time() - used:.0f} CPU s ({perf_counter() - begun:.0f} s)"
    return row | {"peer_name": "plain Splink, four rules, no clusters", "peer": peer}


def _on_spark(folder: Path, records: int) -> Row:
    """The same file on both engines: which pairs only one has, how far weights are apart, whether entities differ."""
    path = folder / f"{records}.csv"
    million(records, path)
    what = f"link {records:,} records on Spark local[2]: pairs that only one engine has"
    here, there = _run(folder, path), _run(folder, path, "spark")
    if there.stopped_at:
        return {"what": what, "ours": str(there), "reach": "0, 1e-4"}
    ours = pd.concat(pd.read_parquet(one) for one in here.work.glob("pairs-*-of-*.parquet"))
    theirs = pd.read_parquet(there.work / "pairs-spark")
    both = ours.merge(theirs, on=["l", "r"], how="outer", suffixes=("", "_spark"), indicator=True)
    only = int((both._merge != "both").sum())
    apart = float((both.weight - both.weight_spark).abs().max())
    held = int((both.held.fillna(False) != both.held_spark.fillna(False)).sum())
    same = here.output.read_bytes() == there.output.read_bytes()
    return {
        "what": what,
        "ours": f"{only} of {len(both):,}; weights within {apart:.0e}; held differ {held}; entities "
        + ("the same" if same else "differ"),
        "peer_name": "DuckDB:",
        "peer": f"{here.wall:.0f} s, Spark {there.wall:.0f} s",
        "reach": "0, 1e-4",
    }


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
