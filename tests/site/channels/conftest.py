"""The outbox under test: a desk for a channel, hooks and duties of its own, a recipient and what is owed to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from tests.site.channels import desk

from njiasite.channels import duties, hooks, interface
from njiasite.channels.services import Outgoing

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
Owe = Callable[..., Outgoing]


@pytest.fixture(autouse=True)
def channel(settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    settings.CHANNELS = {"desk": "tests.site.channels.desk.Transport"}
    settings.MASTER_KEY_FILE = str(tmp_path / "master_key")
    for name in ("_due_notices", "_closed", "_undelivered"):
        monkeypatch.setattr(hooks, name, [])
    monkeypatch.setattr(duties, "_registered", {})
    interface.transport.cache_clear()
    desk.taken.clear()
    desk.refusals.clear()
    yield
    interface.transport.cache_clear()


@pytest.fixture
def recipient() -> UUID:
    return uuid4()


@pytest.fixture
def owe(recipient: UUID) -> Owe:
    """Something owed to the recipient; what a test does not care about is filled in."""

    def made(key: str = "k", **changes) -> Outgoing:
        given = {"recipient": recipient, "channel": "desk", "address": "+254700000001", "text": f"text {key}"}
        return Outgoing(key=key, **{"language": "en", **given, **changes})

    return made
