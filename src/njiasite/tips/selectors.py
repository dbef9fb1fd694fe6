"""What whoever told us may read with their code: where it stands, what we asked, what we say at the end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from njia.corridors.load import load
from njia.findings import Text
from njiasite.dossiers import engine
from njiasite.dossiers.models import Dossier
from njiasite.ledger import selectors as ledger

_ASKED, _REPLY, _OUTCOME = "tip_question", "tip_reply", "tip_outcome"


@dataclass(frozen=True, slots=True)
class Line:
    """A question of ours, or an answer of theirs."""

    at: datetime
    ours: bool
    words: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a tip stands, for whoever told us."""

    state: Text
    closed: bool
    lines: tuple[Line, ...]
    outcome: str


def standing(dossier: Dossier) -> Standing:
    """Nothing of what was found, of who works on it, or of what others said."""
    now = engine.standing(dossier)
    acts = list(ledger.acts(dossier.id))
    said = list(zip(acts, ledger.opened_all(acts), strict=True))
    return Standing(
        state=load(settings.CORRIDOR).messages[f"tips.state.{now.state}"],
        closed=now.closed,
        lines=tuple(line for act, values in said for line in _lines(act.at, values)),
        outcome=next((str(values[_OUTCOME]) for _, values in reversed(said) if values.get(_OUTCOME)), ""),
    )


def _lines(at: datetime, values: dict[str, Any]) -> list[Line]:
    return [Line(at, name == _ASKED, str(values[name])) for name in (_ASKED, _REPLY) if values.get(name)]
