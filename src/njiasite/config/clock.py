"""The only clock of the site. Nothing else asks what time it is, so time can be moved for all of it at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from django.conf import settings

_moved: list[datetime] = []  # for every thread alike: a server under test must see the time its test set


def now() -> datetime:
    """This moment in UTC, moved by ``NJIA_NOW_OFFSET`` or inside ``moved``."""
    return _moved[-1] if _moved else datetime.now(UTC) + timedelta(seconds=settings.NOW_OFFSET)


def is_moved() -> bool:
    """Whether it is another time than the machine's: other processes then do not share it."""
    return bool(_moved)


@contextmanager
def moved(to: datetime) -> Iterator[None]:
    """Inside, it is ``to`` and stays so. For tests; a moment without a zone is refused."""
    if to.tzinfo is None:
        raise ValueError("a moment needs its zone")
    _moved.append(to.astimezone(UTC))
    try:
        yield
    finally:
        _moved.pop()
