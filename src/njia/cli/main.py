"""``njia``: the library on the command line. Each command is a module of this folder, imported when it is called."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from importlib import import_module

_COMMANDS = {
    "check": "check a contract in two languages",
    "compare": "compare an attested contract with the one that was signed",
    "contract": "draft a contract in English and Russian, or the addendum that cures one",
    "corridor": "check the files of a corridor: procedures, clocks, words in three languages",
    "seal": "make keys, seal a paper, revoke one: for the offices that seal",
    "verify": "verify that a seal is good, or that an exported ledger is whole",
    "evidence": "verify a sealed bundle of evidence",
    "screen": "screen an offer, an advert or a chat for the signs of a trap",
    "evaluate": "measure the screening on texts whose answer is known",
    "dispute": "count what an employer owes a worker, and until when it can be claimed",
    "names": "score how likely two names are of one person or organisation",
    "link": "say which records of a file are of one person or one organisation",
    "simulate": "make up rings and reports, or a year of check-ins, to try the rules on",
    "rings": "say which nodes of a network belong together",
    "estimate": "estimate how many there are, whether it has changed, what recruitment costs",
    "audit-release": "attack published releases: what do they tell that they should not",
    "htcds": "exchange a case in the Human Trafficking Case Data Standard 2.0",
    "pathway": "say which legal way is yours: its steps with their days, its costs, its dangers",
    "deadline": "count a period of law or policy to its last day",
}


class _Version(argparse.Action):
    """Looks the version up only when asked: that would be a twentieth of a check's start."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(version("njia"))
        parser.exit()


def program() -> int:
    """What the shell starts as ``njia``: `main`, in a process that ends with it."""
    status = main()
    gc.freeze()  # else Python looks for garbage in all that was read once more before it ends: a tenth of a short check
    return status


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status."""
    gc.set_threshold(50_000)  # the corridor makes many lasting values: looking for garbage among them costs 40 ms
    parser = argparse.ArgumentParser(prog="njia", description="Njia, the way: checks contracts before you sign them.")
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and leave")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    given = list(sys.argv[1:] if argv is None else argv)
    chosen = next((word for word in given if word in _COMMANDS), None)
    for name, line in _COMMANDS.items():
        command = commands.add_parser(name, help=line, description=line.capitalize() + ".")
        if name == chosen:
            _module(name).arguments(command)
    options = parser.parse_args(given)
    return int(_module(options.command).run(options))


def _module(name: str):  # type: ignore[no-untyped-def]  # a module: only its two functions matter
    return import_module(f"njia.cli.{name.replace('-', '_')}")
