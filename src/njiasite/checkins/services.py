"""What people do: they begin to check in, answer, change how they are asked, and leave. One transaction each."""

from __future__ import annotations

from collections.abc import Collection
from copy import copy
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any
from uuid import UUID, uuid5

import msgspec
from django.conf import settings
from django.db import transaction

from njia.checkins.rhythm import allowed
from njia.checkins.stepping import at_once, begin, changed, left, opened, paused
from njiasite.checkins import facts, numbers, opening, recording, signs
from njiasite.checkins.answering import (
    by_code,
    by_letter,
    by_phone,
    by_sign,
    by_trusted,
    listen,
    signed,
    signed_by_code,
)
from njiasite.checkins.facts import Known
from njiasite.checkins.models import Enrolment
from njiasite.checkins.numbers import is_asked, speaks_for_another
from njiasite.checkins.signs import choose as choose_sign
from njiasite.config import clock
from njiasite.dossiers import engine
from njiasite.dossiers.models import Dossier
from njiasite.identities.roster import roster
from njiasite.ledger import selectors as ledger
from njiasite.ledger.services import Actor

_ENROLMENTS = UUID("0f7c1c8b-5b43-4a0f-a7a5-6f2f0f4f9a55")
_HOW = "how_reached"
_OF_STUDENTS = "scholarship_application"


