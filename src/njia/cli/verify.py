"""``njia verify ledger``, ``seal``, ``evidence`` …: what anybody can check without us, in a module each."""

from __future__ import annotations

import argparse
from importlib import import_module

_WHAT = {
    "ledger": "verify that an exported ledger is whole",
    "seal": "verify the seal of one paper, from its code or a picture of it",
    "evidence": "verify that a sealed list of evidence is whole, and that files are those that were kept",
    "totals": "verify that published figures are those of the ledger",
    "seals": "verify many seals from a CSV file",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    for name, line in _WHAT.items():
        _module(name).arguments(what.add_parser(name, help=line, description=line.capitalize() + "."))


def run(options: argparse.Namespace) -> int:
    return int(_module(options.what).run(options))


def _module(name: str):  # type: ignore[no-untyped-def]  # a module: only its two functions matter
    return import_module(f"njia.cli.verify_{name}")
