"""A server that seals; what it publishes is each test's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings as of_session


@pytest.fixture(autouse=True)
def seals(tmp_path: Path, settings) -> Path:
    """The folder that the server publishes from."""
    published = tmp_path / "seals"
    published.mkdir()
    for name in ("issuers.json", "root.pem"):
        (published / name).write_bytes((Path(of_session.SEALING_FOLDER) / name).read_bytes())
    settings.SEALS_FOLDER = str(published)
    return published
