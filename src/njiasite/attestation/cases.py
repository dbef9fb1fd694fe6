"""What a case of attestation says so far, opened from its acts: for sealing, checking and the pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from njiasite.documents.models import Paper
from njiasite.dossiers.models import Dossier
from njiasite.ledger import selectors as ledger

PROCEDURE = "attestation"
_SET_ASIDE = ("attestation.finding_answered", "attestation.stop_overruled")


@dataclass(frozen=True, slots=True)
class Said:
    """The last value of each field, who reviewed last, and every paper of the contract in its order."""

    dossier: UUID
    values: dict[str, Any]
    reviewed_by: UUID | None
    papers: tuple[UUID, ...]
    accepted: frozenset[str]  # points of the check that an officer accepted or overruled since it was last made
    reasons: Mapping[str, str]  # why, by the point

    def day(self, name: str) -> date | None:
        """A date, where it was given."""
        value = self.values.get(name)
        return date.fromisoformat(value) if isinstance(value, str) else None


def said_in(dossier: Dossier) -> Said:
    """The case as its acts leave it; values that were erased are not among them."""
    acts = list(ledger.acts(dossier.id))
    values: dict[str, Any] = {}
    reviewed_by, papers = None, []
    reasons: dict[str, str] = {}
    for act, more in zip(acts, ledger.opened_all(acts), strict=True):
        given = {name: value for name, value in {**act.given, **more}.items() if value is not ledger.ERASED}
        values |= given
        if act.type == "attestation.reviewed":
            reviewed_by = act.actor
        if contract := _paper(given.get("contract")):
            papers = [contract]
        if addendum := _paper(given.get("addendum")):
            papers.append(addendum)
        if act.type in ("attestation.mended", "attestation.submitted"):
            reasons.clear()
        if act.type in _SET_ASIDE:
            point = str(given.get("finding"))
            if given.get("finding_answer", "accepted") == "accepted":
                reasons[point] = str(given.get("reason", ""))
            else:
                reasons.pop(point, None)
    return Said(dossier.id, values, reviewed_by, tuple(papers), frozenset(reasons), reasons)


def _paper(value: Any) -> UUID | None:
    """The paper that was named; None for what names none, as an act of another program may."""
    try:
        return UUID(value)
    except (TypeError, ValueError, AttributeError):
        return None


def papers_of(said: Said) -> list[Paper]:
    """The papers of the contract, in their order; those of other cases are none of it."""
    known = {paper.pk: paper for paper in Paper.objects.filter(pk__in=said.papers, holder=said.dossier)}
    return [known[id_] for id_ in said.papers if id_ in known]
