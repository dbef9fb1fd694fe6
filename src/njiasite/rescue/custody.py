"""Evidence in a case: the service numbers each item and takes its fingerprint, and makes the list that is sealed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from njia.casework.refuse import Refusal
from njia.rescue import custody
from njia.rescue.custody import Item, List, Step
from njiasite.documents import services as documents
from njiasite.documents.models import Paper
from njiasite.dossiers import engine
from njiasite.dossiers.effects import Doing
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.services import RefusedError
from njiasite.ledger import selectors as ledger
from njiasite.ledger.selectors import ERASED
from njiasite.ledger.values import Act

PROCEDURE, KEPT, SEALED = "evidence_custody", "evidence.preserved", "evidence.list_sealed"
HANDED, RECEIVED = "evidence.handed", "evidence.received"
_EVENTS: dict[str, custody.Event] = {KEPT: "kept", HANDED: "handed", RECEIVED: "received"}


def number(doing: Doing) -> Mapping[str, Any]:
    """The label and the fingerprint of an item, before the act is recorded. Raises RefusedError for a paper that is not
    one of this case, or that a scanner found infected."""
    paper = _paper(doing.dossier, doing.given.get("item"))
    if paper is None or paper.state == Paper.INFECTED:
        raise _refused(doing, "paper_gone", "item")
    done = doing.standing.done.get(KEPT)
    label = custody.label(1 if done is None else done.times + 1)
    return {"item_label": label, "item_hash": custody.fingerprint(documents.for_service(paper))}


def there(doing: Doing) -> Mapping[str, Any]:
    """Refuses to hand over what was never kept."""
    if doing.given.get("item_label") not in {item.label for item in sealed(doing.dossier).items}:
        raise _refused(doing, "no_item", "item_label")
    return {}


def seal(doing: Doing) -> Mapping[str, Any]:
    """The fingerprint of the list as it stands."""
    return {"list_hash": custody.list_hash(sealed(doing.dossier))}


def sealed(dossier: Dossier, until: int | None = None) -> List:
    """The list made of the acts so far, or up to that act; what was erased is not on it."""
    acts = list(ledger.acts(dossier.id) if until is None else ledger.acts(dossier.id).filter(seq__lt=until))
    told = [(act, {**act.given, **more}) for act, more in zip(acts, ledger.opened_all(acts), strict=True)]
    readable = [(act, {k: v for k, v in given.items() if v is not ERASED}) for act, given in told]
    return List(case=dossier.number, items=tuple(_items(dossier, readable)), steps=tuple(_steps(readable)))


def last_seal(dossier: Dossier) -> Act | None:
    """The act that sealed the list last."""
    return ledger.acts(dossier.id).filter(type=SEALED).last()


def _items(dossier: Dossier, acts: list[tuple[Act, dict[str, Any]]]) -> Iterator[Item]:
    for act, given in acts:
        paper = _paper(dossier, given.get("item")) if act.type == KEPT else None
        if paper is not None:
            yield Item(
                bytes=paper.bytes,
                label=given["item_label"],
                mime=paper.mime,
                sha256=given["item_hash"],
                source=given["item_from"],
                type=given["item_kind"],
                what=given["item_is"],
            )


def _steps(acts: list[tuple[Act, dict[str, Any]]]) -> Iterator[Step]:
    for act, given in acts:
        if event := _EVENTS.get(act.type):
            yield Step(
                at=act.at,
                event=event,
                label=str(given.get("item_label", "")),
                role=act.role,
                same=given.get("hash_same"),
                to=str(given.get("given_to", "")),
            )


def _paper(dossier: Dossier, value: Any) -> Paper | None:
    try:
        return Paper.objects.filter(pk=UUID(value), holder=dossier.id).exclude(state=Paper.ABANDONED).first()
    except (TypeError, ValueError, AttributeError):
        return None


def _refused(doing: Doing, code: str, field: str) -> RefusedError:
    words = engine.procedure_of(doing.dossier).words
    return RefusedError(Refusal(code, words[f"casework.{code}"], (field,)))
