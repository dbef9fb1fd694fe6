"""A tip that is passed on to the labour office becomes a case of that office, with words that name no teller."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import uuid5

from njia.casework.refuse import Refusal
from njiasite.dossiers import engine
from njiasite.dossiers import services as dossiers
from njiasite.dossiers.effects import Doing
from njiasite.identities.roster import roster
from njiasite.ledger.services import Actor

_SERVICE = Actor(None, "system")
_PROCEDURE, _WORDS = "labour_referral", "referral_words"


def worded(doing: Doing) -> Mapping[str, Any]:
    """Refuses to pass a tip on to the labour office where nobody wrote what the office is told."""
    if _to_labour(doing) and not doing.given.get(_WORDS):
        plan = engine.procedure_of(doing.dossier)
        text = plan.words["casework.no_evidence"].fill(fields=plan.fields[_WORDS].name)
        raise dossiers.RefusedError(Refusal("no_evidence", text, (_WORDS,)))
    return {}


def refer(doing: Doing) -> None:
    """Opens the office's case in the same transaction."""
    if not _to_labour(doing):
        return
    dossiers.open_dossier(
        corridor=doing.dossier.corridor,
        procedure=_PROCEDURE,
        type="referral.told",
        given={"referral_told": doing.given[_WORDS], "other_case": doing.dossier.number},
        actor=_SERVICE,
        channel="service",
        key=str(uuid5(doing.dossier.id, f"{_PROCEDURE}/{doing.key}")),
        scope={body.kind: body.id for body in roster().bodies.values() if _PROCEDURE in body.takes_in},
    )


def _to_labour(doing: Doing) -> bool:
    return {**doing.standing.fields_given, **doing.given}.get("passed_to") == "labour"
