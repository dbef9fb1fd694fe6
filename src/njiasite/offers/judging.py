"""Texts of which the program was not sure are judged by two people; where they agree, they become evaluation data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from uuid import UUID, uuid4

from django.conf import settings
from django.db.models import Count, QuerySet

from njia.casework.model import Procedure
from njia.casework.standing import Standing
from njia.screening.agreement import Agreement, agreement
from njia.screening.behind import named
from njiasite.dossiers import engine, services
from njiasite.dossiers.acting import actor_of
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.selectors import visible
from njiasite.identities.access import Reader
from njiasite.ledger import selectors as ledger
from njiasite.offers.models import Judged, Unsure

PROCEDURE, ACT = "tip_triage", "tip.text_judged"
_UNSURE, _READERS = ("check", "cannot_judge"), 2


def project(dossier: Dossier, plan: Procedure, standing: Standing) -> None:
    """Files whether people are to judge it, and what they said; in the transaction of each act."""
    if standing.fields_given.get("tip_verdict") in _UNSURE and not standing.closed:
        Unsure.objects.get_or_create(dossier=dossier)
    else:
        Unsure.objects.filter(dossier=dossier).delete()
    rows = [
        Judged(dossier=dossier, reader=act.actor, label=act.given["tip_reading"])
        for act in ledger.acts(dossier.id).filter(type=ACT)
        if act.actor
    ]
    Judged.objects.bulk_create(rows, ignore_conflicts=True)


def may(reader: Reader) -> bool:
    """Whether the procedure lets this role judge; an officer who reads tips otherwise has no text here."""
    return reader.role in engine.procedures(settings.CORRIDOR)[PROCEDURE].acts[ACT].by


def waiting(reader: Reader) -> QuerySet[Dossier]:
    """What this reader may still judge, the oldest first: nothing that they judged, nothing that two others did."""
    rows = visible(reader, "dossier.act").filter(unsure__isnull=False)
    mine = Judged.objects.filter(reader=reader.account.pk if reader.account else None).values("dossier")
    done = Judged.objects.values("dossier").annotate(n=Count("pk")).filter(n__gte=_READERS).values("dossier")
    return rows.exclude(pk__in=mine).exclude(pk__in=done).order_by("opened_at", "pk")


def words_of(dossier: Dossier) -> str:
    """The text as it was reported; empty where it was erased."""
    first = ledger.acts(dossier.id).first()
    return str(ledger.opened(first).get("tip_words") or "") if first else ""


def judge(reader: Reader, dossier: Dossier, label: str) -> None:
    """One reader's word. Raises RefusedError."""
    given = {"tip_reading": label}
    services.act(dossier=dossier, type=ACT, given=given, actor=actor_of(reader), channel="web", key=str(uuid4()))


def agreed() -> Agreement:
    """How far the readers agree, over all texts that two of them judged."""
    return agreement(_labels().values())


def evaluation() -> Iterator[dict[str, str]]:
    """The texts that all readers called the same, for `njia evaluate screening`; who is named in them is left out."""
    for dossier, labels in _labels().items():
        if len(labels) < _READERS or len(set(labels)) > 1:
            continue
        if text := words_of(Dossier.objects.get(pk=dossier)):
            yield {"id": str(dossier), "text": _masked(text), "label": labels[0], "lang": "", "kind": "reported"}


def _labels() -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    for dossier, label in Judged.objects.order_by("dossier", "pk").values_list("dossier", "label"):
        found[dossier].append(label)
    return found


def _masked(text: str) -> str:
    for one in reversed(named(text)):
        text = f"{text[: one.start]}[{one.kind}]{text[one.end :]}"
    return text
