"""``njia verify totals FILE.json --ledger EXPORT``: are the published figures those that the ledger holds?"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

import msgspec

from njia.cli import sealing
from njia.cli.sealing import CannotError
from njia.findings import Text


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE.json", help="the figures, as /totals.json publishes them")
    parser.add_argument(
        "--ledger", type=Path, required=True, metavar="EXPORT", help="an exported ledger; verify it too: verify ledger"
    )
    sealing.common(parser)


@sealing.command
def run(options: argparse.Namespace, words: Mapping[str, Text]) -> int:
    """Counts again, day by day, up to the day before the export's last act."""
    from njia.attesting.totals import Totals, columns, differences, of_export

    try:
        published = msgspec.json.decode(options.file.read_bytes(), type=Totals)
        with options.ledger.open("rb") as lines:
            counted, last = of_export(lines, columns(published.corridor))
    except (msgspec.MsgspecError, ValueError):
        raise CannotError("open", name=options.file.name) from None
    if last is None:
        raise CannotError("open", name=options.ledger.name)
    wrong = differences(published.days, counted, last)
    for one in wrong:
        figures = {"published": str(one.published), "counted": str(one.counted)}
        told = words["totals.differs"].fill(day=sealing.said(one.day), column=one.column, **figures)
        print(told[options.lang])
    days = sum(day < last for day in {*published.days, *counted})
    said = words["totals.wrong" if wrong else "totals.right"]
    print(said.fill(days=str(days), before=sealing.said(last))[options.lang])
    return 1 if wrong else 0