__all__ = [
    "Enrolled", "Joining", "by_code", "by_letter", "by_phone", "by_sign", "by_trusted", "change", "choose_sign", "end",
    "enrol", "id_of", "is_asked", "leave", "listen", "open_now", "pause", "signed", "signed_by_code",
    "speaks_for_another", "warn",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """Somebody who is to be asked. ``known`` is sealed; ``covered``: messages betray nothing.

    Not ``proved``: whoever wrote this down may not be the holder of the phone. They are asked at once, and nothing
    comes of it unless they answer.
    """

    kind: str
    language: str
    departed_at: datetime
    known: Known
    region: str = ""
    every: int = 0
    hour: time | None = None
    quiet: tuple[time, time] | None = None
    zone: str = ""
    operator: str = ""
    roaming: bool = False
    covered: bool = True
    account: UUID | None = None
    proved: bool = True


@dataclass(frozen=True, slots=True)
class Enrolled:
    """Somebody who is asked from now on, and the code of their own page; empty where it was given before."""

    enrolment: Enrolment
    code: str


def id_of(actor: Actor, key: str) -> UUID:
    """The enrolment that this actor began, or will begin, under that key."""
    return uuid5(_ENROLMENTS, f"{actor.account or actor.role}:{key}")


@transaction.atomic
def enrol(joining: Joining, *, actor: Actor, channel: str, key: str) -> Enrolled:
    """Begins to ask somebody; once for each ``key`` of an actor."""
    plan, now = facts.plan(), clock.now()
    id_ = id_of(actor, key)
    if known := Enrolment.objects.filter(pk=id_).first():
        return Enrolled(known, "")
    student = joining.kind == "student"
    row = Enrolment(
        id=id_, corridor=settings.CORRIDOR, kind=joining.kind, language=joining.language, covered=joining.covered,
        account=joining.account, departed_at=joining.departed_at, enrolled_at=now, every=joining.every,
        zone=joining.zone or facts.zone_of(joining.region), contact_zone=roster().zone,
        hour=joining.hour or plan.hour, region=joining.region,
        operator=joining.operator or numbers.operator_of(joining.known.phone), roaming=joining.roaming,
        employer=numbers.employer_of(joining.known.employer), contact=bool(facts.contact_ways(joining.known)),
        mission=opening.intake(opening.PROCEDURE).get("mission", ""),
        office=opening.intake(_OF_STUDENTS).get("office", "") if student else "",
    )  # fmt: skip
    row.proved, (row.quiet_from, row.quiet_to) = joining.proved, joining.quiet or plan.quiet
    standing = begin(plan, facts.person_of(row, joining.known), now)
    facts.stand(row, standing if joining.proved else at_once(standing, allowed(now, plan.quiet, row.zone)))
    recording.note(row, joining.known, "checkin.enrolled", key=f"enrol:{id_.hex}", actor=actor, channel=channel)
    return Enrolled(row, numbers.fresh_code(row, "mine"))


@transaction.atomic
def change(
    enrolment: UUID, *, actor: Actor, channel: str, key: str, known: dict[str, Any] | None = None,
    forget: Collection[str] = (), **open_: Any,
) -> None:  # fmt: skip
    """Changes how somebody is asked. Blank values change nothing. A new number ends that the phone is lost.

    ``forget`` names what of the sealed values is known no longer.
    """
    row = Enrolment.objects.select_for_update().get(pk=enrolment)
    before, sealed = copy(row), facts.known_of([row])[0]
    if sealed is None or ledger.recorded(actor, key):  # a second tap changes nothing again
        return
    given = {name: value for name, value in (known or {}).items() if value} | dict.fromkeys(forget, "")
    signs.follow(sealed.phone, given.get("phone", ""))
    sealed = msgspec.structs.replace(sealed, **given)
    for name, value in open_.items():
        if value is not None:
            setattr(row, name, value)
    if {"phone", "email"} & given.keys():
        row.reachable = True
        row.operator = numbers.operator_of(sealed.phone)
    if "employer" in given:
        row.employer = numbers.employer_of(sealed.employer)
    row.contact = bool(facts.contact_ways(sealed))
    facts.stand(row, changed(facts.plan(), facts.person_of(row, sealed), facts.standing_of(row), clock.now()))
    recording.note(
        row, sealed if given else None, "checkin.changed", key=key, actor=actor, channel=channel, before=before
    )


@transaction.atomic
def pause(enrolment: UUID, reason: str, until: datetime, *, actor: Actor, channel: str, key: str) -> datetime:
    """Asks nobody until then, or until the longest that the reason allows. When they are asked again."""
    row = Enrolment.objects.select_for_update().get(pk=enrolment)
    known, before = facts.known_of([row])[0], copy(row)
    assert known is not None
    if ledger.recorded(actor, key):
        return row.due_at
    standing = paused(facts.plan(), facts.person_of(row, known), facts.standing_of(row), until, clock.now(), reason)
    facts.stand(row, standing)
    row.paused_until = standing.due_at
    recording.note(
        row, None, "checkin.changed", key=key, actor=actor, channel=channel, told={"pause": reason}, before=before
    )
    return standing.due_at


def warn(enrolment: UUID, words: str, *, key: str) -> None:
    """A warning about somebody's work: they are asked daily for a while, and their case would say it."""
    row = Enrolment.objects.get(pk=enrolment)
    known = facts.known_of([row])[0]
    if known is not None:
        until = clock.now() + facts.plan().warned_for
        more = {"warnings": (*known.warnings, words)[-10:]}
        change(enrolment, actor=recording.SERVICE, channel="service", key=key, known=more, warned_until=until)


@transaction.atomic
def leave(enrolment: UUID, *, actor: Actor, channel: str, key: str) -> None:
    """Somebody is home, or wants no more questions."""
    row = Enrolment.objects.select_for_update().get(pk=enrolment)
    before = copy(row)
    if ledger.recorded(actor, key):
        return
    facts.stand(row, left(facts.standing_of(row)))
    recording.note(row, None, "checkin.left", key=key, actor=actor, channel=channel, before=before)


@transaction.atomic
def end(enrolment: UUID, *, actor: Actor, channel: str, key: str) -> bool:
    """An officer whose open case found the person home ends it; nobody can make somebody forgotten who was not reached
    where no other could listen."""
    row = Enrolment.objects.get(pk=enrolment)
    case = recording.case_of(row)
    if case is None or not _reached(case):
        return False
    leave(enrolment, actor=actor, channel=channel, key=key)
    return True


def _reached(case: Dossier) -> bool:
    """Whether the case stands where it knows how the person was reached, and that was no word of another's."""
    stands = engine.standing(case)
    known = _HOW in engine.procedure_of(case).states[str(stands.state)].evidence
    return known and stands.fields_given.get(_HOW) in facts.plan().reached_by


@transaction.atomic
def open_now(enrolment: UUID, *, actor: Actor, channel: str, key: str) -> None:
    """An officer does not wait for a held alarm, or for somebody who is silent."""
    row = Enrolment.objects.select_for_update().get(pk=enrolment)
    known, before = facts.known_of([row])[0], copy(row)
    if known is None or recording.case_of(row) is not None:
        return
    row.case = opening.open_case(row, known, facts.plan().causes["silent"], clock.now(), key)
    facts.stand(row, opened(facts.plan(), facts.standing_of(row), clock.now()))
    recording.note(row, None, "checkin.opened", key=key, actor=actor, channel=channel, before=before)
