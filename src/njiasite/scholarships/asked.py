"""The corridor's plan of scholarships, and the words by which the service refuses."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from njia.casework.refuse import Refusal
from njia.corridors.load import load
from njia.findings import Text
from njia.scholarships.load import APPLICATION, PROGRAMME, load_plan
from njia.scholarships.model import Plan
from njiasite.dossiers.services import RefusedError
from njiasite.ledger.services import Actor
from njiasite.registers import selectors as registers

__all__ = ["APPLICATION", "PROGRAMME", "SERVICE", "plan", "refusing", "today"]
SERVICE = Actor(None, "system")


def plan() -> Plan:
    """What this corridor says of scholarships."""
    return load_plan(settings.CORRIDOR)


def today() -> date:
    """The day it is where the corridor begins."""
    return registers.today()


def refusing(code: str, *about: str, **values: str | Text) -> RefusedError:
    """Why something cannot be done, in the corridor's words; ``about`` names the fields that it is about."""
    text = load(settings.CORRIDOR).messages[f"scholarships.cannot.{code}"].fill(**values)
    return RefusedError(Refusal(f"scholarships.{code}", text, about))
