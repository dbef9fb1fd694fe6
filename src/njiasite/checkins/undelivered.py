"""A question that could not be delivered is no question: whom the person trusts is asked without waiting."""

from __future__ import annotations

from uuid import UUID

from njia.checkins.rhythm import allowed
from njiasite.channels.models import Message
from njiasite.channels.services import Outgoing
from njiasite.checkins.models import Enrolment
from njiasite.config import clock

_ASKING = ("ask", "again")


def by_another_way(messages: list[Message]) -> list[Outgoing]:
    """Whoever could not be asked is looked at now; nobody is told by that."""
    for message in messages:
        parts = message.key.split(":")
        if len(parts) == 4 and parts[0] == "checkin" and parts[3] in _ASKING:
            asked = Enrolment.objects.filter(pk=UUID(parts[1]), round=int(parts[2]), stage__in=("asked", "again"))
            for row in asked:
                at = allowed(clock.now(), (row.quiet_from, row.quiet_to), row.contact_zone)
                asked.filter(look_at__gt=at).update(look_at=at)
    return []
