"""The site under test: catalogues compiled, a shelf of its own, plain static files, PostgreSQL where one is named."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections

from njiasite.config import environment
from njiasite.pages import catalogues


@pytest.fixture(scope="session", autouse=True)
def compiled() -> None:
    catalogues.compile_all()


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    if url := os.environ.get("NJIA_TEST_DATABASE_URL"):
        connections.settings = connections.configure_settings({"default": environment.database(url, Path())})
        del connections["default"]


@pytest.fixture(autouse=True)
def shelf_folder(settings) -> Iterator[Path]:
    """A shelf of this test alone, in memory where there is memory-backed storage."""
    home = tempfile.mkdtemp(prefix="njia-test-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None)
    settings.CHECKS_FOLDER = home
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    yield Path(home)
    shutil.rmtree(home, ignore_errors=True)
