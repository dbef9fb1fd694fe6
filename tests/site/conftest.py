"""The site under test: catalogues compiled, a shelf of its own, plain static files, PostgreSQL where one is named."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import hashers
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.db.backends.postgresql.operations import DatabaseOperations as PostgreSQL
from django.db.backends.sqlite3.operations import DatabaseOperations as SQLite

from njiasite.attestation import office
from njiasite.config import environment
from njiasite.pages import catalogues
from samples import contracts

_BEGINS = datetime.fromisoformat(os.environ.get("NJIA_TEST_NOW", "2026-11-28T09:00:00+00:00"))
_AHEAD = _BEGINS - datetime.now(UTC)
DIFFERENT = {"ledger", "dossiers", "registers", "operations"}
"""Folders whose tests could go otherwise on another database engine: locks, triggers, search, sorting, backups."""


@pytest.fixture(scope="session", autouse=True)
def compiled() -> None:
    catalogues.compile_all()


@pytest.fixture(scope="session", autouse=True)
def light_passwords() -> None:
    """The accounts of tests guard nothing, and there are thousands of them."""
    settings.PASSWORD_HASHERS = ["tests.site.hashing.Light"]
    hashers.get_hashers.cache_clear()
    hashers.get_hashers_by_algorithm.cache_clear()


@pytest.fixture(autouse=True)
def day_of_tests(settings) -> None:
    """The site's clock begins on one day, whenever the tests run: what they write down for "next month" stays ahead,
    and no midnight or turn of the year falls between two lines of one. ``NJIA_TEST_NOW`` names another day to try."""
    settings.NOW_OFFSET = _AHEAD.total_seconds()


@pytest.fixture(scope="session", autouse=True)
def office_of_tests(tmp_path_factory: pytest.TempPathFactory) -> None:
    """An office that seals, with keys in a folder of the tests alone; they are there before any test."""
    home = tmp_path_factory.mktemp("office")
    settings.SEALING_FOLDER, settings.SEALS_FOLDER = str(home / "keys"), str(home / "published")
    settings.SITE_ADDRESS = "https://njia.example"
    office.make_trial(home / "keys", home / "published", _BEGINS.date())


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """PostgreSQL where one is named, else SQLite in files, as it runs: in memory it locks otherwise."""
    if connections.settings["default"]["TEST"]["NAME"]:
        return  # the browser's tests share this fixture, and a second choice would be another, empty database
    url = os.environ.get("NJIA_TEST_DATABASE_URL", "")
    home = tmp_path_factory.mktemp("databases")
    chosen = {alias: environment.database(url, home, f"{alias}.sqlite3") for alias in ("default", "keys")}
    for alias, database in chosen.items():
        database["TEST"] = {"NAME": f"test_njia_{alias}" if url else str(home / f"test_{alias}.sqlite3")}
    connections.settings = connections.configure_settings(chosen)
    for connection in connections.all(initialized_only=True):
        del connections[connection.alias]


@pytest.fixture(scope="session", autouse=True)
def emptied_after_tests() -> Iterator[None]:
    """Lets the test runner empty the tables between tests: the ledger's triggers refuse that to everybody else."""
    with pytest.MonkeyPatch.context() as patch:
        for backend in (SQLite, PostgreSQL):
            patch.setattr(backend, "execute_sql_flush", _without_triggers(backend.execute_sql_flush))
        yield


def _without_triggers(flush: Callable[..., None]) -> Callable[..., None]:
    def emptied(operations: SQLite | PostgreSQL, statements: list[str]) -> None:
        with operations.connection.cursor() as cursor:
            if operations.connection.vendor == "postgresql":
                cursor.execute("SET session_replication_role = replica")
                flush(operations, statements)
                cursor.execute("SET session_replication_role = DEFAULT")
                return
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
            for name, _ in triggers:
                cursor.execute(f"DROP TRIGGER {name}")
            flush(operations, statements)
            for _, made in triggers:
                cursor.execute(made)

    return emptied


@pytest.fixture(autouse=True)
def master_key(settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A master key and a signing key of this test alone."""
    home = tmp_path_factory.mktemp("keys")
    settings.MASTER_KEY_FILE, settings.SIGNING_KEY_FILE = str(home / "master_key"), str(home / "signing_key.pem")
    return Path(settings.MASTER_KEY_FILE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that may touch the database may touch both: the keys live in the second."""
    for item in items:
        transaction = False
        for mark in item.iter_markers("django_db"):
            mark.kwargs.setdefault("databases", ["default", "keys"])
            transaction = transaction or mark.kwargs.get("transaction", False)
        if transaction or item.path.parent.name in DIFFERENT:
            item.add_marker(pytest.mark.engines)


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
