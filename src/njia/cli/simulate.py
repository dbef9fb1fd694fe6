"""``njia simulate rings``: a made-up world of rings and reports, with the truth beside it, to try linking on.
``njia simulate checkins``: a made-up year of people abroad, to try the rhythm of check-ins on."""

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
    parser.add_argument("what", choices=("rings", "checkins"), help="what is simulated")
    parser.add_argument("--output", type=Path, metavar="FOLDER", help="where the files of rings go")
    parser.add_argument("--people", type=int, default=10_000, help="people abroad who check in (10000)")
    parser.add_argument("--seed", type=int, default=usual.seed, help="another seed is another world (1)")
    for name, says in _NUMBERS.items():
        parser.add_argument(
            f"--{name}", type=int, default=getattr(usual, name), help=f"{says} ({getattr(usual, name)})"
        )
    parser.add_argument("--noise", type=float, default=usual.noise, help="how much is lost and damaged: 0 nothing (1)")
    parser.add_argument("--corridor", default="ke_ru", help="whose names are used (ke_ru)")


def run(options: argparse.Namespace) -> int:
    return _checkins(options) if options.what == "checkins" else _rings(options)


def _checkins(options: argparse.Namespace) -> int:
    """Exit status 1 when a true case opened late or never: the rhythm then does not keep its promise."""
    from njia.checkins import simulation
    from njia.checkins.load import load_plan

    world = simulation.World(people=options.people, seed=options.seed)
    found = simulation.simulate(load_plan(options.corridor), world)
    print(f"{found.people} people, {found.weeks:.0f} weeks, {found.questions} questions")
    print(f"{found.true_cases} true cases: {found.late} opened late, {found.lost} never")
    print(f"{found.spoken_for} of them were said to be well by one they trust, {found.most_spoken} times at most")
    print(f"longest from trouble to an open case: {found.longest.total_seconds() / 86_400:.1f} days")
    print(f"{found.false_per_thousand_weeks:.1f} false alarms in 1,000 weeks of one person")
    print(f"{found.held} alarms held while a network was down, {found.stormed} opened while one was")
    return 1 if found.late or found.lost else 0


def _rings(options: argparse.Namespace) -> int:
    if options.output is None:
        print("rings need --output FOLDER", file=sys.stderr)
        return files.CANNOT
    chosen = {name: getattr(options, name) for name in (*_NUMBERS, "seed", "noise")}
    try:
        truth, mentions = simulate(replace(World(), **chosen), options.corridor)
    except ValueError as error:
        print(error, file=sys.stderr)
        return files.CANNOT
    write(options.output, truth, mentions)
    print(f"{len(truth.entities)} people and organisations, {len(mentions)} mentions of them", file=sys.stderr)
    return 0
