"""``njia estimate``: how many there are, whether it changed, what recruitment costs. Each kind is a module."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module

from njia.cli import files
from njia.estimates.errors import InputError, RefusedError

_KINDS = {
    "blind": "a list of people as keyed hashes, for whoever joins lists",
    "histories": "who is on which of several blinded lists, as a table of counts",
    "mse": "how many people there are, from lists that overlap",
    "compare": "whether the number has changed between two rounds",
    "power": "how often a fall would be reported",
    "series": "whether a series of counts changed from a period on",
    "recruitment-cost": "what workers paid for the job, against what they earn (SDG 10.7.1)",
}

_FORMATS: dict[str, tuple[str, ...]] = {"blind": ("csv",), "histories": ("csv",)}


def arguments(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="KIND")
    for name, line in _KINDS.items():
        kind = kinds.add_parser(name, help=line, description=line[0].upper() + line[1:] + ".")
        import_module(_module(name)).arguments(kind)
        files.common(kind, formats=_FORMATS.get(name, ("text", "json", "html")))


def run(options: argparse.Namespace) -> int:
    """Exit status 0: a figure that stands, 1: one to be handled with care or none, 2: the input cannot be read."""
    words = files.corridor_of(options).messages
    try:
        return int(import_module(_module(options.kind)).run(options, words))
    except ImportError:
        told = words["estimate.missing"].fill(install="pip install 'njia[estimates]'")
    except InputError as error:
        told = words[f"estimate.input.{error.code}"].fill(**error.values)
    except RefusedError as error:
        told = words[f"estimate.refused.{error.code}"].fill(**error.values)
    print(told[options.lang], file=sys.stderr)
    return files.CANNOT


def _module(kind: str) -> str:
    return "njia.cli.estimate_" + kind.replace("-", "_")
