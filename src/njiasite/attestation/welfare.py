"""Who says in private that they are under pressure is looked after, quietly: nobody but officers hears of it."""

from __future__ import annotations

from uuid import uuid5

from njiasite.attestation.cases import said_in
from njiasite.dossiers import services as dossiers
from njiasite.dossiers.effects import Doing
from njiasite.identities.roster import roster
from njiasite.ledger.services import Actor

_SERVICE = Actor(None, "system")
_PROCEDURE = "welfare_check"
_DANGER = ("threats", "papers")
_TOLD = "{number}: {answer}"


def look_after(doing: Doing) -> None:
    """Opens a welfare check for any answer but «no», in the same transaction."""
    answer = doing.given.get("pressure")
    if answer in (None, "no"):
        return
    values = said_in(doing.dossier).values
    known = {name: values[name] for name in ("person", "phone", "employer_name") if values.get(name)}
    intake = {body.kind: body.id for body in roster().bodies.values() if _PROCEDURE in body.takes_in}
    dossiers.open_dossier(
        corridor=doing.dossier.corridor,
        procedure=_PROCEDURE,
        type="welfare.opened",
        given={
            **known,
            "why_we_worry": "duress",
            "urgency": "urgent" if answer in _DANGER else "soon",
            "what_happened": _TOLD.format(number=doing.dossier.number, answer=answer),
        },
        actor=_SERVICE,
        channel="service",
        key=str(uuid5(doing.dossier.id, f"{_PROCEDURE}/{doing.key}")),
        scope={name: value for name, value in intake.items() if name == "mission"},
        subject=doing.dossier.subject_id,
    )
