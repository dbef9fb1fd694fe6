"""A worker may be killed at any instant: every message reaches the transport, always with the same key."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection, connections
from tests.site.channels import desk
from tests.site.channels.conftest import NOON
from tests.site.channels.test_outbox import work

from njiasite.channels import gathering, sending, services, worker
from njiasite.channels.models import Kind, Message, Parcel, State
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


class Killed(BaseException):
    """The worker is gone: nothing of it may catch this."""


def killing(at: int, *, after: bool) -> Callable[..., object]:
    """An execute wrapper that kills at the statement of that number, before or after it is carried out."""
    numbers = itertools.count()

    def execute(carry_out: Callable[..., object], sql: str, *rest: object) -> object:
        if sql.startswith(("BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK")) or next(numbers) != at:
            return carry_out(sql, *rest)
        if after:
            carry_out(sql, *rest)
        raise Killed

    return execute


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_a_worker_killed_at_each_statement_in_turn_loses_nothing_and_changes_no_key(owe, after: bool) -> None:
    for n in itertools.count():
        then = NOON + n * timedelta(hours=1)
        services.enqueue([owe(f"{n}", due_at=then), *(owe(f"{n}{x}", kind=Kind.REMINDER, due_at=then) for x in "ab")])
        desk.taken.clear()
        try:
            with connection.execute_wrapper(killing(n, after=after)):
                work(then)
            survived = True
        except Killed:
            survived = False
        work(then + timedelta(minutes=30))  # another worker, after the lease
        keys = {text: {one.key for one in desk.taken if one.text == text} for text in (one.text for one in desk.taken)}
        assert {text: len(found) for text, found in keys.items()} == {
            f"text {n}": 1,
            f"You have 2 reminders:\n\n– text {n}a\n\n– text {n}b": 1,
        }
        assert not Message.objects.exclude(state=State.SENT).exists()
        if survived:
            break
    assert n > 10, "no statement was reached"


def side_by_side(workers: int, do: Callable[[], None]) -> None:
    """Has several threads do the same at the same instant, and fails with the first that fails."""
    start = threading.Barrier(workers)

    def one() -> None:
        start.wait()
        try:
            do()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(workers) as pool:
        for future in [pool.submit(one) for _ in range(workers)]:
            future.result()


def test_workers_side_by_side_send_each_message_once(owe) -> None:
    services.enqueue(owe(str(n), recipient=uuid4()) for n in range(40))

    def everything() -> None:
        while worker.step(threading.Event()):
            pass

    side_by_side(3, everything)
    assert sorted(envelope.text for envelope in desk.taken) == sorted(f"text {n}" for n in range(40))
    assert set(Message.objects.values_list("state", flat=True)) == {State.SENT}


def test_of_several_that_claim_at_the_same_instant_exactly_one_wins(owe) -> None:
    services.enqueue([owe("a")])
    now = clock.now()
    gathering.gather(now)
    parcel, won = Parcel.objects.get().pk, []
    side_by_side(8, lambda: won.append(sending.claim(parcel, now) is not None))
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
