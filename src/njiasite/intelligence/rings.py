"""Finds the rings anew when something changed, keeps their numbers, and raises alerts. A duty of the worker."""

from __future__ import annotations

import logging
import secrets
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Max

from njia.linking.judgements import Judgement
from njia.linking.rings import of_shared
from njia.linking.together import together
from njia.mentions.model import NAMED
from njiasite.config.logs import place_of
from njiasite.intelligence.alerting import Named, alert
from njiasite.intelligence.models import Ring, RingMember, Trace
from njiasite.intelligence.picture import (
    Picture,
    Seen,
    drawn,
    mentions_of_investigations,
    seen,
    standing_rows,
    visible_mentions,
)

log = logging.getLogger(__name__)
LONGEST = 60.0  # seconds for investigations in one round: the worker has messages to send
_Mark = tuple[int, int, int]
_FAILED: _Mark = (0, -1, -1)  # like nothing that can be: it is tried again, after the others
_done: dict[UUID | None, _Mark] = {}  # as it was when this worker last looked, the longest ago first
Found = Mapping[str, tuple[bool, float]]  # by entity: whether a member, and how stable
_INSIDE, _MANY = 100_000, 900_000  # numbers of investigations' rings are drawn from there: a gap would tell of another


@dataclass(frozen=True, slots=True)
class _World:
    """All that rings and alerts follow from, loaded once for all investigations."""

    public: list[Seen]
    inside: Mapping[UUID, list[Seen]]
    standing: list[Judgement]
    traces: tuple[int, int]

    def picture(self, compartment: UUID | None) -> Picture:
        return drawn([*self.public, *self.inside.get(compartment, ())] if compartment else self.public, self.standing)

    def marks(self) -> dict[UUID | None, _Mark]:
        """By compartment, None for what all may see: who is seen and how they were judged, and what cases name."""
        common = hash((frozenset(self.public), tuple(one.id for one in self.standing)))
        who = {one: hash((common, frozenset(rows))) for one, rows in self.inside.items()}
        return {None: (common, *self.traces), **{one: (mark, *self.traces) for one, mark in who.items()}}


def find(now: datetime, *, anew: bool = False) -> int:
    """The rings of what all investigators may see, and of each investigation for its members. How many all may see.

    Where nothing changed since this worker last looked, nothing is done, if not all is wanted anew.
    """
    if anew:
        _done.clear()
    world = _world()
    marks = world.marks()
    stale = [one for one in marks if _done.get(one) != marks[one]]
    if stale:
        told = _find(world, now, None, marks[None])
        _find_inside(world, now, [one for one in stale if one], marks, told)
    gone = Ring.objects.filter(gone_at=None, compartment__isnull=False).exclude(compartment__in=world.inside)
    RingMember.objects.filter(ring__in=gone).delete()
    gone.update(gone_at=now)
    for one in _done.keys() - marks.keys():
        del _done[one]
    return Ring.objects.filter(gone_at=None, compartment=None).count()


def _find_inside(
    world: _World, now: datetime, stale: list[UUID], marks: Mapping[UUID | None, _Mark], told: Collection[Named]
) -> None:
    """One that goes wrong keeps no other waiting. When time is up, the others come first in the next round."""
    began, turn = monotonic(), {one: at for at, one in enumerate(_done)}
    for compartment in sorted(stale, key=lambda one: turn.get(one, -1)):
        try:
            _find(world, now, compartment, marks[compartment], told)
        except Exception as error:
            log.error("The rings of %s could not be found: %s", compartment, place_of(error))
            _done[compartment] = _FAILED
        if monotonic() - began > LONGEST:
            return


def _find(
    world: _World, now: datetime, compartment: UUID | None, mark: _Mark, told: Collection[Named] = ()
) -> Collection[Named]:
    """What the alerts of these rings are of; a ring of an investigation need not say what ``told`` says."""
    current, before = world.picture(compartment), _done.pop(compartment, None)
    with transaction.atomic():
        if before is None or before[0] != mark[0]:
            groups = grouped(current)
            if compartment:
                groups = [group for group in groups if _needs(group, current, compartment)]
            keep(groups, now, compartment)
        found = alert(current, now, compartment, told)
    _done[compartment] = mark
    return found


def _world() -> _World:
    """Investigations are those in which somebody is named who may be compared."""
    inside: dict[UUID, list[Seen]] = defaultdict(list)
    for one in seen(mentions_of_investigations()):
        inside[one.dossier].append(one)
    named = {one: rows for one, rows in inside.items() if any(row.kind in NAMED and row.index for row in rows)}
    traces = Trace.objects.aggregate(many=Count("pk"), last=Max("pk"))
    return _World(seen(visible_mentions()), named, standing_rows(), (traces["many"], traces["last"] or 0))


def _needs(group: Found, current: Picture, compartment: UUID) -> bool:
    """Whether a mention of the investigation is one of the ring; without one it is a ring that all may see."""
    inside = {one.id for one in current.named if one.dossier == compartment}
    return any(current.entity(one) in group for one in inside)


def grouped(current: Picture) -> list[Found]:
    """The rings of a picture, the largest first; a ring of nobody but onlookers is none."""
    uses = current.uses()
    if not uses:
        return []
    found = of_shared(together(uses, settings.CORRIDOR), corridor=settings.CORRIDOR)
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
