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

# What the attested paper knows better than whoever wrote themselves down.
_TOLD = ("person", "employer", "contract", "case")
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
    known = facts.known_of([row])[0]
    names = names if known and known.journey else (*names, "journey")
    told = {name: getattr(joining.known, name) for name in names}
    forget = () if row.proved else [name for name in _TRUSTED if not told[name]]
    services.change(
        row.pk, actor=recording.SERVICE, channel="service", key=key, known=told, forget=forget,
        departed_at=joining.departed_at, account=row.account or joining.account, proved=True,
    )  # fmt: skip
    return row.pk


@transaction.atomic
def written_down(joining: Joining, *, actor: Actor, channel: str, key: str) -> Enrolled:
    """An officer writes somebody down who is there. Who is asked already is so once, as they say now, by a new code."""
    row = _theirs(joining)
    if row is None:
        return services.enrol(joining, actor=actor, channel=channel, key=key)
    quiet_from, quiet_to = joining.quiet or (None, None)
    forget = () if row.proved else [name for name in _TRUSTED if not getattr(joining.known, name)]
    services.change(
        row.pk, actor=actor, channel=channel, key=key, known=facts.plain(joining.known), forget=forget,
        kind=joining.kind, account=row.account or joining.account, departed_at=joining.departed_at,
        language=joining.language, covered=joining.covered, roaming=joining.roaming, region=joining.region,
        zone=facts.zone_of(joining.region), every=joining.every or None, hour=joining.hour,
        quiet_from=quiet_from, quiet_to=quiet_to, proved=True,
    )  # fmt: skip
    return Enrolled(row, numbers.new_code(row))


def _theirs(joining: Joining) -> Enrolment | None:
    """What is theirs already: by their account, the journey whose code they showed, or the case with which they leave;
    else of that name from that phone, which then must have answered once."""
    asked, known = Enrolment.objects.exclude(stage="left").order_by("-enrolled_at"), joining.known
    own = asked.filter(account=joining.account).first() if joining.account else None
    own = own or (numbers.hanging_on("journey", known.journey).first() if known.journey else None)
    own = own or (numbers.hanging_on("case", known.case).first() if known.case else None)
    if own:
        return Enrolment.objects.select_for_update().get(pk=own.pk)
    rows = [row for row in numbers.found(known.phone, "own") if row.proved]
    named = zip(rows, facts.known_of(rows), strict=True)
    return next((row for row, one in named if one and compare_persons(one.person, known.person).same), None)
