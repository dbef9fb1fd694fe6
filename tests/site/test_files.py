"""A secret file is there whole or not at all, whoever looks while it is being made."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from njiasite.config import files


def test_a_file_that_is_being_made_is_not_seen_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret, seen = tmp_path / "key", []
    written = os.fsync
    monkeypatch.setattr(os, "fsync", lambda number: (seen.append(secret.exists()), written(number)))
    assert files.create(secret, b"whole")
    assert seen == [False]
    assert secret.read_bytes() == b"whole"
    assert secret.stat().st_mode & 0o077 == 0


def test_what_is_there_already_stays_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    secret = tmp_path / "key"
    assert files.create(secret, b"first")
    assert not files.create(secret, b"second")
    files.replace(secret, b"third")
    assert secret.read_bytes() == b"third"
    assert list(tmp_path.iterdir()) == [secret]
