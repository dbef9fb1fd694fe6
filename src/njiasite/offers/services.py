"""Screens an offer: a text is answered in place, in memory; a picture is read on the shelf of the checks."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from njia.corridors.roster import load_roster
from njia.screening.screen import Screener, screener
from njiasite.checks import services as checks
from njiasite.config import clock


def tools() -> Screener:
    """What screens today, where the corridor begins."""
    zone = ZoneInfo(load_roster(settings.CORRIDOR).zone)
    return screener(clock.now().astimezone(zone).date(), settings.CORRIDOR)


def submit(files: Sequence[UploadedFile]) -> str:
    """Has the words on pictures or in a file read; the token of the answer. Raises `checks.services.BusyError`."""
    return checks.submit([files], task="read")
