"""How demands for release are answered, counted from the ledger itself: each demand, and the first answer after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.conf import settings

from njia.answering.figures import figures
from njia.answering.model import Asked, Quarter, publishing
from njiasite.dossiers import engine
from njiasite.ledger import selectors as ledger
from njiasite.ledger.values import Act
from njiasite.rescue.demands import CLOCK, PROCEDURE, SENT

_REFUSED = "release.refused"
_ANSWERS = ("release.promised", "release.told_free", _REFUSED)


def quarters(now: datetime) -> tuple[Quarter, ...]:
    """The quarters that have settled; none counts fewer demands than the corridor's threshold."""
    hours = engine.procedures(settings.CORRIDOR)[PROCEDURE].clocks[CLOCK].period.count
    asked = _asked(ledger.of_types((SENT, *_ANSWERS)).iterator(), timedelta(hours=hours))
    return figures(asked, publishing(settings.CORRIDOR), now)


def _asked(acts: Iterable[Act], limit: timedelta) -> Iterator[Asked]:
    open_: Act | None = None
    for act in acts:
        if open_ is not None and (act.type == SENT or act.chain != open_.chain):
            yield Asked(open_.given["demand_organ"], open_.at, open_.at + limit)
            open_ = None
        if act.type == SENT:
            open_ = act
        elif open_ is not None:
            yield Asked(open_.given["demand_organ"], open_.at, open_.at + limit, _when(act), act.type == _REFUSED)
            open_ = None
    if open_ is not None:
        yield Asked(open_.given["demand_organ"], open_.at, open_.at + limit)


def _when(act: Act) -> datetime:
    """When the answer was given: as it was said, else when it was recorded."""
    said = act.given.get("happened_at")
    return datetime.fromisoformat(said) if said else act.at
