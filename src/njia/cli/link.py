"""``njia link``: which records of a file are of one person or one organisation."""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from njia.cli import files
from njia.corridors.load import load
from njia.linking.errors import LinkingError, need_extra
from njia.linking.mapping import read_mapping

if TYPE_CHECKING:
    from njia.linking.link import Linked


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("records", type=Path, help="the records, a CSV or Parquet file")
    parser.add_argument(
        "--columns", type=Path, required=True, metavar="MAPPING.yaml", help="which column has which role"
    )
    parser.add_argument("--output", type=Path, required=True, metavar="ENTITIES.csv", help="record id, entity id")
    parser.add_argument("--engine", choices=("duckdb", "spark"), default="duckdb", help="what compares (duckdb)")
    parser.add_argument("--explain", nargs=2, metavar=("A", "B"), help="say why two records are linked or not")
    parser.add_argument("--lang", choices=("en", "sw", "ru"), default="en", help="the language of --explain (en)")
    parser.add_argument("--corridor", default="ke_ru", help="whose words --explain uses (ke_ru)")
    parser.add_argument("--ties", type=Path, metavar="TIES.csv", help="write the network too, for njia rings")
    parser.add_argument(
        "--work", type=Path, metavar="FOLDER", help="keep what is done here, and take it up after a stop"
    )


def run(options: argparse.Namespace) -> int:
    try:
        with work_folder(options.work) as work:
            linked, why = _link(options, work)
    except LinkingError as error:
        print(error, file=sys.stderr)
        return files.CANNOT
    _write(linked, options.output)
    _tell(summary(linked))
    if why:
        print("\n".join(why))
    return 0


def _link(options: argparse.Namespace, work: Path) -> tuple[Linked, list[str]]:
    """What was linked, and the explanation that was asked for."""
    columns = read_mapping(options.columns)
    try:
        from njia.linking.explain import explain, lines
        from njia.linking.link import opened

        base, linked = opened(options.records, columns, work, _tell, ties=options.ties, engine=options.engine)
        if not options.explain:
            return linked, []
        return linked, lines(
            explain(base, linked, tuple(options.explain)), load(options.corridor).messages, options.lang
        )
    except ModuleNotFoundError as error:
        raise need_extra(error) from error


@contextmanager
def work_folder(folder: Path | None) -> Iterator[Path]:
    """The folder asked for, else one that is gone afterwards: half a linking is full of personal data."""
    if folder is None:
        with tempfile.TemporaryDirectory(prefix="njia-link-") as made:
            yield Path(made)
    else:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        yield folder


def _write(linked: Linked, output: Path) -> None:
    with output.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(("record_id", "entity_id"))
        rows.writerows(zip(linked.ids.tolist(), linked.ids[linked.entity].tolist(), strict=True))


def summary(linked: Linked) -> str:
    """What was found and how sure the model is of its own pairs."""
    found = linked.threshold
    return (
        f"{len(linked.ids)} records, {linked.entities} entities. Pairs count from match weight {found.weight:.2f}; "
        f"the model expects {found.precision:.1%} of them to be right, and to find "
        f"{found.recall:.1%} of the matches among what it compared."
    )


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
