"""The looks of the last weeks out of the log of reads, for the signs that the auditor is shown."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings

from njia.insiders.signals import Look, Signal, signals
from njia.insiders.signs import signs_of
from njiasite.ledger import selectors as ledger

_SEARCHES = frozenset({"search", "review", "ring"})
MOST = 200_000  # looks that are counted, the newest first


def found(now: datetime) -> list[Signal]:
    """The signs of the corridor in what was read lately."""
    signs = signs_of(settings.CORRIDOR)
    rows = ledger.looks(now - timedelta(days=signs.days), MOST)
    acted = ledger.acted_in({row.actor for row in rows if row.actor})
    looks = []
    for row in rows:
        said = row.given
        case = str(said.get("dossier") or "")
        looks.append(
            Look(
                reader=str(row.actor or ""),
                role=row.role,
                at=row.at,
                case=case,
                own=bool(case) and (str(row.actor), case) in acted,
                search=not case and said.get("purpose") in _SEARCHES,
            )
        )
    return signals((look for look in looks if look.reader), signs)
