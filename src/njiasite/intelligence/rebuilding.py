"""What people judged, who looked at an alert, which pairs may be one and which rings there are: anew, from acts.

Mentions are not made anew: their words lie sealed in their own rows, as papers do, and the ledger holds none.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from njiasite.intelligence import linking, rings
from njiasite.intelligence.models import Alert, Candidate, Judgement, Mention
from njiasite.ledger import selectors as ledger
from njiasite.ledger.values import Act

_JUDGED, _SEEN = "intelligence.judged", "intelligence.alert_seen"


def rebuild_all(now: datetime) -> int:
    """Everything that follows from mentions. How many judgements there are."""
    with transaction.atomic():
        Judgement.objects.all().delete()
        rows = Judgement.objects.bulk_create(judged())
        Candidate.objects.all().delete()
        Mention.objects.update(linked_at=None)
    linking.link_new(now)
    rings.find(now, anew=True)
    _looked_at()
    return len(rows)


def judged() -> list[Judgement]:
    """The judgements that the ledger holds, in the order in which people judged, of mentions that are still there."""
    there = set(Mention.objects.values_list("pk", flat=True))
    numbered = enumerate(sorted(_of(_JUDGED), key=lambda act: (act.at, str(act.chain), act.seq)), 1)
    found = [_row(number, act) for number, act in numbered]
    return [row for row in found if {row.a_id, row.b_id} <= there]


def _row(number: int, act: Act) -> Judgement:
    said = act.given
    return Judgement(
        id=UUID(said["judgement"]), seq=number, a_id=UUID(said["a"]), b_id=UUID(said["b"]), answer=said["answer"],
        by=act.actor, at=act.at, evidence=said["evidence"], undoes=said["undoes"] and UUID(said["undoes"]),
        second=said["second"],
    )  # fmt: skip


def _looked_at() -> None:
    """One that has grown since somebody looked is not looked at."""
    for act in _of(_SEEN):
        for row in Alert.objects.filter(ring=act.given["ring"], dossier__number=act.given["case"], seen_at=None):
            if set(row.kinds) <= set(act.given["kinds"]):
                Alert.objects.filter(pk=row.pk).update(seen_by=act.actor, seen_at=act.at)


def _of(type: str) -> Iterable[Act]:
    return ledger.of_types([type])
