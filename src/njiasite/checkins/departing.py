"""Who left with papers that the framework attested is asked abroad: as they chose, else as the corridor says."""

from __future__ import annotations

from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from njiasite.checkins import facts, numbers, recording, services
from njiasite.checkins.models import Enrolment
from njiasite.checkins.services import Joining

_TOLD = ("person", "employer", "contract")  # what the attested paper knows better than whoever wrote themselves down


def morning_of(day: date) -> datetime:
    """The morning of the day of departure, at home."""
    return datetime.combine(day, time(8), ZoneInfo(facts.plan().home_zone))


@transaction.atomic
def departed(joining: Joining, *, key: str) -> UUID:
    """Begins to ask somebody whose departure an officer recorded, and keeps what they chose before. Once for a key."""
    row = _theirs(joining.account, joining.known.phone)
    if row is None:
        return services.enrol(joining, actor=recording.SERVICE, channel="service", key=key).enrolment.pk
    told = {name: getattr(joining.known, name) for name in _TOLD}
    services.change(
        row.pk, actor=recording.SERVICE, channel="service", key=key, known=told, departed_at=joining.departed_at,
        proved=True,
    )  # fmt: skip
    return row.pk


def _theirs(account: UUID | None, phone: str) -> Enrolment | None:
    """What they began themselves: by their account, or from that phone, which then must have answered us once."""
    asked = Enrolment.objects.select_for_update().exclude(stage="left")
    if account and (own := asked.filter(account=account).order_by("-enrolled_at").first()):
        return own
    answered = [row for row in numbers.found(phone, "own") if row.proved]
    return answered[0] if len(answered) == 1 else None
