"""The site runs on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.utils import ConnectionHandler

from njiasite.config import environment

pytestmark = pytest.mark.engines


@pytest.mark.django_db
def test_the_database_that_was_asked_for_answers_and_no_migration_is_missing() -> None:
    assert connection.vendor == ("postgresql" if os.environ.get("NJIA_TEST_DATABASE_URL") else "sqlite")
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


@pytest.mark.django_db
def test_a_connection_lasts_until_its_file_is_another_one(tmp_path: Path) -> None:
    kept = ConnectionHandler({"default": environment.database("", tmp_path)})["default"]

    def ask(query: str) -> list[Any]:
        """As a request does, which begins by letting go of what is too old."""
        kept.close_if_unusable_or_obsolete()
        with kept.cursor() as cursor:
            return cursor.execute(query).fetchall()

    ask("CREATE TABLE old (n)")
    first = kept.connection
    assert ask("SELECT * FROM old") == []
    assert kept.connection is first
    for name in ("", "-wal", "-shm"):
        (tmp_path / f"njia.sqlite3{name}").rename(tmp_path / f"away{name}")
    assert ask("SELECT * FROM sqlite_master") == []
    assert kept.connection is not first
    kept.close()
