"""A machine asks whether the service can answer; an administrator sees what ails it; a stranger learns one word."""

from __future__ import annotations

import io
import threading
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from tests.site import people

from njiasite.channels import duties, worker
from njiasite.config import clock
from njiasite.demo import people as demo
from njiasite.ledger import checkpoints, keys, master
from njiasite.operations import health

pytestmark = pytest.mark.django_db
READY = "/health/ready"


def looked_at() -> dict[str, health.Sign]:
    return {one.name: one for one in health.signs(clock.now())}


def test_a_stranger_learns_one_word_and_an_administrator_what_it_hangs_on() -> None:
    assert Client().get(READY).content == b"ready\n"
    told = people.client_of(people.person("administrator")).get(READY).content.decode()
    assert "outbox: empty" in told and "LOOK  checkpoint: none yet" in told


def test_a_database_that_is_gone_is_said_without_asking_it_anything(monkeypatch) -> None:
    def gone(*_: object) -> None:
        raise OperationalError("password of nobody")

    monkeypatch.setattr(health, "_reached", gone)
    answer = people.client_of(people.person("administrator")).get(READY)
    assert (answer.status_code, answer.content) == (503, b"not ready\n")
    assert looked_at()["database default"].said == "OperationalError"


def test_a_migration_that_waits_makes_it_not_ready(monkeypatch) -> None:
    monkeypatch.setattr(health.MigrationExecutor, "migration_plan", lambda *_: ["one"])
    assert Client().get(READY).status_code == 503
    assert looked_at()["database keys"].said == "1 migrations wait: run migrate"


def test_a_master_key_that_opens_nothing_makes_it_not_ready(master_key) -> None:
    keys.seal(people.account().pk, "x", "here")
    master_key.unlink()
    master.create(master_key)
    assert not looked_at()["master key"].well
    assert Client().get(READY).status_code == 503


def test_what_is_late_is_named_and_the_service_goes_on() -> None:
    checkpoints.make()
    with clock.moved(clock.now() + timedelta(hours=27)):
        found = looked_at()
        assert not found["checkpoint"].well and not found["duties"].well
        assert Client().get(READY).status_code == 200
        with pytest.raises(SystemExit) as ended:
            call_command("health", stdout=(out := io.StringIO()))
        assert ended.value.code == 1 and "LOOK  checkpoint" in out.getvalue()


def test_after_the_worker_worked_all_is_well() -> None:
    while worker.step(threading.Event()):
        pass
    assert duties.registered()
    call_command("health", stdout=(out := io.StringIO()))
    assert "LOOK" not in out.getvalue()


def test_accounts_of_the_demonstration_in_production_are_named(settings) -> None:
    demo.open_all(clock.now())
    settings.PRODUCTION = True
    assert not looked_at()["demonstration"].well


def test_a_page_without_its_database_says_so_honestly(monkeypatch) -> None:
    client = people.client_of(people.person("consular_officer"))
    client.raise_request_exception = False

    def gone(*_: object) -> None:
        raise OperationalError

    monkeypatch.setattr("njiasite.identities.readers.held_by", gone)
    page = client.get(reverse("inbox"))
    assert page.status_code == 503 and page["Retry-After"] == "120"
    assert "it will count once" in page.content.decode()
