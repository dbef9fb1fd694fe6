"""Alerts: which cases name what the members of a ring use or are called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.conf import settings

from njia.linking.belonging import belonging
from njiasite.intelligence.models import Alert, RingMember, Trace
from njiasite.intelligence.picture import Picture

Named = tuple[UUID, str]  # a case, and the keyed hash of something it names


def alert(current: Picture, now: datetime, compartment: UUID | None = None, told: Collection[Named] = ()) -> set[Named]:
    """An alert for each case that names what members of a ring use or are called, and is no source of the ring.

    What was named in which case comes back; a ring of an investigation that adds nothing to ``told`` is quiet.
    """
    members = RingMember.objects.filter(member=True, ring__compartment=compartment)
    rings = {current.entity(str(m)): r for m, r in members.values_list("mention", "ring")}
    used = _used(current, rings)
    sources: dict[UUID, set[UUID]] = defaultdict(set)
    for one in current.named:
        if ring := rings.get(current.entity(one.id)):
            sources[ring].add(one.dossier)
    hits: dict[tuple[UUID, UUID], set[tuple[str, str]]] = defaultdict(set)
    for dossier, value in Trace.objects.filter(value__in=list(used)).values_list("dossier", "value"):
        for kind, ring in used[value]:
            if dossier not in sources[ring]:
                hits[ring, dossier].add((kind, value))
    new = {
        (ring, dossier): {kind for kind, _ in named}
        for (ring, dossier), named in hits.items()
        if any((dossier, value) not in told for _, value in named)
    }
    _keep(new, now)
    return {(dossier, value) for (_, dossier), named in hits.items() for _, value in named}


def _used(current: Picture, rings: Mapping[str, UUID]) -> dict[str, set[tuple[str, UUID]]]:
    """What is used by members of which rings. A till of everybody alarms nobody: what too many use is left out.

    Only who is seen in this picture counts: a list that somebody seized must not silence the alarm of others.
    """
    users: dict[str, set[str]] = defaultdict(set)
    used: dict[str, set[tuple[str, UUID]]] = defaultdict(set)
    firms = ((one, one) for one in current.named if one.kind == "organisation")
    for who, what in (*firms, *((who, thing) for who, thing, _ in current.things())):
        entity = current.entity(who.id)
        users[what.index].add(entity)
        if ring := rings.get(entity):
            used[what.index].add((what.kind, ring))
    most = belonging(settings.CORRIDOR).most_sharing
    return {value: by for value, by in used.items() if len(users[value]) <= most}


def _keep(found: Mapping[tuple[UUID, UUID], set[str]], now: datetime) -> None:
    """Writes them; one that somebody has looked at wakes again when the case names another kind of thing."""
    rows = Alert.objects.filter(ring__in={ring for ring, _ in found})
    before = {(row.ring_id, row.dossier_id): row for row in rows}
    for where, kinds in found.items():
        row = before.get(where)
        if row and not kinds <= set(row.kinds):
            grown = sorted(kinds.union(row.kinds))
            Alert.objects.filter(pk=row.pk).update(kinds=grown, at=now, seen_at=None, seen_by=None)
    Alert.objects.bulk_create(
        [
            Alert(ring_id=ring, dossier_id=dossier, kinds=sorted(kinds), at=now)
            for (ring, dossier), kinds in found.items()
            if (ring, dossier) not in before
        ],
        ignore_conflicts=True,
    )
