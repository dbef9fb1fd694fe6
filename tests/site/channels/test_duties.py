"""What is done now and then is done by one worker, and again when it failed."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.site.channels.conftest import NOON

from njiasite.channels import duties, own_duties, selectors
from njiasite.channels.duties import LEASE, Duty
from njiasite.config import clock
from njiasite.ledger import checkpoints

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def done() -> list[datetime]:
    """The moments at which a daily duty was done."""
    seen: list[datetime] = []
    duties.register(Duty("daily", DAY, seen.append))
    return seen


def test_a_daily_duty_is_done_once_a_day_however_often_workers_look(done: list[datetime]) -> None:
    for hours in range(0, 49, 6):
        duties.run_due(NOON + timedelta(hours=hours))
        duties.run_due(NOON + timedelta(hours=hours))
    assert done == [NOON, NOON + DAY, NOON + 2 * DAY]


def test_two_workers_that_saw_the_same_turn_do_it_once(done: list[datetime], monkeypatch: pytest.MonkeyPatch) -> None:
    duties.run_due(NOON)
    run = duties._run
    monkeypatch.setattr(duties, "_run", lambda duty, turn, now: run(duty, turn, now) + run(duty, turn, now))
    assert duties.run_due(NOON + DAY) == 1
    assert done == [NOON, NOON + DAY]


def test_a_duty_that_failed_is_tried_again_and_keeps_no_other_from_being_done(
    done: list[datetime], caplog: pytest.LogCaptureFixture
) -> None:
    tried: list[datetime] = []

    def fail(now: datetime) -> None:
        tried.append(now)
        raise ValueError("Amina")

    duties.register(Duty("failing", DAY, fail))
    duties.run_due(NOON)
    duties.run_due(NOON + LEASE - timedelta(seconds=1))
    duties.run_due(NOON + LEASE)
    assert tried == [NOON, NOON + LEASE] and done == [NOON]
    assert "The duty failing failed" in caplog.text and "Amina" not in caplog.text


def test_a_duty_whose_worker_was_killed_is_done_by_another(done: list[datetime]) -> None:
    def killed(now: datetime) -> None:
        raise SystemExit

    duties.register(Duty("daily", DAY, killed))
    with pytest.raises(SystemExit):
        duties.run_due(NOON)
    duties.register(Duty("daily", DAY, done.append))
    duties.run_due(NOON + LEASE)
    assert done == [NOON + LEASE]


def test_a_clock_that_was_far_ahead_does_not_put_a_duty_off_for_years(done: list[datetime]) -> None:
    duties.run_due(NOON + 400 * DAY)
    duties.run_due(NOON)
    assert done == [NOON + 400 * DAY, NOON]


def test_a_duty_that_nobody_does_is_seen(done: list[datetime]) -> None:
    assert selectors.neglected(NOON) == ["daily"]
    with clock.moved(NOON):
        duties.run_due(NOON)
    assert selectors.neglected(NOON + DAY) == []
    assert selectors.neglected(NOON + 3 * DAY) == ["daily"]


def test_the_ledger_gets_its_checkpoint_each_day(settings, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    settings.SIGNING_KEY_FILE = str(tmp_path / "signing_key")
    caplog.set_level(logging.INFO)
    duties.register(own_duties.DUTIES[1])
    for hours in (0, 12, 24):
        with clock.moved(NOON + timedelta(hours=hours)):
            duties.run_due(clock.now())
    last = checkpoints.latest()
    assert last is not None and (last.number, last.at) == (2, NOON + DAY)
    assert last.hash in caplog.text, "it must be possible to note it down elsewhere"
