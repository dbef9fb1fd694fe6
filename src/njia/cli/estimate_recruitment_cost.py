"""``njia estimate recruitment-cost COSTS.csv``: SDG indicator 10.7.1 by each definition, every mean under its name."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from njia.findings import Text


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "costs", type=Path, metavar="COSTS.csv",
        help="a row for each worker: cost, first_month and month (income), and if known interest, weight, "
        "self_employed (0/1), months (abroad); all sums in one currency",
    )  # fmt: skip


def run(options: argparse.Namespace, words: Mapping[str, Text]) -> int:
    from njia.cli import estimating
    from njia.disclosure.terms import load_terms
    from njia.estimates.recruitment import costs, load_definitions, read_workers
    from njia.estimates.settings import load_settings
    from njia.reports.recruitment_cost import cautions, costed

    workers = read_workers(estimating.text_of(options.costs))
    definitions, settings = load_definitions(options.corridor), load_settings(options.corridor)
    found = costs(workers, definitions, settings.level, settings.seed)
    few = load_terms(options.corridor).at_least
    warnings = cautions(found, words, options.lang, few)
    told: dict[str, object] = {"level": settings.level, "definitions": found, "warnings": warnings}
    estimating.answer(options, costed(found, definitions, words, options.lang, few), told)
    return 0 if any(row.figures for row in found) else 1
