"""Cases made for tests, by the service itself: a consular case, and walks of any procedure."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from njiasite.dossiers import services
from njiasite.dossiers.models import Dossier
from njiasite.ledger.services import Actor

CONSUL = Actor(uuid4(), "consular_officer")
COUNTERPART = Actor(uuid4(), "counterpart")
REPORT = {"person": "Amina Testcase", "relation": "self", "situation": "detained"}
NOTE = {
    "organ": "interior_ministry",
    "note_person": "Amina Testcase",
    "note_person_ru": "Амина Тесткейс",
    "note_situation": "detained",
}


def opened(key: str = "", actor: Actor = CONSUL, subject: Any = None, **more: Any) -> Dossier:
    """A consular case at the embassy in Moscow."""
    return services.open_dossier(
        corridor="ke_ru",
        procedure="consular_access",
        type="access.reported",
        given={**REPORT, **more},
        actor=actor,
        channel="web",
        key=key or str(uuid4()),
        scope={"mission": "kenya_moscow"},
        subject=subject,
    ).dossier


def do(dossier: Dossier, type: str, actor: Actor = CONSUL, **given: Any) -> services.Outcome:
    """An act in it."""
    return services.act(dossier=dossier, type=type, given=given, actor=actor, channel="web", key=str(uuid4()))


def asked(**more: Any) -> Dossier:
    """A case in which the Russian side was asked for access."""
    dossier = opened(**more)
    do(dossier, "access.contact_wished", wish_for_contact="asked_for")
    do(dossier, "access.requested", **NOTE)
    return dossier
