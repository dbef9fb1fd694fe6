"""``njia estimate blind LIST.csv --key FILE``: a list of people as keyed hashes, for whoever joins lists."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from njia.findings import Text


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "list", type=Path, metavar="LIST.csv",
        help="a row for each person: passport, national_id, phone, email, name, birth_date (2001-12-31), what is known",
    )  # fmt: skip
    parser.add_argument("--key", type=Path, required=True, metavar="FILE", help="the key that all holders share")


def run(options: argparse.Namespace, words: Mapping[str, Text]) -> int:
    from njia.cli import estimating, files
    from njia.estimates.errors import InputError
    from njia.estimates.histories import blinded

    try:
        key = options.key.read_bytes()
    except OSError:
        raise InputError("open", name=options.key.name) from None
    files.write(blinded(estimating.text_of(options.list), key, options.corridor).encode(), options.output)
    return 0
