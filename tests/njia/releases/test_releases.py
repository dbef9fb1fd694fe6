"""A release holds the declared tables alone, can be made again byte for byte, and is attacked as by a stranger."""

from __future__ import annotations

import csv
import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from njia.answering import table
from njia.answering.figures import figures as answers
from njia.answering.model import Asked, Quarter, publishing
from njia.cli.main import main
from njia.disclosure.budget import OverspentError
from njia.htcds.mapping import load_crosswalk
from njia.htcds.standard import fields
from njia.indicators.load import load_indicators
from njia.indicators.model import Case, Did, Ran
from njia.releases import exchange
from njia.releases.answers import cells_of_answers
from njia.releases.attack import audit
from njia.releases.calendar import load_calendar
from njia.releases.making import Around, Made, commitment, make
from njia.releases.manifest import Manifest, written

NOW = datetime(2026, 11, 28, tzinfo=UTC)
ORGANS = ("interior_ministry", "defence_ministry", "prison_service", "foreign_ministry")


def requests(seed: int = 4, each: int = 90, silent: float = 0.2) -> list[Case]:
    """Made-up requests for access in three quarters: most to one organ, few to the last, a share never answered."""
    chance, found = random.Random(seed), []
    for start in (datetime(2026, month, 5, tzinfo=UTC) for month in (1, 4, 7)):
        for _ in range(each):
            at = start + timedelta(days=chance.random() * 70)
            organ = chance.choices(ORGANS, [50, 30, 6, 3])[0]
            answered = at + timedelta(hours=chance.random() * 110) if chance.random() > silent else None
            acts = [Did("access.reported", at, {"situation": chance.choice(["detained", "barracks"])})]
            acts += [Did("access.requested", at, {"organ": organ})]
            acts += [Did("access.granted", answered)] if answered else []
            run = Ran("access", at, at + timedelta(hours=96), answered, "access.granted" if answered else None)
            found.append(Case(procedure="consular_access", acts=tuple(acts), runs=(run,)))
    return found


def answered(cases: list[Case]) -> tuple[Quarter, ...]:
    """What the page of response times tells of the same requests, the oldest quarter first."""
    asked = [Asked(str(c.last("organ")), r.started, r.due, r.stopped) for c in cases for r in c.runs]
    return answers(asked, publishing(), NOW)[::-1]


def published(cases: list[Case], told: Sequence[Quarter]) -> list[Made]:
    out = list[Made]()
    for number, quarter in enumerate(load_calendar().settled(NOW)):
        near = {"access": list(cells_of_answers(told[number], "access", quarter.name))} if told else {}
        around = Around(corridor="ke_ru", earlier=[m.manifest for m in out], beside=near)
        out.append(make(load_calendar(), load_indicators().measured, cases, quarter, around, "salt"))
    return out


@pytest.fixture(scope="module")
def made() -> list[Made]:
    return published(requests(), answered(requests()))


def test_only_quarters_that_have_settled_are_published(made: list[Made]) -> None:
    assert [one.manifest.release for one in made] == ["2026-Q1", "2026-Q2", "2026-Q3"]
    assert list(load_calendar().settled(datetime(2026, 4, 29, tzinfo=UTC))) == []


def test_nothing_leaks_from_all_releases_together_nor_with_the_page_of_response_times_beside_them(
    made: list[Made],
) -> None:
    found = audit([one.manifest for one in made])
    assert found.leaks == ()
    assert found.withheld > 0
    assert audit([one.manifest for one in made], answered(requests())).leaks == ()


def test_a_release_that_forgot_the_page_of_response_times_tells_of_the_few_who_were_answered_late() -> None:
    cases = requests(silent=0.4)
    alone, told = [one.manifest for one in published(cases, ())], answered(cases)
    assert audit(alone).leaks == ()
    assert {leak.what for leak in audit(alone, told).leaks} & {"withheld", "difference"}
    assert audit([one.manifest for one in published(cases, told)], told).leaks == ()


@pytest.mark.parametrize("each", [15, 333, 1500])
def test_shares_in_whole_per_cents_never_contradict_the_exact_numbers_of_a_release(each: int) -> None:
    cases = requests(seed=each, each=each)
    told = answered(cases)
    assert audit([one.manifest for one in published(cases, told)], told).leaks == ()


def test_a_changed_file_contradicts_the_others(made: list[Made]) -> None:
    told = answered(requests())
    rows = tuple(replace(row, asked=row.asked and row.asked * 2) for row in told[0].rows)
    found = audit([one.manifest for one in made], (replace(told[0], rows=rows), *told[1:]))
    assert "contradiction" in {leak.what for leak in found.leaks}


