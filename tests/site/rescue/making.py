"""Cases of rescue made for tests, by the service itself."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from tests.site.dossiers.making import CONSUL, do

from njiasite.dossiers import services
from njiasite.dossiers.models import Dossier

PLACE = {"mission": "kenya_moscow", "office": "labour_nairobi"}


def opened(procedure: str, type: str, *, subject: Any = None, actor: Any = CONSUL, **given: Any) -> Dossier:
    """A case at the embassy in Moscow."""
    return services.open_dossier(
        corridor="ke_ru",
        procedure=procedure,
        type=type,
        given=given,
        actor=actor,
        channel="web",
        key=str(uuid4()),
        scope={name: value for name, value in PLACE.items() if procedure == "repatriation" or name == "mission"},
        subject=subject,
    ).dossier


def to_come_home(**more: Any) -> Dossier:
    """Somebody who is still with the employer and wants to go home."""
    given = {"person": "Amina Testcase", "relation": "official", "person_is": "with_employer", **more}
    dossier = opened("repatriation", "return.reported", **given)
    do(dossier, "return.wish_recorded", wants_home="wants")
    return dossier
