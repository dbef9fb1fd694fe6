"""A worker may be killed at any instant: every message reaches the transport, always with the same key."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection, connections
from tests.site.channels import desk

from njiasite.channels import gathering, sending, services, worker
from njiasite.channels.models import Message, Parcel, State
from njiasite.config import clock

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).parents[3]
Start = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def start(tmp_path: Path, settings) -> Iterator[Start]:
    """Starts a worker of its own process on the database under test."""
    running: list[subprocess.Popen[bytes]] = []
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.site.channels.drill",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")]),
        "NJIA_DRILL_FOLDER": str(tmp_path),
        "NJIA_VAR": str(tmp_path),
        "NJIA_DATABASE_URL": address("default"),
        "NJIA_KEYS_DATABASE_URL": address("keys"),
        "NJIA_MASTER_KEY_FILE": settings.MASTER_KEY_FILE,
        "NJIA_OUTBOX_LEASE_SECONDS": "1",
    }

    def one(*options: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "django", "work", "--poll", "0.05", *options]
        running.append(subprocess.Popen(command, env=environment, stderr=subprocess.PIPE))
        return running[-1]

    yield one
    for process in running:
        process.kill()
        process.communicate()


def address(alias: str) -> str:
    """The address of a database under test, for another process."""
    chosen = connections[alias].settings_dict
    if connections[alias].vendor == "sqlite":
        return f"sqlite:///{chosen['NAME']}"
    return f"postgresql://{chosen['USER']}@/{chosen['NAME']}?host={chosen['HOST']}"


def until(true: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    """Waits for something that the worker brings about; fails with its words if it leaves before."""
    while not true():
        assert process.poll() is None, process.communicate()[1].decode()
        time.sleep(0.02)


@pytest.mark.slow
@pytest.mark.parametrize("where", ["before", "after"], ids=["between claim and sending", "between sending and mark"])
def test_a_worker_killed_in_the_middle_loses_nothing_and_changes_no_key(
    where: str, start: Start, owe, tmp_path: Path
) -> None:
    services.enqueue(owe(str(n), recipient=uuid4()) for n in range(4))
    (tmp_path / where).touch()
    process = start()
    until((tmp_path / "standing").exists, process)
    process.kill()
    process.wait()
    (tmp_path / where).unlink()

    process = start()
    until(lambda: not Message.objects.filter(state=State.WAITING).exists(), process)

    taken = [line.split(" ", 1) for line in (tmp_path / "taken").read_text().splitlines()]
    assert {text for _, text in taken} == {f"text {n}" for n in range(4)}
    keys = {text: {key for key, again in taken if again == text} for _, text in taken}
    assert all(len(found) == 1 for found in keys.values()), "a message was handed over under two keys"
    assert Counter(text for _, text in taken).most_common(1)[0][1] == (2 if where == "after" else 1)
    assert set().union(*keys.values()) == {str(pk) for pk in Parcel.objects.values_list("pk", flat=True)}


@pytest.mark.slow
def test_a_worker_that_is_told_to_stop_ends_well(start: Start, owe) -> None:
    process = start()
    services.enqueue([owe("a")])
    until(lambda: not Message.objects.filter(state=State.WAITING).exists(), process)
    process.send_signal(signal.SIGTERM)
    assert process.wait() == 0


def test_workers_side_by_side_send_each_message_once(owe) -> None:
    services.enqueue(owe(str(n), recipient=uuid4()) for n in range(40))
    start, failures = threading.Barrier(3), []

    def compete() -> None:
        try:
            start.wait()
            while worker.step(threading.Event()):
                pass
        except Exception as error:
            failures.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=compete) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert sorted(envelope.text for envelope in desk.taken) == sorted(f"text {n}" for n in range(40))
    assert set(Message.objects.values_list("state", flat=True)) == {State.SENT}


def test_of_several_that_claim_at_the_same_instant_exactly_one_wins(owe) -> None:
    services.enqueue([owe("a")])
    now = clock.now()
    gathering.gather(now)
    parcel, start = Parcel.objects.get().pk, threading.Barrier(8)
    won: list[bool] = []

    def compete() -> None:
        start.wait()
        won.append(sending.claim(parcel, now) is not None)
        connections.close_all()

    threads = [threading.Thread(target=compete) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(won) == [False] * 7 + [True]


def test_a_database_that_is_gone_for_a_while_is_waited_for(owe, monkeypatch: pytest.MonkeyPatch) -> None:
    services.enqueue([owe("a")])
    stop, step, lost = threading.Event(), worker.step, iter([True, True])

    def now_and_then(told: threading.Event) -> int:
        if next(lost, False):
            with connection.cursor() as cursor:
                cursor.execute("SELECT * FROM a_table_that_is_gone")
        did = step(told)
        if not did:
            stop.set()
        return did

    monkeypatch.setattr(worker, "step", now_and_then)
    worker.work(stop, poll=0.01)
    assert [envelope.text for envelope in desk.taken] == ["text a"]
