"""``njia deadline`` counts a period on the command line, in words or as JSON."""

from __future__ import annotations

import json

import pytest

from njia.cli.main import main

DISMISSAL = ["deadline", "--from", "2026-01-31", "--period", "1 month", "--rule", "ru_labour"]


def test_it_tells_the_last_day_in_the_readers_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*DISMISSAL, "--lang", "ru"]) == 0
    assert "продлевается до следующего рабочего дня: 2 марта 2026 года (понедельник)" in capsys.readouterr().out


def test_json_carries_all_that_was_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*DISMISSAL, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["starts_on"], told["moved_from"], told["last_day"]) == ("2026-02-01", "2026-02-28", "2026-03-02")
    assert told["due_at"] == "2026-03-02T23:59:59.999999+03:00"
    assert [skip["day"] for skip in told["skipped"]] == ["2026-02-28", "2026-03-01"]
    assert told["source"]["id"] == "ru.tk.14"
    assert set(told["explanation"]) == {"en", "sw", "ru"}


def test_a_policy_is_counted_over_the_days_off_that_are_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["deadline", "--from", "2026-04-01", "--period", "2 working days", "--rule", "policy_days"]
    assert main([*asked, "--calendar", "ke"]) == 0
    assert "Good Friday" in capsys.readouterr().out
    assert main([*asked, "--calendar", "ru"]) == 0
    assert "ends on Friday 3 April 2026" in capsys.readouterr().out
    assert main(asked) == 2
    assert "--calendar ke|ru" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("day", "rule"), [("2026-01-31", "no_such_rule"), ("1991-01-31", "ru_labour")], ids=["unknown", "not yet law"]
)
def test_a_rule_that_did_not_hold_that_day_is_refused(capsys: pytest.CaptureFixture[str], day: str, rule: str) -> None:
    assert main(["deadline", "--from", day, "--period", "1 month", "--rule", rule, "--lang", "sw"]) == 2
    assert f"Hakuna kanuni ya kuhesabu “{rule}”" in capsys.readouterr().err


@pytest.mark.parametrize(("start", "period"), [("soon", "1 month"), ("2026-01-31", "a while")])
def test_what_is_no_day_or_no_period_is_refused(capsys: pytest.CaptureFixture[str], start: str, period: str) -> None:
    with pytest.raises(SystemExit) as left:
        main(["deadline", "--from", start, "--period", period, "--rule", "ru_labour"])
    assert left.value.code == 2
    assert "write" in capsys.readouterr().err
