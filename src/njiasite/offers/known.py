"""What is known from reports: who they name, and which wording was confirmed as a lure. Made anew by ``rebuild``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from django.conf import settings
from django.db.models import Count

from njia.casework.model import Procedure
from njia.casework.standing import Standing
from njia.disclosure.terms import load_terms
from njia.screening.behind import Named, named, words_of
from njia.screening.twins import marks, passages
from njiasite.dossiers.models import Dossier
from njiasite.ledger import blind
from njiasite.ledger import selectors as ledger
from njiasite.offers.models import LureMark, Mention

_WORDS = ("tip_words", "tip_reply", "tip_place", "lure_words")
_SECRET = UUID("2b7c33b6-4d3e-4c0f-9a27-7e0a6f3a9d55")


@dataclass(frozen=True, slots=True)
class Twin:
    """A lure with the same wording: the day it was reported, and the passages of the text that it shares."""

    reported_on: date
    passages: tuple[str, ...]


def project(dossier: Dossier, plan: Procedure, standing: Standing) -> None:
    """Files who a report names and, once confirmed, its wording; in the transaction of each act."""
    acts = list(ledger.acts(dossier.id))
    said = ledger.opened_all(acts)
    text = "\n".join(str(values[name]) for values in said for name in _WORDS if values.get(name))
    wanted = set(_indexes(named(text, dossier.corridor)).values())
    have = set(Mention.objects.filter(dossier=dossier).values_list("value", flat=True))
    Mention.objects.filter(dossier=dossier, value__in=have - wanted).delete()
    Mention.objects.bulk_create([Mention(dossier=dossier, value=value) for value in sorted(wanted - have)])
    for lure in filter(None, (values.get("lure_words") for values in said)):
        rows = [
            LureMark(dossier=dossier, reported_on=dossier.opened_at.date(), value=value)
            for value in sorted(marks(str(lure), _secret()))
        ]
        LureMark.objects.bulk_create(rows, ignore_conflicts=True)


def forget(holder: UUID) -> None:
    """Takes an erased report out of both."""
    Mention.objects.filter(dossier=holder).delete()
    LureMark.objects.filter(dossier=holder).delete()


def reports(found: Iterable[Named]) -> Mapping[Named, int]:
    """In how many reports each is named; only of those that enough reports name for the public to be told."""
    indexes = _indexes(found)
    rows = Mention.objects.filter(value__in=indexes.values()).values_list("value").annotate(n=Count("dossier"))
    counts = dict(rows)
    least = load_terms(settings.CORRIDOR).at_least
    return {one: n for one, index in indexes.items() if (n := counts.get(index, 0)) >= least}


def twin(text: str) -> Twin | None:
    """The lure whose wording comes back in this text to the largest part, if to enough of it."""
    found, words = marks(text, _secret()), words_of(settings.CORRIDOR)
    shared: dict[tuple[UUID, date], list[tuple[int, int]]] = defaultdict(list)
    for dossier, day, value in LureMark.objects.filter(value__in=list(found)).values_list(
        "dossier", "reported_on", "value"
    ):
        shared[dossier, day].append(found[value])
    whole = LureMark.objects.filter(dossier__in=[dossier for dossier, _ in shared])
    sizes = dict(whole.values_list("dossier").annotate(Count("pk")))
    fitting = [
        (len(places) / sizes[dossier], day, places)
        for (dossier, day), places in shared.items()
        if len(places) >= words.same_marks and len(places) >= words.same_share * sizes[dossier]
    ]
    if not fitting:
        return None
    _, day, places = max(fitting, key=lambda one: (one[0], one[1]))
    return Twin(day, passages(text, places))


def _indexes(found: Iterable[Named]) -> dict[Named, str]:
    listed = list(found)
    if not listed:
        return {}
    return dict(zip(listed, blind.indexes((f"report/{one.kind}", one.key) for one in listed), strict=True))


def _secret() -> bytes:
    """A key of the marks alone, made from the index key: the same on every server that shares it."""
    return bytes.fromhex(blind.index("lure", str(uuid5(_SECRET, settings.CORRIDOR))))
