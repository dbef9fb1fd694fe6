"""Finds the rings anew when something changed, keeps their numbers, and raises alerts. A duty of the worker."""

from __future__ import annotations

import secrets
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from njia.linking.rings import of_shared
from njia.linking.together import together
from njia.mentions.model import NAMED
from njiasite.intelligence.alerting import Named, alert
from njiasite.intelligence.models import Mention, Ring, RingMember
from njiasite.intelligence.picture import Picture, picture

Found = Mapping[str, tuple[bool, float]]  # by entity: whether a member, and how stable
_INSIDE, _MANY = 100_000, 900_000  # numbers of investigations' rings are drawn from there: a gap would tell of another


def find(now: datetime) -> int:
    """The rings of what all investigators may see, and of each investigation for its members. How many all may see."""
    told = _find(picture(), now, None)
    inside = _investigations()
    for compartment in inside:
        _find(picture([compartment]), now, compartment, told)
    gone = Ring.objects.filter(gone_at=None, compartment__isnull=False).exclude(compartment__in=inside)
    RingMember.objects.filter(ring__in=gone).delete()
    gone.update(gone_at=now)
    return Ring.objects.filter(gone_at=None, compartment=None).count()


def _find(
    current: Picture, now: datetime, compartment: UUID | None, told: Collection[Named] = ()
) -> Collection[Named]:  # fmt: skip
    """What the alerts of these rings are of; a ring of an investigation need not say what ``told`` says."""
    groups = grouped(current)
    if compartment:
        groups = [group for group in groups if _needs(group, current, compartment)]
    with transaction.atomic():
        keep(groups, now, compartment)
        return alert(current, now, compartment, told)


def _investigations() -> list[UUID]:
    """Those in which somebody is named who may be compared."""
    named = Mention.objects.filter(kind__in=NAMED, report__compartment__isnull=False).exclude(index="")
    return list(named.order_by("report__compartment").values_list("report__compartment", flat=True).distinct())


def _needs(group: Found, current: Picture, compartment: UUID) -> bool:
    """Whether a mention of the investigation is one of the ring; without one it is a ring that all may see."""
    inside = {one.id for one in current.named if one.dossier == compartment}
    return any(current.entity(one) in group for one in inside)


def grouped(current: Picture) -> list[Found]:
    """The rings of a picture, the largest first; a ring of nobody but onlookers is none."""
    uses = current.uses()
    if not uses:
        return []
    found = of_shared(together(uses))
    groups: dict[int, dict[str, tuple[bool, float]]] = defaultdict(dict)
    for name, ring, member, sure in zip(found.names, found.ring, found.member, found.stability, strict=True):
        if ring >= 0:
            groups[int(ring)][str(name)] = bool(member), float(sure)
    real = [group for group in groups.values() if any(member for member, _ in group.values())]
    return sorted(real, key=lambda group: (-len(group), min(group)))


def keep(groups: list[Found], now: datetime, compartment: UUID | None = None) -> None:
    """Writes them. A ring keeps its number while the largest part of it is the same people."""
    rows = RingMember.objects.filter(ring__compartment=compartment)
    before: dict[str, UUID] = {str(m): r for m, r in rows.values_list("mention", "ring")}
    rows.delete()
    taken: set[UUID] = set()
    for group in groups:
        votes = Counter(before[one] for one in group if one in before and before[one] not in taken)
        ring = Ring.objects.get(pk=votes.most_common(1)[0][0]) if votes else _new(now, compartment)
        taken.add(ring.pk)
        if ring.gone_at:
            Ring.objects.filter(pk=ring.pk).update(gone_at=None)
        RingMember.objects.bulk_create(
            RingMember(ring=ring, mention_id=UUID(one), member=member, stability=sure)
            for one, (member, sure) in sorted(group.items())
        )
    Ring.objects.filter(gone_at=None, compartment=compartment).exclude(pk__in=taken).update(gone_at=now)


def _new(now: datetime, compartment: UUID | None) -> Ring:
    if compartment is None:
        last = Ring.objects.filter(compartment=None).aggregate(last=Max("number"))["last"] or 0
        return Ring.objects.create(number=last + 1, found_at=now)
    number = _INSIDE
    while number == _INSIDE or Ring.objects.filter(number=number).exists():
        number = _INSIDE + secrets.randbelow(_MANY)
    return Ring.objects.create(number=number, found_at=now, compartment=compartment)
