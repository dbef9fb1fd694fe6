"""A student who is pressed to serve or to work in a plant is looked after: a case of its own begins at the embassy."""

from __future__ import annotations

from uuid import uuid5

from njiasite.dossiers import services as dossiers
from njiasite.dossiers.effects import Doing
from njiasite.identities.roster import roster
from njiasite.scholarships.asked import SERVICE
from njiasite.scholarships.reading import told

_PROCEDURE = "welfare_check"


def look_after(doing: Doing) -> None:
    """Opens a welfare check where the answer is yes, in the same transaction."""
    if doing.given.get("pressed") is not True:
        return
    values = told(doing.dossier)
    known = {name: values[name] for name in ("person", "phone") if values.get(name)}
    intake = {body.kind: body.id for body in roster().bodies.values() if _PROCEDURE in body.takes_in}
    dossiers.open_dossier(
        corridor=doing.dossier.corridor, procedure=_PROCEDURE, type="welfare.opened",
        given={
            **known, "why_we_worry": "duress", "urgency": "urgent",
            "what_happened": f"{doing.dossier.number}: {doing.given.get('progress') or 'pressed'}",
        },
        actor=SERVICE, channel="service", key=str(uuid5(doing.dossier.id, f"{_PROCEDURE}/{doing.key}")),
        scope={name: value for name, value in intake.items() if name == "mission"}, subject=doing.dossier.subject_id,
    )  # fmt: skip
