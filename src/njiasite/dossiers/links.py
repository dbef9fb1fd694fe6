"""Pages of other apps about a case: they plug in, and the page of the case leads there."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import Promise

from njiasite.dossiers.models import Dossier

_offered: dict[str, list[tuple[str, str | Promise]]] = {}


def offer(procedure: str, page: str, name: str | Promise) -> None:
    """Has the page of a procedure's cases lead to the page of that name. Register in the app's ``ready``."""
    _offered.setdefault(procedure, []).append((page, name))


def of(dossier: Dossier) -> list[dict[str, object]]:
    """Where the page of a case leads."""
    return [
        {"link": reverse(page, args=[dossier.pk]), "name": name} for page, name in _offered.get(dossier.procedure, [])
    ]
