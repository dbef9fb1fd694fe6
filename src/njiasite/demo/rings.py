"""In the demonstration an investigator accepted what reports name, and judged who is one: so there is a ring."""

from __future__ import annotations

from datetime import datetime

from njiasite.demo import people, reports
from njiasite.demo.telling import dossier_of
from njiasite.dossiers.models import Dossier
from njiasite.intelligence import services

_HEARD = ("investigation", "followed")
_USUALLY = {"person": "recruiter", "organisation": "agency"}
_LIKELY = 0.5


def form(now: datetime) -> None:
    """Done once: what was accepted and judged before stays as it is."""
    said = {dossier_of(reports.PROCEDURE, story): _USUALLY | names for story, names in reports.called().items()}
    said[dossier_of(*_HEARD)] = _USUALLY
    investigator = people.actor("tabitha")
    for case in Dossier.objects.filter(pk__in=said).order_by("opened_at"):
        services.accept_all(case, said[case.pk], actor=investigator, key=f"demo:accept:{case.id}")
    services.look(now)
    services.judge_likely(_LIKELY, actor=investigator)
    services.look(now)
