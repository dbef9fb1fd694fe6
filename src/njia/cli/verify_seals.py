"""``njia verify seals FILE.csv``: many seals at once, each row answered."""

from __future__ import annotations

import argparse
import csv
from collections.abc import Mapping
from pathlib import Path

import msgspec

from njia.cli import files, sealing
from njia.cli.sealing import CannotError
from njia.cli.verify_seal import answers
from njia.findings import Text


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE.csv", help="the codes: in the column named seal")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="what to print (text)")
    sealing.believed(parser)
    sealing.common(parser, on="the day asked about")


@sealing.command
def run(options: argparse.Namespace, words: Mapping[str, Text]) -> int:
    """Verifies every row; row 1 stands under the names of the columns."""
    try:
        with options.file.open(encoding="utf-8-sig", newline="") as source:
            codes = [row["seal"] or "" for row in csv.DictReader(source)]
    except (KeyError, UnicodeDecodeError, csv.Error):
        raise CannotError("open", name=options.file.name) from None
    found = list(enumerate(answers(options, codes), 1))
    good = sum(answer.good for _, answer in found)
    if options.format == "json":
        rows = [{"row": n, "kind": one.kind, "serial": one.paper and one.paper.serial} for n, one in found]
        files.write(msgspec.json.encode({"good": good, "rows": rows}) + b"\n", None)
    else:
        for number, answer in found:
            says = words[f"seal.{answer.kind}.says"]
            print(words["seal.row"].fill(row=str(number), says=says)[options.lang])
        print(words["seal.rows"].fill(good=str(good), all=str(len(found)))[options.lang])
    return 0 if good == len(found) else 1
