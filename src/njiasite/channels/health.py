"""Whether every channel that is named can be loaded, said before anything starts."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

from njiasite.channels.interface import transport


def channels_are_there(**_: Any) -> list[CheckMessage]:
    """An error for each channel without a transport."""
    wrong = []
    for name in settings.CHANNELS:
        try:
            transport(name)
        except ImportError:
            wrong.append(Error(f"There is no channel {name!r}", hint="See NJIA_CHANNELS.", id="channels.E001"))
    return wrong
