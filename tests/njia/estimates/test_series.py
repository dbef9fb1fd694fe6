"""A series with a change that was put in, one without, and two models that say the opposite."""

import json
from pathlib import Path

import numpy as np
import pytest

from njia.cli.main import main
from njia.corridors.load import load
from njia.estimates.errors import InputError, RefusedError
from njia.estimates.interrupted import interrupted
from njia.estimates.series import TimeSeries, read_series, regression
from njia.estimates.settings import load_settings
from njia.reports.figures import as_html, as_text
from njia.reports.interrupted import shown

RULES = load_settings()
MONTHS = tuple(f"{2020 + i // 12}-{i % 12 + 1:02d}" for i in range(60))
PLACE = np.arange(60)
EXPECTED = 200 * np.exp(0.004 * PLACE + 0.15 * np.sin(2 * np.pi * (PLACE + 1) / 12))


def made(factor: float, seed: int = 2) -> TimeSeries:
    """Five years of months with trend and season; from 2024 on ``factor`` times as many."""
    chance = np.random.default_rng(seed)
    control = chance.poisson(EXPECTED).astype(float)
    counts = chance.poisson(EXPECTED * np.where(PLACE >= 48, factor, 1)).astype(float)
    return TimeSeries(MONTHS, 12, counts, None, {"control_a": control})


def test_a_change_almost_without_chance_is_found_as_it_is() -> None:
    exact = EXPECTED * np.where(PLACE >= 48, 0.7, 1) * (1 + 0.001 * (-1.0) ** PLACE)
    series = TimeSeries(MONTHS, 12, exact)
    found = regression(series, 48, RULES)
    assert found.ratio == pytest.approx(0.7, abs=0.001)
    assert found.detail["extra"] == pytest.approx(-0.3 * EXPECTED[48:].sum(), rel=0.01)


def test_a_fall_is_found_by_both_models_and_at_no_earlier_date() -> None:
    found = interrupted(made(0.7), "2024-01", RULES)
    assert found.agree
    assert found.main is not None and found.main.low < 0.7 < found.main.high < 1
    assert [effect.method for effect in found.effects if effect.high < 1] == ["regression", "structural"]
    assert [row.code for row in found.warnings] == []
    assert len(found.placebos) > 5


def test_where_the_control_falls_too_it_is_said() -> None:
    series = made(0.7)
    both = TimeSeries(series.periods, 12, series.counts, None, {"control_a": series.counts.copy()})
    assert "control" in [row.code for row in interrupted(both, "2024-01", RULES).warnings]


def test_two_models_of_opposite_sign_are_shown_together_in_three_languages() -> None:
    found = interrupted(made(1.0), "2024-01", RULES)
    main_, other = found.effects
    turned = type(found)(
        found.start, 12, (type(main_)("regression", 0.9, 0.8, 0.99, {}), type(other)("structural", 1.1, 1.01, 1.2, {})),
        (), (), False, (), (),
    )  # fmt: skip
    for language, word in (("en", "say the opposite"), ("sw", "inasema kinyume"), ("ru", "противоположное")):
        page = shown(turned, load().messages, language)  # type: ignore[arg-type]
        assert word in page.headline and page.careful
        fall, rise = ("0,9", "1,1") if language == "ru" else ("0.9", "1.1")
        assert fall in as_text(page) and rise in as_text(page)
        assert "<svg" in as_html(page) and f'lang="{language}"' in as_html(page)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("period,count\n2024-13,5\n", "cell"),
        ("period,count\n2024-01,5\n2024-03,5\n", "gap"),
        ("period,count\n2024-01,5\n2024-01,5\n", "gap"),
        ("period,count\n2024-01,5\n2024-Q2,5\n", "cell"),
        ("period,count\n2024-01,-5\n", "cell"),
        ("period,count\n2024-01,5.5\n", "count"),
        ("period,count,population\n2024-01,5,0\n", "cell"),
        ("period,number\n2024-01,5\n", "no_column"),
        ("period,count,weather\n2024-01,5,1\n", "unknown_column"),
    ],
)
def test_what_is_wrong_is_named(text: str, code: str) -> None:
    with pytest.raises(InputError) as error:
        read_series(text)
    assert error.value.code == code


def test_too_short_a_series_is_refused_and_a_wrong_start_is_told() -> None:
    with pytest.raises(RefusedError):
        interrupted(made(1.0), "2020-05", RULES)
    with pytest.raises(InputError):
        interrupted(made(1.0), "2031-01", RULES)


def test_the_command_reads_a_file(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    series, path = made(0.6), tmp_path / "series.csv"
    rows = (f"{period},{count:.0f},1000" for period, count in zip(series.periods, series.counts, strict=True))
    path.write_text("period,count,population\n" + "\n".join(rows) + "\n", "utf-8")
    assert main(["estimate", "series", str(path), "--start", "2024-01", "--format", "json"]) == 0
    told = json.loads(capsysbinary.readouterr().out)
    assert told["agree"] and told["primary"] == "regression" and told["models"][0]["high"] < 0.75
    assert main(["estimate", "series", str(path), "--start", "2024-12", "--lang", "ru"]) == 2
    assert "Нужно не меньше" in capsysbinary.readouterr().err.decode()
