"""``njia corridor check [CORRIDOR]``: what to mend in a corridor's files; exit status 1 when there is something."""

from __future__ import annotations

import argparse

import msgspec

from njia.casework.checks.corridor import check_procedures, refused
from njia.casework.checks.problem import Problem
from njia.casework.checks.rules import check_rules
from njia.contacts.load import load_contacts
from njia.corridors.files import CorridorError, home_of
from njia.corridors.load import load
from njia.framework.load import load_framework
from njia.pathways.checking import check_ways
from njia.phones.load import load_answers, load_keywords, load_menu, load_pleas
from njia.phones.patience import load_patience
from njia.releases.calendar import load_calendar


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=("check",), help="what to do with it")
    parser.add_argument("corridor", nargs="?", default="ke_ru", help="which corridor (ke_ru)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="what to print (text)")


def run(options: argparse.Namespace) -> int:
    problems = found(options.corridor)
    if options.format == "json":
        print(msgspec.json.format(msgspec.json.encode(problems), indent=2).decode())
    else:
        for problem in problems:
            print(f"{problem.file}: {problem.where}: {problem.what}. To mend it: {problem.mend}.")
        print(f"{len(problems)} to mend" if problems else "nothing to mend")
    return 1 if problems else 0


def found(corridor: str) -> tuple[Problem, ...]:
    """Everything that is wrong with that corridor; one that does not load is wrong in that alone."""
    try:
        problems = {*check_rules(load(corridor)), *check_procedures(corridor), *check_ways(corridor)}
        if not problems and (home_of(corridor) / "framework.yaml").exists():
            load_framework(corridor)
            load_calendar(corridor)
        if not problems and (home_of(corridor) / "phones").is_dir():
            for reads in (load_menu, load_keywords, load_answers, load_pleas, load_patience):
                reads(corridor)
        if not problems and (home_of(corridor) / "contacts.yaml").exists():
            load_contacts(corridor)
        return tuple(sorted(problems))
    except CorridorError as error:
        return (refused(error),)
