"""Checks all procedures of a corridor; a file that does not load is a problem like any other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from njia.calendars.load import load_calendars
from njia.casework.checks.acts import check_acts
from njia.casework.checks.clocks import check_clocks
from njia.casework.checks.problem import Around, Problem
from njia.casework.checks.states import check_states
from njia.casework.checks.texts import check_text, check_texts
from njia.casework.load import Common, common_of, files_of, newest, procedure_of
from njia.casework.model import Procedure
from njia.corridors.files import HERE, CorridorError, home_of
from njia.corridors.roster import Body, load_roster


def check(procedure: Procedure, around: Around) -> tuple[Problem, ...]:
    """What is wrong with one procedure."""
    found = (
        *check_states(procedure, around),
        *check_acts(procedure, around),
        *check_clocks(procedure, around),
        *check_texts(procedure),
    )
    return tuple(dict.fromkeys(found))


def check_procedures(corridor: str = "ke_ru", folder: Path = HERE) -> tuple[Problem, ...]:
    """What is wrong with the procedures of a corridor, file by file; nothing where it has none."""
    home = home_of(corridor, folder)
    if not files_of(home):
        return ()
    try:
        common = common_of(home)
        roster = load_roster(corridor, folder)
        around = Around(roles=frozenset(roster.roles), calendars=load_calendars(corridor, folder))
    except CorridorError as error:
        return (refused(error),)
    read: list[Procedure] = []
    problems: list[Problem] = [*_words(common)]
    for path in files_of(home):
        try:
            read.append(procedure_of(path, common))
        except CorridorError as error:
            problems.append(refused(error))
    try:
        newest(read)
    except CorridorError as error:
        problems.append(refused(error))
    for procedure in read:
        problems += check(procedure, around)
        if not _named_after(procedure):
            mend = f"call it {procedure.id}.yaml, or {procedure.id}.{procedure.version}.yaml for an older version"
            problems.append(Problem(procedure.file, "id", f"the file holds {procedure.id}", mend))
    return tuple(sorted({*problems, *_shared(read, common), *_homes(read, roster.bodies.values())}))


def refused(error: CorridorError) -> Problem:
    """A file that could not be loaded."""
    file, _, what = str(error).partition(": ")
    return Problem(file, "", what or str(error), "mend what is named; nothing else of the file was looked at")


def _words(common: Common) -> Iterator[Problem]:
    for code, text in common.words.items():
        yield from check_text("casework/words.yaml", code, text)


def _named_after(procedure: Procedure) -> bool:
    return procedure.file in (f"{procedure.id}.yaml", f"{procedure.id}.{procedure.version}.yaml")


def _shared(procedures: Iterable[Procedure], common: Common) -> Iterator[Problem]:
    """Ids that two procedures use for different things."""
    owner: dict[str, Procedure] = {}
    shared = {act.id for act in common.acts}
    for procedure in procedures:
        for act in procedure.acts.keys() - shared:
            first = owner.setdefault(act, procedure)
            if first.id != procedure.id:
                what = f"{first.file} has an act of that id too"
                yield Problem(procedure.file, f"act {act}", what, "give one of them another id")


def _homes(procedures: Iterable[Procedure], bodies: Iterable[Body]) -> Iterator[Problem]:
    """Cases that a body takes in and that could not belong to it: no one who works there would ever see them."""
    known = {procedure.id: procedure for procedure in procedures}
    for body in bodies:
        for id_ in (*body.takes_in, *body.holds):
            procedure = known.get(id_)
            if procedure is None:
                mend = "name a procedure of the corridor"
                yield Problem("bodies.yaml", body.id, f"it takes in {id_}, which is no procedure", mend)
            elif body.kind not in procedure.scope:
                what = f"{body.id} takes such cases in, and they can belong to no {body.kind}"
                yield Problem(procedure.file, "scope", what, f"add {body.kind} to scope, or take it out of takes_in")
