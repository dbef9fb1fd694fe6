"""``njia estimate histories A.blind B.blind …``: the capture table of lists that were blinded with one key."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from njia.findings import Text


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "lists", type=Path, nargs="+", metavar="LIST.blind", help="blinded lists; the name of a file names its list"
    )


def run(options: argparse.Namespace, words: Mapping[str, Text]) -> int:
    from njia.cli import estimating, files
    from njia.estimates.errors import InputError
    from njia.estimates.histories import join, written

    named = {path.stem: estimating.text_of(path) for path in options.lists}
    if len(named) < len(options.lists):
        raise InputError("same_name")
    found = join(named, options.corridor)
    files.write(written(found.table).encode(), options.output)
    counts = {"people": found.table.observed, "again": found.again, "shared": found.shared}
    print(words["estimate.histories"].fill(**{k: str(v) for k, v in counts.items()})[options.lang], file=sys.stderr)
    return 0
