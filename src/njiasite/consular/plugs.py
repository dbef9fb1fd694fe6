"""What the acts of consular access bring about."""

from __future__ import annotations

from njiasite.consular import askings, noting
from njiasite.dossiers import effects, projections


def plug_in() -> None:
    """Registers all of it; called once, when the app is ready."""
    effects.before(noting.ASKED, noting.write)
    for act in ("access.raised_principal_secretary", "access.raised_committee"):
        effects.before(act, noting.last_note)
    projections.also(askings.PROCEDURE, askings.project)
