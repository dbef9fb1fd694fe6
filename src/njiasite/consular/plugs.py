"""What the acts of consular access bring about."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from njiasite.consular import askings, noting, rolls
from njiasite.dossiers import effects, links, projections


def plug_in() -> None:
    """Registers all of it; called once, when the app is ready."""
    effects.check(noting.ASKED, noting.hindrance)
    effects.before(noting.ASKED, noting.write)
    links.preview(noting.ASKED, "note_preview", gettext_lazy("Look at the note (PDF)"))
    links.offer(askings.PROCEDURE, "access_together", gettext_lazy("All authorities that are asked"), act=noting.ASKED)
    links.door(rolls.PROCEDURE, "people_list_new")
    for act in ("access.raised_principal_secretary", "access.raised_committee"):
        effects.before(act, noting.last_note)
    effects.before(rolls.JUDGED, rolls.open_case)
    effects.before(rolls.WORKED, rolls.all_decided)
    links.offer(rolls.PROCEDURE, "people_list", gettext_lazy("The lines of the list"))
    projections.also(askings.PROCEDURE, askings.project)
