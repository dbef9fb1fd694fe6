"""The server is killed while two hundred acts arrive over HTTP: what was acknowledged is there, and all of it once."""

from __future__ import annotations

import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.drills.cases import insist
from tests.drills.conftest import Start
from tests.drills.postgres import Postgres
from tests.drills.services import Service, until

ACTS, PEOPLE, KILLS = 200, 4, (40, 110)


def drill(service: Service) -> None:
    sessions = service.script("enter.py", str(PEOPLE)).split()
    service.start()
    done: list[str] = []
    repeated: list[str] = []
    once_dead: list[dict[str, int]] = []
    finished = threading.Event()

    def person(number: int) -> None:
        for n in range(number, ACTS, PEOPLE):
            attempts = insist(service, sessions[number], f"drill-{n}", lambda: time.sleep(0.1))
            done.append(f"drill-{n}")
            repeated.extend([f"drill-{n}"] if attempts > 1 else [])

    def killer() -> None:
        for count in KILLS:
            until(lambda count=count: len(done) >= count or finished.is_set())
            service.kill()
            acknowledged = list(done)  # everything that was answered before the kill, and nothing later
            kept = json.loads(service.script("look.py", "keys"))
            once_dead.append({key: kept.get(key, 0) for key in acknowledged})
            service.start()

    with ThreadPoolExecutor(PEOPLE + 1) as pool:
        killing = pool.submit(killer)
        people = [pool.submit(person, number) for number in range(PEOPLE)]
        for each in people:
            each.result()
        finished.set()
        killing.result()
    assert all(set(kept.values()) == {1} for kept in once_dead), "an acknowledged act was not there after the kill"
    assert repeated, "nobody was in the middle of anything"
    assert json.loads(service.script("look.py", "keys")) == {f"drill-{n}": 1 for n in range(ACTS)}
    assert json.loads(service.script("look.py", "cases")) == [ACTS, ACTS, ACTS]
    service.is_whole()


def test_on_sqlite(service: Start, empty: Path) -> None:
    drill(service(like=empty))


def test_on_postgresql(service: Start, standing: Postgres, empty_there: Path) -> None:
    drill(service(like=empty_there, **standing.databases("killed", like="empty")))
