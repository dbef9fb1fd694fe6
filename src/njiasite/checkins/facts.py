"""What is known of somebody who checks in and lies sealed with their key, and how a row becomes the rules' values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import msgspec
from django.conf import settings

from njia.checkins.load import load_plan
from njia.checkins.model import Person, Plan, Standing
from njiasite.checkins.models import Enrolment
from njiasite.identities.ways import Way, by_mail, mail_works
from njiasite.ledger import keys

PLACE = "checkins.enrolment"
_STANDING = ("stage", "round", "due_at", "look_at", "since", "held_at", "relieved")


class Known(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Names, numbers and secrets. ``unclear`` is what was written and could not be read as an answer.

    ``vouched``: how often somebody trusted said that all is well since the person's own last word.
    ``journey``: theirs, from which they chose to be asked or whose code they showed; what it may tell is asked there.
    ``case``: the case with which they leave, as an officer's page or act told it, never they themselves.
    """

    person: str = ""
    phone: str = ""
    email: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    contact_email: str = ""
    place: str = ""
    employer: str = ""
    contract: str = ""
    journey: str = ""
    case: str = ""
    warnings: tuple[str, ...] = ()
    secret: str = ""
    pin: str = ""
    unclear: tuple[str, ...] = ()
    vouched: int = 0


def plan() -> Plan:
    """The check-ins of the corridor that this site serves."""
    return load_plan(settings.CORRIDOR)


def zone_of(region: str) -> str:
    """By whose clock somebody in a region lives."""
    return plan().zones.get(region, plan().home_zone)


def known_of(rows: Sequence[Enrolment]) -> list[Known | None]:
    """What is known of each; None for somebody who was erased."""
    values = keys.unseal_all([(row.id, row.sealed, PLACE) for row in rows], None)
    return [None if value is None else msgspec.convert(value, Known) for value in values]


def sealed(row: Enrolment, known: Known) -> str:
    """What is known, as it is kept."""
    return keys.seal(row.id, plain(known), PLACE)


def plain(known: Known) -> Any:
    """What is known as plain values, blanks left out."""
    return msgspec.to_builtins(known)


def ways(known: Known) -> list[Way]:
    """How the person can be written to: by text message first."""
    return _ways(known.phone, known.email)


def contact_ways(known: Known) -> list[Way]:
    """How somebody they trust can be written to."""
    return _ways(known.contact_phone, known.contact_email)


def _ways(phone: str, email: str) -> list[Way]:
    found = []
    if phone and "sms" in settings.CHANNELS:
        found.append(Way("sms", phone))
    if email and mail_works():
        found.append(by_mail(email))
    if phone and not found and not settings.PRODUCTION:
        found.append(Way(next(iter(settings.CHANNELS)), phone))
    return found


def person_of(row: Enrolment, known: Known) -> Person:
    """The row as the rules see a person."""
    return Person(
        kind=row.kind,
        departed_at=row.departed_at,
        zone=row.zone,
        hour=row.hour,
        quiet=(row.quiet_from, row.quiet_to),
        every=row.every,
        reachable=row.reachable and bool(ways(known)),
        roaming=row.roaming,
        contact=bool(contact_ways(known)),
        contact_zone=row.contact_zone,
        warned_until=row.warned_until,
    )


def standing_of(row: Enrolment) -> Standing:
    """Where they stand."""
    return Standing(**{name: getattr(row, name) for name in _STANDING})


def stand(row: Enrolment, standing: Standing) -> None:
    """Puts a standing into the row, which is not saved by that."""
    for name, value in asdict(standing).items():
        setattr(row, name, value)
