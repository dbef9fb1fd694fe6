"""Whoever an officer met at home is asked no more, and is told so. No phone brings it about."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.db import transaction

from njia.names.persons import compare_persons
from njiasite.checkins import facts, numbers, recording, services, telling
from njiasite.checkins.models import Enrolment
from njiasite.dossiers.models import Dossier


@transaction.atomic
def came_home(person: str, *, account: UUID | None, phone: str, welfare: str, key: str) -> None:
    """Ends it for whoever has that name and either that account, that phone, or the welfare case of that number."""
    rows = list({row.pk: row for row in _found(account, phone, welfare)}.values())
    for row, known in zip(rows, facts.known_of(rows), strict=True):
        if known is None or not compare_persons(known.person, person).same:  # a brother may have told us of it
            continue
        services.leave(row.pk, actor=recording.SERVICE, channel="service", key=f"{key}:{row.pk.hex}")
        telling.ended(row, known)


def _found(account: UUID | None, phone: str, welfare: str) -> Iterator[Enrolment]:
    asked = Enrolment.objects.select_for_update().exclude(stage="left")
    if account:
        yield from asked.filter(account=account)
    if welfare:
        yield from asked.filter(case__in=Dossier.objects.filter(number=welfare))
    yield from (row for row in numbers.found(phone, "own") if row.proved)
