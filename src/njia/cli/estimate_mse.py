"""``njia estimate mse TABLE.csv``: a panel of estimates, its primary figure and how fragile that is."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from njia.findings import Text


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("table", type=Path, metavar="TABLE.csv", help="one 0/1 column for each list, the count last")
    parser.add_argument("--lists", type=Path, metavar="LISTS.yaml", help="which lists absorb people or refer them on")


def run(options: argparse.Namespace, words: Mapping[str, Text]) -> int:
    from njia.cli import estimating
    from njia.estimates.declared import prepare, read_declared
    from njia.estimates.panel import panel
    from njia.estimates.settings import load_settings
    from njia.estimates.tables import read_table
    from njia.reports.estimated import estimated, plain, reason, warnings

    table = read_table(estimating.text_of(options.table))
    about = read_declared(estimating.text_of(options.lists), table) if options.lists else {}
    settings = load_settings(options.corridor)
    found = panel(prepare(table, about), settings)
    rows: list[dict[str, object]] = []
    for row in found.estimates:
        detail = dict(row.detail)
        if row.method == settings.primary:
            detail |= {"fragility": found.fragility, "plain": plain(settings, words, options.lang)}
        rows.append(
            {"method": row.method, "estimate": row.estimate, "low": row.low, "high": row.high, "detail": detail}
        )
    refused = [
        {"method": row.method, "reason": reason(row.code, row.values, words, options.lang)} for row in found.refused
    ]
    told = {
        "observed": found.observed, "panel": rows, "primary": found.primary, "stable": found.stable,
        "refused": refused, "warnings": list(warnings(found, words, options.lang)),
    }  # fmt: skip
    estimating.answer(options, estimated(found, settings, words, options.lang), told)
    return 0 if found.stable else 1