def test_the_page_s_own_file_is_read_back_and_attacked_by_the_command(
    made: list[Made], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (tmp_path / "answers.csv").open("w", newline="") as out:
        csv.writer(out).writerows([table.HEAD, *table.lines(answered(requests()))])
    assert table.read((tmp_path / "answers.csv").read_text()) == answered(requests())
    for number, one in enumerate(made):
        (tmp_path / f"{number}.json").write_bytes(written(one.manifest))
    releases = [str(tmp_path / f"{number}.json") for number in range(3)]
    assert main(["audit-release", *releases, "--answers", str(tmp_path / "answers.csv")]) == 0
    assert "Nothing leaks from 3 releases" in capsys.readouterr().out
    assert main(["audit-release", *releases, "--answers", releases[0]]) == 2


def test_the_same_cases_and_the_noise_that_was_kept_give_the_same_bytes_and_other_noise_is_noticed(
    made: list[Made],
) -> None:
    first = made[0]
    quarter = next(load_calendar().settled(NOW))
    around = Around(
        corridor="ke_ru",
        earlier=[],
        draw=lambda n, rho: first.noise["where"],
        beside={"access": list(cells_of_answers(answered(requests())[0], "access", "2026-Q1"))},
    )
    again = make(load_calendar(), load_indicators().measured, requests(), quarter, around, "salt").manifest
    assert written(again) == written(first.manifest)
    other = {"where": tuple(one + 1 for one in first.noise["where"])}
    assert commitment(other, "salt") != first.manifest.noise


def test_a_budget_that_is_spent_ends_the_noisy_tables(made: list[Made]) -> None:
    poor = replace(load_calendar(), lifetime_rho="0.03")
    around = Around(corridor="ke_ru", earlier=[one.manifest for one in made[:2]])
    with pytest.raises(OverspentError):
        make(poor, load_indicators().measured, [], list(poor.settled(NOW))[2], around, "salt")


def shown_again(manifest: Manifest) -> Manifest:
    """The same release by somebody who did not withhold: every hidden number of the first table is told as 4."""
    tables = list(manifest.tables)
    cells = tuple(one if one.value is not None else msgspec.structs.replace(one, value="4") for one in tables[0].cells)
    tables[0] = msgspec.structs.replace(tables[0], cells=cells)
    return msgspec.structs.replace(manifest, tables=tuple(tables))


def test_the_command_says_what_a_careless_release_leaks(
    made: list[Made], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, careless = tmp_path / "good.json", tmp_path / "careless.json"
    good.write_bytes(written(made[0].manifest))
    careless.write_bytes(written(shown_again(made[0].manifest)))
    assert main(["audit-release", str(good)]) == 0
    assert "Nothing leaks from 1 releases" in capsys.readouterr().out
    assert main(["audit-release", str(careless), "--lang", "ru"]) == 1
    assert "названо 4 – меньше, чем можно" in capsys.readouterr().out


def test_a_release_that_was_exchanged_later_no_longer_follows(made: list[Made]) -> None:
    first, second = (one.manifest for one in made[:2])
    assert [leak.what for leak in audit([msgspec.structs.replace(first, at_least=10), second]).leaks] == ["chain"]


def test_published_counts_go_out_under_the_codes_of_the_standard_and_a_small_one_is_not_told() -> None:
    at, held = datetime(2026, 2, 5, tzinfo=UTC), ["military"] * 30 + ["workplace"] * 4 + ["unknown"] * 15
    cases = [Case(procedure="release_demand", acts=(Did("release.reported", at, {"held_how": one}),)) for one in held]
    quarter, known = next(load_calendar().settled(NOW)), load_indicators().measured
    out = make(load_calendar(), known, cases, quarter, Around(corridor="ke_ru", earlier=[]), "salt").manifest
    rows = list(exchange.rows([out], known, load_crosswalk()))
    assert {row[0] for row in rows} == {"vic_TypeOfExploitation"}
    told = {row[1:4]: (row[5], row[8]) for row in rows}
    own = "x_njia_vic_TypeOfExploitation"
    assert told["ForcedLabour", "", ""] == (None, "Q")
    assert told["Other", own, "ForcedServiceInStateArmy"] in ((30.0, "A"), (None, "Q"))
    assert told["_T", "", ""] == (49.0, "A")
    specs = fields()["vic_TypeOfExploitation"].codes
    assert all(row[1] in {*specs, "_T", "_X"} for row in rows)
    assert audit([out]).leaks == ()
