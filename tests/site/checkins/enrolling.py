"""Made-up people who check in, for tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from njiasite.checkins import services
from njiasite.checkins.facts import Known
from njiasite.checkins.services import Enrolled, Joining
from njiasite.config import clock
from njiasite.ledger.services import Actor

DEPARTED = datetime(2026, 3, 2, 6, tzinfo=UTC)
FIRST = datetime(2026, 3, 3, 7, tzinfo=UTC)  # 10:00 in Moscow, the day after
PHONE, FRIEND = "+254700000101", "+254700000102"


def enrol(phone: str = PHONE, contact: str = FRIEND, **more) -> Enrolled:
    """Somebody who left this morning and is asked from tomorrow on."""
    sealed = {
        "person": "Wanjiku Example", "phone": phone, "contact_name": "Otieno Example", "contact_phone": contact,
        "place": "Dormitory 4, Example Street", "employer": "Example Poultry", "contract": "KE-RU-2026-000001",
        "secret": "7", "pin": "4821", **more.pop("known", {}),
    }  # fmt: skip
    given = {"kind": "worker", "language": "sw", "departed_at": DEPARTED, "region": "MOS", **more}
    with clock.moved(DEPARTED):
        return services.enrol(
            Joining(known=Known(**sealed), **given), actor=Actor(None, "system"), channel="service", key=str(uuid4())
        )


def hours(count: float) -> datetime:
    """So many hours after the first question."""
    return FIRST + timedelta(hours=count)
