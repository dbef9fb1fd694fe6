"""One clock for the whole site: it can be moved for tests, and for nobody in production."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

import njiasite
from njiasite.config import clock, environment

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_the_clock_tells_this_moment_in_utc(settings) -> None:
    settings.NOW_OFFSET = 0
    before = datetime.now(UTC)
    assert before <= clock.now() <= datetime.now(UTC) and clock.now().utcoffset() == timedelta()


def test_time_moved_stands_still_and_comes_back() -> None:
    with clock.moved(NOON.astimezone(timezone(timedelta(hours=3)))):
        assert clock.now() == NOON and clock.now().utcoffset() == timedelta()
    assert clock.now() > NOON


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"), clock.moved(datetime(2026, 3, 1)):
        pass


def test_an_offset_moves_the_clock(settings) -> None:
    settings.NOW_OFFSET = 86_400
    assert clock.now() - datetime.now(UTC) > timedelta(hours=23)


@pytest.mark.parametrize(("mode", "value"), [("production", "60"), ("local", "a day")])
def test_an_offset_is_refused_in_production_and_when_mistyped(monkeypatch, mode: str, value: str) -> None:
    monkeypatch.setenv("NJIA_ENV", mode)
    monkeypatch.setenv("NJIA_NOW_OFFSET", value)
    with pytest.raises(ImproperlyConfigured, match="NJIA_NOW_OFFSET"):
        environment.offset("NJIA_NOW_OFFSET")


def test_nothing_else_on_the_site_asks_the_time() -> None:
    asks = re.compile(r"datetime\.(now|utcnow|today)\(|timezone\.(now\(|localdate\(\)|localtime\(\))|date\.today\(")
    root = Path(njiasite.__file__).parent
    others = [path for path in root.rglob("*.py") if path != Path(clock.__file__)]
    assert [str(path.relative_to(root)) for path in others if asks.search(path.read_text("utf-8"))] == []
