"""Many records, as a person links them: ``njia link`` in a process of its own, from one CSV file to another.

``python -m benchmarks linking_scale``: a million records on DuckDB beside plain Splink, and a hundred thousand on Spark
held against DuckDB. ``NJIA_BENCH_LARGE=1`` adds ten million records (some 6 GB of disk).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time

import pandas as pd
import yaml

from benchmarks.linking import f1
from benchmarks.linking_worlds import million

_COLUMNS = {"id": "id", "person_name": "name", "date_of_birth": "dob", "postcode": "pc", "phone": "ph", "place": "tw"}
Row = dict[str, str]


def rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory(prefix="njia-bench-", dir=os.environ.get("NJIA_BENCH_FOLDER")) as made:
        folder = Path(made)
        yield from _speed(folder, 1_000_000, "≤ 30 s, ≤ 2 GB")
        yield _on_spark(folder, 100_000)
        if os.environ.get("NJIA_BENCH_LARGE"):
            yield from _speed(folder, 10_000_000, "≤ 600 s, memory enough")


@dataclass(frozen=True, slots=True)
class _Done:
    """What one run of the command took, and what it wrote."""

    work: Path
    output: Path
    cpu: float
    wall: float
    memory: float


def _run(folder: Path, records: Path, engine: str = "duckdb") -> _Done:
    work = Path(tempfile.mkdtemp(dir=folder))
    mapping = folder / "mapping.yaml"
    mapping.write_text(yaml.safe_dump(_COLUMNS), "utf-8")
    words = [sys.executable, "-m", "njia", "link", records, "--columns", mapping, "--engine", engine]
    words += ["--work", work, "--output", work / "entities.csv"]
    begun = perf_counter()
    process = subprocess.Popen([str(word) for word in words], stderr=sys.stderr)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise RuntimeError(f"njia link ended with {os.waitstatus_to_exitcode(status)}")
    cpu = used.ru_utime + used.ru_stime
    return _Done(work, work / "entities.csv", cpu, perf_counter() - begun, used.ru_maxrss / 2**20)


def _speed(folder: Path, records: int, reach: str) -> Iterator[Row]:
    path = folder / f"{records}.csv"
    truth = million(records, path)
    done = _run(folder, path)
    found = pd.read_csv(done.output)
    right = f1(found.entity_id.to_numpy(), truth.loc[found.record_id].to_numpy())
    begun, used = perf_counter(), process_time()
    _plain_splink(path)
    yield {
        "what": f"link {records:,} records on DuckDB, from CSV to CSV",
        "ours": f"{done.cpu:.0f} CPU s ({done.wall:.0f} s), {done.memory:.2f} GB, F1 {right[2]:.3f}",
        "peer_name": "plain Splink, four rules, no clusters",
        "peer": f"{process_time() - used:.0f} CPU s ({perf_counter() - begun:.0f} s)",
        "reach": reach,
    }


def _on_spark(folder: Path, records: int) -> Row:
    """The same file on both engines: which pairs only one has, how far weights are apart, whether entities differ."""
    path = folder / f"{records}.csv"
    million(records, path)
    here, there = _run(folder, path), _run(folder, path, "spark")
    ours = pd.concat(pd.read_parquet(one) for one in here.work.glob("pairs-*-of-*.parquet"))
    theirs = pd.read_parquet(there.work / "pairs-spark")
    both = ours.merge(theirs, on=["l", "r"], how="outer", suffixes=("", "_spark"), indicator=True)
    only = int((both._merge != "both").sum())
    apart = float((both.weight - both.weight_spark).abs().max())
    held = int((both.held.fillna(False) != both.held_spark.fillna(False)).sum())
    same = here.output.read_bytes() == there.output.read_bytes()
    return {
        "what": f"link {records:,} records on Spark local[2]: pairs that only one engine has",
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
