"""What else happens when an act is done: other apps plug in, and all happens in the act's own transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from njia.casework.refuse import Refusal
from njia.casework.standing import Standing
from njiasite.dossiers.models import Dossier
from njiasite.ledger.services import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """An act that the procedure allows and that is about to be recorded. ``standing`` is the one before it."""

    dossier: Dossier
    standing: Standing
    type: str
    given: Mapping[str, Any]
    actor: Actor
    channel: str
    key: str


# Gives the act what nobody fills in (``gives``); may raise RefusedError, and then nothing was done.
Before = Callable[[Doing], Mapping[str, Any]]
Check = Callable[[Doing], Refusal | None]  # the same without doing anything, for whoever checks before sending
After = Callable[[Doing], None]  # the act is recorded, its projections are written
_before: dict[str, list[Before]] = {}
_after: dict[str, list[After]] = {}
_checks: dict[str, list[Check]] = {}


def before(type: str, effect: Before) -> None:
    """Has ``effect`` done before an act of that type is recorded. Register in the app's ``ready``."""
    _before.setdefault(type, []).append(effect)


def after(type: str, effect: After) -> None:
    """Has ``effect`` done after an act of that type was recorded. Register in the app's ``ready``."""
    _after.setdefault(type, []).append(effect)


def check(type: str, effect: Check) -> None:
    """Has ``effect`` asked before somebody checks their answers. Register in the app's ``ready``."""
    _checks.setdefault(type, []).append(effect)


def against(doing: Doing) -> Refusal | None:
    """The first reason why what the act brings about could not be done."""
    return next((why for effect in _checks.get(doing.type, ()) if (why := effect(doing))), None)


def plugged(type: str) -> bool:
    """Whether anything else happens with acts of that type."""
    return type in _before or type in _after


def given_by(doing: Doing) -> dict[str, Any]:
    """What the service gives to the act."""
    found: dict[str, Any] = {}
    for effect in _before.get(doing.type, ()):
        found |= effect(doing)
    return found


def follow(doing: Doing) -> None:
    """Does what follows from the act."""
    for effect in _after.get(doing.type, ()):
        effect(doing)
