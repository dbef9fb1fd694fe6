"""What a reader may see of mentions: those outside investigations, and those of the investigations they know of."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet

from njiasite.dossiers import selectors as dossiers
from njiasite.dossiers.models import Dossier
from njiasite.identities.access import Reader
from njiasite.intelligence.models import Alert, Membership, Mention, Ring


def compartments(reader: Reader) -> list[UUID]:
    """The investigations that the reader knows of."""
    account = reader.account.pk if reader.account else None
    return list(Membership.objects.filter(account=account).order_by("dossier").values_list("dossier_id", flat=True))


def rings(reader: Reader) -> QuerySet[Ring]:
    """The rings that there are: those that all investigators may see, and those of the reader's investigations."""
    return Ring.objects.filter(Q(compartment=None) | Q(compartment__in=compartments(reader)), gone_at=None)


def alerts(reader: Reader) -> QuerySet[Alert]:
    """The alerts of the reader's rings; those about an investigation only for whom it was told to."""
    rows = Alert.objects.filter(ring__in=rings(reader)).select_related("ring", "dossier")
    return rows.filter(dossier__in=Dossier.objects.filter(dossiers.known_to(reader)))


def mentions(reader: Reader) -> QuerySet[Mention]:
    """The mentions that the reader may see one by one, with their reports."""
    inside = Q(report__compartment=None) | Q(report__compartment__in=compartments(reader))
    return Mention.objects.filter(inside).select_related("report__dossier")
