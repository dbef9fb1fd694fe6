"""`njia dispute compute`: the sheet in the reader's language, and a refusal that says what to mend."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from njia.cli.main import main

WELDER = str(Path("samples/disputes/welder.yaml"))


def _written(tmp_path: Path, text: str) -> str:
    path = tmp_path / "claim.yaml"
    path.write_text(text, "utf-8")
    return str(path)


def test_the_sheet_says_each_step_sum_and_limit(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dispute", "compute", WELDER, "--on", "2026-11-28", "--lang", "ru"]) == 0
    told = capsys.readouterr().out
    assert "85 000 рублей × 14,5 % ÷ 150 × 141 день = 11 585,50 рубля" in told.replace("\u00a0", " ")
    assert "В суд за этими деньгами: до 12 июля 2027 года" in told
    assert "ещё нет" in told  # the rate after June 2026 is not known


def test_json_adds_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dispute", "compute", WELDER, "--on", "2026-06-21", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["estimated"] is False
    assert float(told["total"]) == sum(float(claim["total"]) for claim in told["claims"])


def test_a_later_rate_from_the_file_ends_the_estimate(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """10 days at 14.5 %, then 10 at 14 %: 966.67 and 933.33."""
    path = _written(
        tmp_path,
        "key_rates: {2026-06-22: 14, 2026-07-31: 14}\nclaims: [{kind: wages, due: 2026-06-11, amount: 100000}]",
    )
    assert main(["dispute", "compute", path, "--on", "2026-07-01", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["interest"], told["estimated"]) == ("1900.00", False)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("claims: []", "between 1 and 200 claims"),
        ("claims: [{kind: gold, due: 2026-01-15, amount: 1}]", "gold"),
        ("claims: [{kind: wages, due: 2026-01-15}]", "amount"),
        ("claims: [{kind: wages, due: 2026-01-15, amount: -5}]", "a sum is more than nothing"),
        ("claims: [{kind: wages, due: 1926-01-15, amount: 5}]", "lies outside the years"),
        ("claims: [{kind: overtime, due: 2026-01-15, pay: 5, worked: []}]", "at least one day"),
        ("claims: [{kind: wages, due: 2020-01-15, amount: 5}]", "28 February 2022"),
        ("contract: military\nclaims: [{kind: wages, due: 2026-01-15, amount: 5}]", "military service"),
        ("- &a [*a]", "claims"),
    ],
)
def test_what_cannot_be_counted_is_refused_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, says: str
) -> None:
    assert main(["dispute", "compute", _written(tmp_path, text), "--on", "2026-02-01"]) == 2
    assert says in capsys.readouterr().err
