"""Who left with papers that the framework attested is asked abroad: as they chose, else as the corridor says."""

from __future__ import annotations

from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from njia.names.persons import compare_persons
from njiasite.checkins import facts, numbers, recording, services
from njiasite.checkins.models import Enrolment
from njiasite.checkins.services import Enrolled, Joining
from njiasite.ledger.services import Actor

_TOLD = ("person", "employer", "contract")  # what the attested paper knows better than whoever wrote themselves down
_TRUSTED = ("contact_name", "contact_phone")
_REACHED = ("phone", "email", *_TRUSTED)  # and this too, where nobody answered yet: a helper may have typed their own


def morning_of(day: date) -> datetime:
    """The morning of the day of departure, at home."""
    return datetime.combine(day, time(8), ZoneInfo(facts.plan().home_zone))


@transaction.atomic
def departed(joining: Joining, *, key: str) -> UUID:
    """Begins to ask somebody whose departure an officer recorded, and keeps what they chose before. Once for a key."""
    row = _theirs(joining)
    if row is None:
        return services.enrol(joining, actor=recording.SERVICE, channel="service", key=key).enrolment.pk
    names = _TOLD if row.proved else (*_TOLD, *_REACHED)
    told = {name: getattr(joining.known, name) for name in names}
    forget = () if row.proved else [name for name in _TRUSTED if not told[name]]
    services.change(
        row.pk, actor=recording.SERVICE, channel="service", key=key, known=told, forget=forget,
        departed_at=joining.departed_at, proved=True,
    )  # fmt: skip
    return row.pk


@transaction.atomic
def written_down(joining: Joining, *, actor: Actor, channel: str, key: str) -> Enrolled:
    """An officer writes somebody down who is there. Who is asked already is so once, as they say now, by a new code."""
    row = _theirs(joining)
    if row is None:
        return services.enrol(joining, actor=actor, channel=channel, key=key)
    quiet_from, quiet_to = joining.quiet or (None, None)
    services.change(
        row.pk, actor=actor, channel=channel, key=key, known=facts.plain(joining.known), kind=joining.kind,
        departed_at=joining.departed_at, language=joining.language, covered=joining.covered, roaming=joining.roaming,
        region=joining.region, zone=facts.zone_of(joining.region), every=joining.every or None, hour=joining.hour,
        quiet_from=quiet_from, quiet_to=quiet_to, proved=True,
    )  # fmt: skip
    return Enrolled(row, numbers.new_code(row))


def _theirs(joining: Joining) -> Enrolment | None:
    """What is theirs already: by their account, or of that name from that phone, which then must have answered once."""
    asked = Enrolment.objects.select_for_update().exclude(stage="left")
    if joining.account and (own := asked.filter(account=joining.account).order_by("-enrolled_at").first()):
        return own
    rows = [row for row in numbers.found(joining.known.phone, "own") if row.proved]
    known = zip(rows, facts.known_of(rows), strict=True)
    return next((row for row, one in known if one and compare_persons(one.person, joining.known.person).same), None)
