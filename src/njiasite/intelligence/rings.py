"""Finds the rings anew when something changed, keeps their numbers, and raises alerts. A duty of the worker."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from njia.linking.rings import of_shared
from njia.linking.sharing import MOST_SHARING
from njia.linking.together import together
from njiasite.intelligence.models import Alert, Mention, Ring, RingMember, Trace
from njiasite.intelligence.picture import Picture, picture

Found = Mapping[str, tuple[bool, float]]  # by entity: whether a member, and how stable


def find(now: datetime) -> int:
    """The rings of what all investigators may see. How many there are."""
    current = picture()
    groups = grouped(current)
    with transaction.atomic():
        keep(groups, now)
        alert(current, now)
    return len(groups)


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


def keep(groups: list[Found], now: datetime) -> None:
    """Writes them. A ring keeps its number while the largest part of it is the same people."""
    before: dict[str, UUID] = {str(m): r for m, r in RingMember.objects.values_list("mention", "ring")}
    RingMember.objects.all().delete()
    taken: set[UUID] = set()
    for group in groups:
        votes = Counter(before[one] for one in group if one in before and before[one] not in taken)
        ring = Ring.objects.get(pk=votes.most_common(1)[0][0]) if votes else _new(now)
        taken.add(ring.pk)
        if ring.gone_at:
            Ring.objects.filter(pk=ring.pk).update(gone_at=None)
        RingMember.objects.bulk_create(
            RingMember(ring=ring, mention_id=UUID(one), member=member, stability=sure)
            for one, (member, sure) in sorted(group.items())
        )
    Ring.objects.filter(gone_at=None).exclude(pk__in=taken).update(gone_at=now)


def alert(current: Picture, now: datetime) -> None:
    """An alert for each case that names what members of a ring use or are called, and is no source of the ring."""
    rings = {str(m): r for m, r in RingMember.objects.filter(member=True).values_list("mention", "ring")}
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
    Alert.objects.bulk_create(
        [
            Alert(ring_id=ring, dossier_id=dossier, kinds=sorted(kinds), at=now)
            for (ring, dossier), kinds in hits.items()
        ],
        ignore_conflicts=True,
    )


def _telling(used: Mapping[str, set[tuple[str, UUID]]]) -> set[str]:
    """Without what too many use: a till of everybody alarms nobody."""
    return {value for value in used if Mention.objects.filter(index=value).count() <= MOST_SHARING}


def _new(now: datetime) -> Ring:
    last = Ring.objects.aggregate(last=Max("number"))["last"] or 0
    return Ring.objects.create(number=last + 1, found_at=now)
