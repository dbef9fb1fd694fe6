"""Cases opened over HTTP while something goes wrong: sent again with the same key until they are acknowledged."""

from __future__ import annotations

from collections.abc import Callable
from http.client import HTTPException
from urllib.parse import urlencode

from django.urls import reverse
from tests.drills.services import Service

NEW = {"procedure": "consular_access", "type": "access.reported"}


def form(key: str) -> str:
    """A case, filled in and looked over; ``key`` makes it count once."""
    given = {"person": f"Drill {key}", "relation": "self", "situation": "free"}
    return urlencode({**given, "key": key, "seen": "0", "sure": "1"})


def send(service: Service, session: str, key: str) -> int:
    """One attempt; 0 where no answer came."""
    try:
        return service.send("POST", reverse("case_new", kwargs=NEW), session, form(key))[0]
    except (OSError, HTTPException):
        return 0


def insist(service: Service, session: str, key: str, between: Callable[[], object]) -> int:
    """Sends it until it is acknowledged; how many attempts that took."""
    for attempt in range(1, 2000):
        if (status := send(service, session, key)) == 302:
            return attempt
        assert status in {0, 503}, status
        between()
    raise AssertionError(f"{key} was never acknowledged")
