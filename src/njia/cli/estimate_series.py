"""``njia estimate series SERIES.csv --start 2026-01``: did the series change from then on?"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from njia.findings import Text


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "series", type=Path, metavar="SERIES.csv",
        help="columns period (2026-01, 2026-Q1 or 2026), count, and if known population and control…",
    )  # fmt: skip
    parser.add_argument("--start", required=True, metavar="PERIOD", help="the first period after the change")


def run(options: argparse.Namespace, words: Mapping[str, Text]) -> int:
    from njia.cli import estimating
    from njia.estimates.interrupted import PRIMARY, interrupted
    from njia.estimates.series import read_series
    from njia.estimates.settings import load_settings
    from njia.reports.interrupted import cautions, shown

    series = read_series(estimating.text_of(options.series))
    found = interrupted(series, options.start, load_settings(options.corridor))
    refused = [
        {"method": row.method, "reason": words[f"estimate.refused.{row.code}"].fill(**row.values)[options.lang]}
        for row in found.refused
    ]
    told: dict[str, object] = {
        "start": found.start, "season": found.season, "primary": PRIMARY if found.main else None,
        "agree": found.agree, "models": found.effects, "controls": found.controls, "placebos": found.placebos,
        "refused": refused, "warnings": cautions(found, words, options.lang),
    }  # fmt: skip
    estimating.answer(options, shown(found, words, options.lang), told)
    return 0 if found.main and found.agree else 1
