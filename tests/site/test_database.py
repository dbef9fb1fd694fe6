"""The site runs on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import os

import pytest
from django.core.management import call_command
from django.db import connection


@pytest.mark.django_db
def test_the_database_that_was_asked_for_answers_and_no_migration_is_missing() -> None:
    assert connection.vendor == ("postgresql" if os.environ.get("NJIA_TEST_DATABASE_URL") else "sqlite")
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
