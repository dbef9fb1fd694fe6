"""``njia names score PAIRS.tsv --output SCORES.tsv``: how likely two names are of one person or organisation."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TextIO

from njia.cli import files

_CHUNK = 20_000
# What a first line says when it is no pair of names.
_HEADS = frozenset(
    {"a", "b", "name", "name1", "name2", "name_1", "name_2", "left", "right", "latin", "cyrillic", "en", "ru"}
)


class _BadLineError(Exception):
    """A line that is not two names."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=("score",), help="what is done with the names")
    parser.add_argument("pairs", type=Path, metavar="PAIRS.tsv", help="two names on each line, a tab between them")
    parser.add_argument("--output", type=Path, metavar="SCORES.tsv", help="the same lines with a score (else printed)")
    parser.add_argument("--corridor", default="ke_ru", help=argparse.SUPPRESS)


def run(options: argparse.Namespace) -> int:
    try:
        import numpy  # noqa: F401 - the extra that scoring needs
    except ModuleNotFoundError:
        print('Scoring names needs more packages. Type:  pip install "njia[linking]"', file=sys.stderr)
        return files.CANNOT
    try:
        with options.pairs.open(encoding="utf-8-sig", newline="") as source:
            return _all(source, options)
    except (_BadLineError, UnicodeDecodeError, OSError) as error:
        said = "the file is not in UTF-8; save it as UTF-8 text" if isinstance(error, UnicodeDecodeError) else error
        print(f"{options.pairs}: {said}", file=sys.stderr)
        return files.CANNOT


def _all(source: TextIO, options: argparse.Namespace) -> int:
    rows = _rows(source)
    if options.output is None:
        return _score(rows, sys.stdout, options.corridor)
    # Under another name until it is whole: half a file must not be taken for the answer.
    half = options.output.with_name(options.output.name + ".part")
    try:
        with half.open("w", encoding="utf-8", newline="") as target:
            _score(rows, target, options.corridor)
        half.replace(options.output)
    finally:
        half.unlink(missing_ok=True)
    return 0


def _rows(source: TextIO) -> Iterator[list[str]]:
    for number, line in enumerate(source, start=1):
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) < 2:
            raise _BadLineError(f"line {number}: two names with a tab between them are needed")
        yield cells


def _score(rows: Iterator[list[str]], target: TextIO, corridor: str) -> int:
    from njia.names.score import score_pairs

    done = 0
    while some := list(islice(rows, _CHUNK)):
        if not done and {cell.strip().casefold() for cell in some[0][:2]} <= _HEADS:
            target.write("\t".join([*some.pop(0), "score"]) + "\n")
        scores = score_pairs([(cells[0], cells[1]) for cells in some], corridor)
        target.writelines("\t".join([*cells, f"{value:.6f}"]) + "\n" for cells, value in zip(some, scores, strict=True))
        done += len(some)
        if done >= _CHUNK:
            print(f"{done} pairs scored", file=sys.stderr)
    return 0
