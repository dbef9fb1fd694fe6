"""How somebody wants to be reached: not at all, only at some hours, only with words that tell nothing.

Asked for at the moment of sending, so that what was changed since a message was written counts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """``silent``: nothing is sent. ``hidden``: a message says only that there is one. Between ``opens`` and ``closes``,
    by the clock of ``zone``, it may go; the window may reach over midnight."""

    silent: bool = False
    hidden: bool = False
    opens: time = time.min
    closes: time = time.max
    zone: str = "UTC"

    def may_go(self, now: datetime) -> datetime:
        """The first moment from now on at which a message may go."""
        here = now.astimezone(ZoneInfo(self.zone))
        at = here.time()
        inside = self.opens <= at <= self.closes if self.opens <= self.closes else at >= self.opens or at <= self.closes
        if inside:
            return now
        opens = datetime.combine(here.date(), self.opens, here.tzinfo)
        return opens if opens > here else datetime.combine(here.date() + timedelta(days=1), self.opens, here.tzinfo)


Manners = Callable[[Collection[UUID]], Mapping[UUID, Iterable[Manner]]]
_known: list[Manners] = []


def ask(hook: Manners) -> None:
    """``hook(recipients)`` gives how those of them want to be reached who said so. Register in an app's ``ready``."""
    _known.append(hook)


def of(recipients: Collection[UUID]) -> list[Manner]:
    """All that these recipients asked for; every one of it is kept."""
    return [one for hook in _known for manners in hook(recipients).values() for one in manners] if recipients else []
