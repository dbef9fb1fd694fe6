"""Reads ``checkins/`` of a corridor, and refuses a plan under which somebody's silence could be lost."""

from __future__ import annotations

from datetime import time, timedelta
from functools import lru_cache
from pathlib import Path
from zoneinfo import available_timezones

import msgspec
from msgspec import Struct

from njia.checkins.model import Answer, Cause, Choice, Group, Least, Outage, Pause, Plan
from njia.checkins.rhythm import lasting
from njia.corridors.files import HERE, CorridorError, home_of, made, read, source_named, sources_of
from njia.findings import Text


class _Row(Struct, forbid_unknown_fields=True, kw_only=True):
    pass


class _Warned(_Row):
    every: int
    days: int


class _Quiet(_Row):
    begins: time = msgspec.field(name="from")
    ends: time = msgspec.field(name="to")
    longest: int


class _Signs(_Row):
    most: int
    kept: int


class _Vouched(_Row):
    most: int
    source: str


class _PlanRow(_Row):
    source: str
    rhythm: dict[str, tuple[Least, ...]]
    of_pathway: dict[str, str]
    choices: dict[str, Choice]
    warned: _Warned
    hour: time
    quiet: _Quiet
    again: int
    contact: int
    open: int
    roaming: int
    held: int
    after_alarm: int
    outage: Outage
    group: Group
    pauses: dict[str, Pause]
    reached_by: tuple[str, ...]
    signs: _Signs
    vouched: _Vouched
    home_zone: str
    zones: dict[str, str]


class _AnswerRow(_Row):
    digit: str
    name: Text
    words: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    why: str = ""
    urgency: str = ""
    told: Text | None = None


class _AnswersRow(_Row):
    source: str
    answers: dict[str, _AnswerRow]
    duress: Cause
    silent: Cause
    group: Cause
    worried: Cause
    contact: dict[str, _AnswerRow]


@lru_cache(maxsize=8)
def load_plan(corridor: str = "ke_ru", folder: Path = HERE) -> Plan:
    """The check-ins of that corridor. Raises CorridorError for what would let a silence be lost."""
    home = home_of(corridor, folder)
    where, said = home / "checkins" / "plan.yaml", home / "checkins" / "answers.yaml"
    row, told = read(where, _PlanRow), read(said, _AnswersRow)
    sources = sources_of(home, "checkins")
    source_named(sources, told.source, said, "the list")
    plan = made(
        Plan,
        row,
        source=source_named(sources, row.source, where, "the plan"),
        answers={id_: _answer(id_, one) for id_, one in told.answers.items()},
        contact={id_: _answer(id_, one) for id_, one in told.contact.items()},
        causes={"duress": told.duress, "silent": told.silent, "group": told.group, "worried": told.worried},
        words=read(home / "checkins" / "words.yaml", dict[str, Text]),
        vouched=row.vouched.most,
        vouched_source=source_named(sources, row.vouched.source, where, "how often another may speak for somebody"),
        warned_every=row.warned.every,
        warned_for=timedelta(days=row.warned.days),
        quiet=(row.quiet.begins, row.quiet.ends),
        quiet_longest=timedelta(hours=row.quiet.longest),
        after_alarm=timedelta(days=row.after_alarm),
        signs_most=row.signs.most,
        signs_kept=timedelta(days=row.signs.kept),
        ask_contact=timedelta(hours=row.contact),
        **{name: timedelta(hours=getattr(row, name)) for name in ("again", "open", "roaming", "held")},
    )
    _refuse_gaps(plan, where)
    _refuse_twins(plan, said)
    return plan


def _answer(id_: str, row: _AnswerRow) -> Answer:
    cause = Cause(why=row.why, urgency=row.urgency, told=row.told) if row.why and row.told else None
    return Answer(
        id=id_, digit=row.digit, name=row.name, words=frozenset(row.words), beside=frozenset(row.beside), cause=cause,
        kinds=frozenset(row.kinds),
    )  # fmt: skip


def _refuse_gaps(plan: Plan, where: Path) -> None:
    """Steps in the wrong order, a rhythm that ends, and a pause that does not."""
    if not timedelta() < plan.again <= plan.ask_contact < plan.open or plan.held <= timedelta():
        raise CorridorError(f"{where.name}: again, contact and open must follow one another, and held must end")
    for kind, rows in plan.rhythm.items():
        untils = [one.until for one in rows]
        if not rows or untils[-1] is not None or None in untils[:-1] or any(one.every < 1 for one in rows):
            raise CorridorError(f"{where.name}: the rhythm of {kind} needs a last line without end, of a day or more")
    if not lasting(plan.quiet) <= plan.quiet_longest < timedelta(days=1):
        raise CorridorError(f"{where.name}: some hours of every day must be left for questions")
    if unknown := set(plan.of_pathway.values()) - plan.rhythm.keys():
        raise CorridorError(f"{where.name}: there is no rhythm of {sorted(unknown)}")
    if unknown := {plan.home_zone, *plan.zones.values()} - available_timezones():
        raise CorridorError(f"{where.name}: there is no zone {sorted(unknown)}")
    if plan.vouched < 0 or plan.warned_every < 1:
        raise CorridorError(f"{where.name}: another speaks for somebody so many times, or never; then they are asked")
    if any(pause.longest < 1 for pause in plan.pauses.values()):
        raise CorridorError(f"{where.name}: a pause must have an end")


def _refuse_twins(plan: Plan, where: Path) -> None:
    """One digit for two answers, and no answer that says that all is well."""
    digits = [one.digit for one in plan.answers.values()]
    if len(set(digits)) != len(digits) or not all(len(one) == 1 and one.isdigit() for one in digits):
        raise CorridorError(f"{where.name}: each answer needs one digit of its own")
    if all(one.cause for one in plan.answers.values()) or len(digits) > 9:
        raise CorridorError(f"{where.name}: an answer must say that all is well, and a digit be left for secrets")
