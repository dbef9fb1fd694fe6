"""Services and database servers that a drill starts; all of them are ended with it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.drills.postgres import Postgres
from tests.drills.services import Service

Start = Callable[..., Service]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every drill takes its time."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a service on SQLite with today's schema and nothing in it: to copy is quicker than to migrate."""
    home = tmp_path_factory.mktemp("moulds") / "empty"
    Service(home).migrate()
    return home


@pytest.fixture(scope="session")
def told(empty: Path) -> Path:
    """The folder of a service with the cast of the demonstration and a few of its cases."""
    home = empty.with_name("told")
    Service(home, like=empty).script("fill.py")
    return home


@pytest.fixture(scope="session")
def standing() -> Iterator[Postgres]:
    """A PostgreSQL that drills share, and that nobody stops."""
    yield from _postgres()


@pytest.fixture(scope="session")
def empty_there(standing: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Like ``empty``, with the databases ``empty`` and ``empty_keys`` on PostgreSQL."""
    home = tmp_path_factory.mktemp("moulds") / "empty"
    Service(home, **standing.databases("empty")).migrate()
    return home


@pytest.fixture(scope="session")
def told_there(standing: Postgres, empty_there: Path) -> Path:
    """Like ``told``, with the databases ``told`` and ``told_keys`` on PostgreSQL."""
    home = empty_there.with_name("told")
    Service(home, like=empty_there, **standing.databases("told", like="empty")).script("fill.py")
    return home


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Start]:
    """Makes a service in a folder of its own: ``service("here")``, with other settings as keywords."""
    made: list[Service] = []

    def one(name: str = "service", like: Path | None = None, **more: str) -> Service:
        made.append(Service(tmp_path / name, like, **more))
        return made[-1]

    yield one
    for each in made:
        each.end()


@pytest.fixture
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL that the drill may stop and start."""
    yield from _postgres()


def _postgres() -> Iterator[Postgres]:
    """One that runs until the end. Skipped where none can be started."""
    server = Postgres()
    if not server.possible:
        required = os.environ.get("NJIA_REQUIRE_PG") or os.environ.get("CI") or ""
        leave = pytest.skip if required.lower() in {"", "0", "false", "no"} else pytest.fail
        leave("no PostgreSQL can be started here")
    try:
        server.begin()
        yield server
    finally:
        server.end()
