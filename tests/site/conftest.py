"""The site under test: catalogues compiled, a shelf of its own, plain static files, PostgreSQL where one is named."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections

from njiasite.config import environment
from njiasite.pages import catalogues
from samples import contracts


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


@cache
def _files(name: str, layout: str, medium: str) -> dict[str, bytes]:
    return contracts.render(contracts.load(name), layout, medium)


@pytest.fixture(scope="session")
def paper() -> Callable[..., list[SimpleUploadedFile]]:
    """A sample contract as the files people have: ``paper("greenhouse", "table", "docx")``."""

    def made(name: str, layout: str = "table", medium: str = "docx") -> list[SimpleUploadedFile]:
        return [SimpleUploadedFile(file, data) for file, data in _files(name, layout, medium).items()]

    return made
