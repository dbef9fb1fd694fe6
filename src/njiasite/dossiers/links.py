"""Pages of other apps about a case: they plug in, and the page of the case leads there."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import Promise

from njiasite.dossiers import engine
from njiasite.dossiers.models import Dossier

_offered: dict[str, list[tuple[str, str | Promise, str]]] = {}


def offer(procedure: str, page: str, name: str | Promise, *, act: str = "") -> None:
    """Has the page of a procedure's cases lead to the page of that name. Register in the app's ``ready``.

    With an ``act`` only those are led there whose role may do it.
    """
    _offered.setdefault(procedure, []).append((page, name, act))


def of(dossier: Dossier, role: str) -> list[dict[str, object]]:
    """Where the page of a case leads somebody in that role."""
    acts = engine.procedure_of(dossier).acts
    return [
        {"link": reverse(page, args=[dossier.pk]), "name": name}
        for page, name, act in _offered.get(dossier.procedure, [])
        if not act or role in acts[act].by
    ]
