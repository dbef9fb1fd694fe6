"""Two rounds against each other: better recording is no change, a real fall is one, and what cannot be seen is said."""

import json
from pathlib import Path

import numpy as np
import pytest

from njia.cli.main import main
from njia.estimates.comparing import compare
from njia.estimates.declared import Prepared
from njia.estimates.errors import InputError
from njia.estimates.panel import panel
from njia.estimates.rounds import change, power, reached
from njia.estimates.settings import load_settings
from njia.estimates.tables import CaptureTable

RULES = load_settings()
LISTS = ("embassy", "police", "ngo", "returned")


def round_of(people: int, odds: float, seed: int) -> CaptureTable:
    """People on four lists by chance, each list reaching them with its own odds, times ``odds``."""
    usual = np.array([0.12, 0.09, 0.08, 0.05]) * odds
    listed = np.random.default_rng(seed).random((people, 4)) < usual / (1 + usual)
    counts = np.bincount(listed @ (1 << np.arange(4)), minlength=16)
    return CaptureTable(LISTS, (0, *(int(count) for count in counts[1:])))


def test_better_recording_is_not_a_change() -> None:
    found = compare(round_of(4000, 1.0, 1), round_of(4000, 1.4, 2), RULES)
    assert found.observed[1] > 1.2 * found.observed[0]
    assert found.verdict == "none"
    assert found.against == ()


def test_a_fall_of_twice_the_least_detectable_is_reported_and_a_smaller_one_is_not_called_proven() -> None:
    before = round_of(8000, 1.0, 3)
    least = compare(before, round_of(8000, 1.0, 4), RULES).detectable
    assert least is not None and least < 0.45
    assert compare(before, round_of(round(8000 * (1 - 2 * least)), 1.0, 5), RULES).verdict == "fall"
    assert compare(before, round_of(round(8000 * (1 - least / 4)), 1.0, 6), RULES).verdict == "none"


def test_to_change_places_turns_the_answer_round() -> None:
    before, after = round_of(8000, 1.0, 3), round_of(2500, 1.0, 5)
    one, other = (change("shrinkage", *pair, RULES) for pair in ((before, after), (after, before)))
    assert (one.verdict, other.verdict) == ("fall", "rise")
    assert one.ratio * other.ratio == pytest.approx(1, abs=0.06)


def test_rounds_with_other_lists_are_not_compared() -> None:
    with pytest.raises(InputError):
        compare(CaptureTable(("a", "b", "c"), (0, 9, 8, 3, 7, 2, 2, 1)), round_of(500, 1.0, 1), RULES)


def test_played_rounds_seldom_report_what_did_not_happen() -> None:
    calm, halved = power(round_of(6000, 1.0, 8), (0.0, 0.6), 40, RULES, odds=1.4)
    assert calm.reported + calm.wrong <= 0.2
    assert halved.reported >= 0.8
    assert halved.wrong == 0


def test_reach_grows_by_odds_where_lists_are_independent() -> None:
    share = np.array([0.7, 0.3])
    shares = np.multiply.outer(share, share).reshape(-1)
    grown = np.array([0.7 / (0.7 + 0.6), 0.6 / (0.7 + 0.6)])
    assert reached(shares, 2.0) == pytest.approx(np.multiply.outer(grown, grown).reshape(-1))


def csv_of(table: CaptureTable, path: Path) -> str:
    rows = [
        ",".join([*(str(history >> i & 1) for i in range(len(table.lists))), str(count)])
        for history, count in enumerate(table.counts)
        if count
    ]
    path.write_text("\n".join([",".join([*table.lists, "count"]), *rows]) + "\n", "utf-8")
    return str(path)


def test_the_commands_say_it_in_three_languages(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    before, after = (
        csv_of(round_of(4000, 1.0, 1), tmp_path / "a.csv"),
        csv_of(round_of(4000, 1.4, 2), tmp_path / "b.csv"),
    )
    for language, word in (("en", "No detectable change"), ("sw", "Hakuna badiliko"), ("ru", "Заметных изменений нет")):
        assert main(["estimate", "compare", before, after, "--lang", language]) == 0
        assert word in capsysbinary.readouterr().out.decode()
    assert main(["estimate", "compare", before, after, "--format", "json"]) == 0
    told = json.loads(capsysbinary.readouterr().out)
    assert told["verdict"] == "none" and 0 < told["minimum_detectable_fall"] < 1 and len(told["warnings"]) == 1
    assert main(["estimate", "power", before, "--fall", "0.7", "--runs", "5", "--format", "json"]) == 0
    (row,) = json.loads(capsysbinary.readouterr().out)["power"]
    assert row["reported"] == 1.0
    with pytest.raises(SystemExit) as left:
        main(["estimate", "power", before, "--fall", "30"])
    assert left.value.code == 2


def test_who_is_counted_in_full_is_in_the_estimate_and_in_what_would_move_it() -> None:
    table = round_of(3000, 1.0, 7)
    alone, more = (panel(Prepared(table, counted), RULES, ("shrinkage",)) for counted in (0, 500))
    assert more.observed == alone.observed + 500
    assert more.estimates[0].estimate == alone.estimates[0].estimate + 500
    assert alone.fragility is not None and more.fragility is not None
    assert more.fragility.left_out[0].estimate == alone.fragility.left_out[0].estimate + 500
    assert more.fragility.known == alone.fragility.known
    assert more.stable == alone.stable
