"""``njia simulate rings``: a made-up world of rings and reports, with the truth beside it, to try linking on."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from njia.cli import files
from njia.simulation.settings import World
from njia.simulation.writing import simulate, write

_NUMBERS = {
    "rings": "rings that are planted",
    "innocents": "people who have nothing to do with one",
    "honest": "agencies that do nothing wrong",
    "families": "families that share a name, a place and a phone",
    "hubs": "tills and phones that everybody uses",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    usual = World()
    parser.add_argument("what", choices=("rings",), help="what is simulated")
    parser.add_argument("--output", type=Path, required=True, metavar="FOLDER", help="where the files go")
    parser.add_argument("--seed", type=int, default=usual.seed, help="another seed is another world (1)")
    for name, says in _NUMBERS.items():
        parser.add_argument(
            f"--{name}", type=int, default=getattr(usual, name), help=f"{says} ({getattr(usual, name)})"
        )
    parser.add_argument("--noise", type=float, default=usual.noise, help="how much is lost and damaged: 0 nothing (1)")
    parser.add_argument("--corridor", default="ke_ru", help="whose names are used (ke_ru)")


def run(options: argparse.Namespace) -> int:
    chosen = {name: getattr(options, name) for name in (*_NUMBERS, "seed", "noise")}
    try:
        truth, mentions = simulate(replace(World(), **chosen), options.corridor)
    except ValueError as error:
        print(error, file=sys.stderr)
        return files.CANNOT
    write(options.output, truth, mentions)
    print(f"{len(truth.entities)} people and organisations, {len(mentions)} mentions of them", file=sys.stderr)
    return 0
