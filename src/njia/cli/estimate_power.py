"""``njia estimate power TABLE.csv``: how often rounds like this one, played again and again, report a fall."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from njia.findings import Text

_MOST = 5000  # plays of one fall


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("table", type=Path, metavar="TABLE.csv", help="a round that has been, or is expected")
    parser.add_argument(
        "--fall", type=_share, action="append", metavar="SHARE", help="a fall, as 0.3; several (0 to 0.6 by 0.1)"
    )
    parser.add_argument("--runs", type=_runs, default=200, help="how often each fall is played (200)")
    parser.add_argument(
        "--odds", type=_odds, default=1.0, metavar="TIMES", help="how many times the odds of being listed change (1)"
    )


def _share(text: str) -> float:
    value = _number(text)
    if not 0 <= value < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no fall; write a share from 0 to less than 1, as 0.3")
    return value


def _odds(text: str) -> float:
    value = _number(text)
    if not 0.01 <= value <= 100:
        raise argparse.ArgumentTypeError(f"{text!r} is out of reach; write a number from 0.01 to 100, as 1.4")
    return value


def _runs(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= _MOST:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of runs from 1 to {_MOST}")
    return int(text)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no number") from None


def run(options: argparse.Namespace, words: Mapping[str, Text]) -> int:
    from njia.cli import estimating
    from njia.estimates.rounds import power
    from njia.estimates.settings import load_settings
    from njia.estimates.tables import read_table
    from njia.reports.compared import powered

    table = read_table(estimating.text_of(options.table))
    falls = tuple(sorted(set(options.fall or (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6))))
    found = power(table, falls, options.runs, load_settings(options.corridor), options.odds)
    told = {"runs": options.runs, "odds": options.odds, "power": list(found)}
    estimating.answer(options, powered(found, options.runs, words, options.lang), told)
    return 0
