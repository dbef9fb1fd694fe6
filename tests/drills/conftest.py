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


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Start]:
    """Makes a service in a folder of its own: ``service("here")``, with other settings as keywords."""
    made: list[Service] = []

    def one(name: str = "service", **more: str) -> Service:
        made.append(Service(tmp_path / name, **more))
        return made[-1]

    yield one
    for each in made:
        each.end()


@pytest.fixture
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL that the drill may stop and start. Skipped where none can be started."""
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
