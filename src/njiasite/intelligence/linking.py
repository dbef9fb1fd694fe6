"""Links as mentions arrive: each new one is held against the few that share a key with it. A duty of the worker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Count, F, Q

from njia.linking.identifiers import HUB
from njia.linking.pairs import Named, Weighed, weigh
from njia.mentions.folding import folded
from njia.mentions.model import NAMED
from njiasite.intelligence.mentions import also, opened
from njiasite.intelligence.models import Candidate, Mention, MentionKey
from njiasite.intelligence.picture import visible_mentions

AT_ONCE, CANDIDATES = 50, 60
_LIKELY = 0.02  # a pair below is not shown to anybody


def link_new(now: datetime) -> int:
    """Holds what came since against the rest. How many mentions were looked at."""
    done = 0
    while rows := list(_waiting()[:AT_ONCE]):
        for row in rows:
            with transaction.atomic():
                _link(row, now)
        done += len(rows)
    return done


def _waiting():  # type: ignore[no-untyped-def]
    """What all may see comes first: it may wake some of an investigation, which are then looked at once."""
    rows = Mention.objects.filter(kind__in=NAMED, linked_at=None).exclude(index="").select_related("report")
    return rows.order_by(F("report__compartment").asc(nulls_first=True), "pk")


def _link(row: Mention, now: datetime) -> None:
    others = candidates(row)
    known = named([row, *others])
    users = _users(known, settings.CORRIDOR)
    for other in others:
        found = weigh(known[row.pk], known[other.pk], users, settings.CORRIDOR)
        first, second = sorted((row, other), key=lambda one: str(one.pk))
        if found.probability >= _LIKELY:
            Candidate.objects.update_or_create(a=first, b=second, defaults=_told(found))
    Mention.objects.filter(pk=row.pk).update(linked_at=now)
    if row.report.compartment is None:
        _wake(row)


def _wake(row: Mention) -> None:
    """Mentions of investigations that may be the same are held against the others again: they meet this one then."""
    inside = Mention.objects.filter(_shares(row), kind=row.kind, report__compartment__isnull=False).exclude(index="")
    inside.filter(linked_at__isnull=False).update(linked_at=None)


def candidates(row: Mention) -> list[Mention]:
    """Names of the same kind that share a key of the name or one of their own things, those that share most first.

    A mention of an investigation meets those of its own and those that all may see. One that all may see meets these
    alone: what it is held against must not depend on an investigation.
    """
    rows = visible_mentions(_inside(row)).filter(kind=row.kind).exclude(pk=row.pk).exclude(report=row.report)
    found = rows.filter(_shares(row)).annotate(shared=Count("pk")).order_by("-shared", "pk").select_related("report")
    return list(found[:CANDIDATES])


def _inside(row: Mention) -> list[UUID]:
    return [row.report.compartment] if row.report.compartment else []


def _shares(row: Mention) -> Q:
    """Those with a key of this name, or with a thing of its own that few have of whom it may meet."""
    keys = MentionKey.objects.filter(mention=row).values("value")
    things = Mention.objects.filter(whose=row).exclude(index="").values_list("index", flat=True)
    using = visible_mentions(_inside(row)).filter(index__in=list(things)).order_by()
    few = using.values("index").annotate(n=Count("pk")).filter(n__lte=HUB)
    return Q(keys__value__in=keys) | Q(things__index__in=few.values("index"))


def named(rows: Sequence[Mention]) -> dict[object, Named]:
    """Each with its name and its own things, opened in memory for the comparison."""
    own = list(Mention.objects.filter(whose__in=rows).select_related("report"))
    things: dict[object, set[tuple[str, str]]] = defaultdict(set)
    for thing, said in zip(own, opened(own), strict=True):
        things[thing.whose_id].add((thing.kind, said["value"]))
    return {
        row.pk: Named(
            kind=row.kind,
            name=said["written"],
            things=frozenset(things[row.pk]),
            day=row.report.day,
            also=also(said),
        )
        for row, said in zip(rows, opened(rows), strict=True)
    }


def _users(known: dict[object, Named], corridor: str) -> dict[tuple[str, str], int]:
    """Under how many names each thing is used: those that share one are all among the candidates.

    Names are counted, not mentions: the phone of one busy recruiter, told in ten reports, is not a phone of many.
    """
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in known.values():
        for thing in one.things:
            found[thing].add(folded(one.kind, one.name, corridor))
    return {thing: len(names) for thing, names in found.items()}


def _told(found: Weighed) -> dict[str, object]:
    steps = [[step.what, step.level, round(step.weight, 3)] for step in found.steps]
    return {"probability": found.probability, "steps": steps, "held": found.held}
