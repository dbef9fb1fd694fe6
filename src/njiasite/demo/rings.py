"""In the demonstration an investigator accepted what some tips name, and judged who is one: so there is a ring."""

from __future__ import annotations

from datetime import datetime

from njiasite.demo import people
from njiasite.demo.stories import stories
from njiasite.demo.telling import dossier_of
from njiasite.dossiers.models import Dossier
from njiasite.intelligence import services

_TIPS, _BEGIN = "tip_triage", "ring_"
_SAID = {"person": "recruiter", "organisation": "agency"}
_LIKELY = 0.5


def form(now: datetime) -> None:
    """Done once: what was accepted and judged before stays as it is."""
    investigator = people.actor("tabitha")
    tips = [story.id for story in stories()[_TIPS] if story.id.startswith(_BEGIN)]
    for case in Dossier.objects.filter(pk__in=[dossier_of(_TIPS, id_) for id_ in tips]).order_by("opened_at"):
        services.accept_all(case, _SAID, actor=investigator, key=f"demo:accept:{case.id}")
    services.look(now)
    services.judge_likely(_LIKELY, actor=investigator)
    services.look(now)
