"""What waits for a role: one indexed query, late first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from njiasite.dossiers.models import InboxRow
from njiasite.dossiers.presentation import SOON
from njiasite.dossiers.selectors import readable_procedures
from njiasite.identities.access import Reader, scoped


@dataclass(frozen=True, slots=True)
class Figures:
    """How much waits, how much of it is late, and how much will be within a day."""

    all: int
    late: int
    soon: int


def waiting(reader: Reader) -> QuerySet[InboxRow]:
    """The rows that wait for the role the reader works in, within its scopes, the first due on top."""
    procedures = readable_procedures(reader.role, settings.CORRIDOR)
    rows = InboxRow.objects.filter(role=reader.role, procedure__in=procedures)
    return scoped(rows, reader, "inbox.read").order_by("due_at", "pk")


def figures(rows: QuerySet[InboxRow], now: datetime) -> Figures:
    """Counted over all of them, not over the page that is shown."""
    late, soon = Q(due_at__lt=now), Q(due_at__gte=now, due_at__lte=now + SOON)
    counted = rows.order_by().aggregate(all=Count("pk"), late=Count("pk", filter=late), soon=Count("pk", filter=soon))
    return Figures(**counted)
