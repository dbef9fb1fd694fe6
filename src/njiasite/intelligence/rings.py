"""Finds the rings anew when something changed, keeps their numbers, and raises alerts. A duty of the worker."""

from __future__ import annotations

import secrets
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from njia.linking.rings import of_shared
from njia.linking.sharing import MOST_SHARING
from njia.linking.together import together
from njia.mentions.model import NAMED
from njiasite.intelligence.models import Alert, Mention, Ring, RingMember, Trace
from njiasite.intelligence.picture import Picture, picture

Found = Mapping[str, tuple[bool, float]]  # by entity: whether a member, and how stable
_INSIDE, _MANY = 100_000, 900_000  # numbers of investigations' rings are drawn from there: a gap would tell of another


def find(now: datetime) -> int:
    """The rings of what all investigators may see, and of each investigation for its members. How many all may see."""
    count = _find(picture(), now, None)
    inside = _investigations()
    for compartment in inside:
        _find(picture([compartment]), now, compartment)
    gone = Ring.objects.filter(gone_at=None, compartment__isnull=False).exclude(compartment__in=inside)
    RingMember.objects.filter(ring__in=gone).delete()
    gone.update(gone_at=now)
    return count


def _find(current: Picture, now: datetime, compartment: UUID | None) -> int:
    groups = grouped(current)
    if compartment:
        groups = [group for group in groups if _needs(group, current, compartment)]
    with transaction.atomic():
        keep(groups, now, compartment)
        alert(current, now, compartment)
    return len(groups)


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


def alert(current: Picture, now: datetime, compartment: UUID | None = None) -> None:
    """An alert for each case that names what members of a ring use or are called, and is no source of the ring."""
    members = RingMember.objects.filter(member=True, ring__compartment=compartment)
    rings = {str(m): r for m, r in members.values_list("mention", "ring")}
    used: dict[str, set[tuple[str, UUID]]] = defaultdict(set)
    sources: dict[UUID, set[UUID]] = defaultdict(set)
    for one in current.named:
        if ring := rings.get(current.entity(one.id)):
            sources[ring].add(one.dossier)
            if one.kind == "organisation":
                used[one.index].add((one.kind, ring))
    for who, thing, _ in current.things():
        if ring := rings.get(current.entity(who.id)):
            used[thing.index].add((thing.kind, ring))
    hits: dict[tuple[UUID, UUID], set[str]] = defaultdict(set)
    traces = Trace.objects.filter(value__in=list(_telling(used)))
    for dossier, value in traces.values_list("dossier", "value"):
        for kind, ring in used[value]:
            if dossier not in sources[ring]:
                hits[ring, dossier].add(kind)
    told = set(_of_everybody()) if compartment else set()
    Alert.objects.bulk_create(
        [
            Alert(ring_id=ring, dossier_id=dossier, kinds=sorted(kinds), at=now)
            for (ring, dossier), kinds in hits.items()
            if (dossier, frozenset(kinds)) not in told
        ],
        ignore_conflicts=True,
    )


def _of_everybody() -> Iterator[tuple[UUID, frozenset[str]]]:
    """Of which cases, and of what in them, the rings that all may see alert already."""
    rows = Alert.objects.filter(ring__compartment=None, ring__gone_at=None)
    return ((dossier, frozenset(kinds)) for dossier, kinds in rows.values_list("dossier", "kinds"))


def _telling(used: Mapping[str, set[tuple[str, UUID]]]) -> set[str]:
    """Without what too many use: a till of everybody alarms nobody."""
    return {value for value in used if Mention.objects.filter(index=value).count() <= MOST_SHARING}


def _new(now: datetime, compartment: UUID | None) -> Ring:
    if compartment is None:
        last = Ring.objects.filter(compartment=None).aggregate(last=Max("number"))["last"] or 0
        return Ring.objects.create(number=last + 1, found_at=now)
    number = _INSIDE
    while number == _INSIDE or Ring.objects.filter(number=number).exists():
        number = _INSIDE + secrets.randbelow(_MANY)
    return Ring.objects.create(number=number, found_at=now, compartment=compartment)
