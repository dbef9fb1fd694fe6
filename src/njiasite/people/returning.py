"""A return that an officer recorded ends the check-ins. What is told from the person's own phone or code does not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from njiasite.checkins.returning import came_home
from njiasite.dossiers import engine
from njiasite.dossiers.effects import Doing
from njiasite.dossiers.searching import as_phone
from njiasite.rescue.told import told as told_of_rescue
from njiasite.scholarships.reading import told as told_of_scholarship

_OWN_WORD = ("jobseeker", "helper")


def met(doing: Doing) -> None:
    """Whoever was brought home and met there."""
    plan = engine.procedure_of(doing.dossier)
    _end(doing, told_of_rescue(plan, doing.dossier.pk, doing.actor.role).values)


def graduate(doing: Doing) -> None:
    """Whoever came home after their studies."""
    if doing.actor.role not in _OWN_WORD:
        _end(doing, told_of_scholarship(doing.dossier))


def _end(doing: Doing, said: Mapping[str, Any]) -> None:
    came_home(
        str(said.get("person", "")), account=doing.dossier.subject_id, phone=as_phone(said.get("phone", "")),
        welfare=str(said.get("other_case", "")).strip().upper(), key=f"home:{doing.dossier.pk.hex}",
    )  # fmt: skip
