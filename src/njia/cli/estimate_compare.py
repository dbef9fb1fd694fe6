"""``njia estimate compare A.csv B.csv``: has the number changed, and what fall could have been seen at all?"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from njia.findings import Text


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("before", type=Path, metavar="BEFORE.csv", help="the table of the earlier round")
    parser.add_argument("after", type=Path, metavar="AFTER.csv", help="that of the later round, with the same lists")


def run(options: argparse.Namespace, words: Mapping[str, Text]) -> int:
    from njia.cli import estimating
    from njia.estimates.comparing import compare
    from njia.estimates.settings import load_settings
    from njia.estimates.tables import read_table
    from njia.reports.compared import cautions, compared
    from njia.reports.estimated import reason

    before, after = (read_table(estimating.text_of(path)) for path in (options.before, options.after))
    settings = load_settings(options.corridor)
    found = compare(before, after, settings)
    refused = [{"method": r.method, "reason": reason(r.code, r.values, words, options.lang)} for r in found.refused]
    told: dict[str, object] = {
        "observed": list(found.observed), "verdict": found.verdict,
        "primary": found.primary, "panel": list(found.changes),
        "minimum_detectable_fall": found.detectable, "refused": refused,
        "warnings": cautions(found, words, options.lang),
    }  # fmt: skip
    estimating.answer(options, compared(found, settings, words, options.lang), told)
    return 0 if found.primary else 1
