"""A release holds the declared tables alone, can be made again byte for byte, and is attacked as by a stranger."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from njia.answering.figures import figures as answers
from njia.answering.model import Asked, publishing
from njia.cli.main import main
from njia.disclosure.bounds import exposed
from njia.disclosure.budget import OverspentError
from njia.indicators.load import load_indicators
from njia.indicators.model import Case, Did, Ran
from njia.releases.answers import cells_of_answers
from njia.releases.attack import audit
from njia.releases.calendar import load_calendar
from njia.releases.making import Around, Made, commitment, make
from njia.releases.manifest import Manifest, cells_of, written

NOW = datetime(2026, 11, 28, tzinfo=UTC)
ORGANS = ("interior_ministry", "defence_ministry", "prison_service", "foreign_ministry")


def requests(seed: int = 4, each: int = 90) -> list[Case]:
    """Made-up requests for access in three quarters: most to one organ, few to the last."""
    chance, found = random.Random(seed), []
    for start in (datetime(2026, month, 5, tzinfo=UTC) for month in (1, 4, 7)):
        for _ in range(each):
            at = start + timedelta(days=chance.random() * 70)
            organ = chance.choices(ORGANS, [50, 30, 6, 3])[0]
            answered = at + timedelta(hours=chance.random() * 140)
            acts = [Did("access.reported", at, {"situation": chance.choice(["detained", "barracks"])})]
            acts += [Did("access.requested", at, {"organ": organ}), Did("access.granted", answered)]
            run = Ran("access", at, at + timedelta(hours=96), answered, "access.granted")
            found.append(Case(procedure="consular_access", acts=tuple(acts), runs=(run,)))
    return found


def beside(cases: list[Case], release: str, number: int) -> dict[str, list]:
    """What the page of response times tells of the same requests."""
    asked = [Asked(str(c.last("organ")), r.started, r.due, r.stopped) for c in cases for r in c.runs]
    told = answers(asked, publishing(), NOW)[::-1]
    return {"access": list(cells_of_answers(told[number], "access", release))}


@pytest.fixture(scope="module")
def made() -> list[Made]:
    cases, out = requests(), list[Made]()
    for number, quarter in enumerate(load_calendar().settled(NOW)):
        around = Around(corridor="ke_ru", earlier=[m.manifest for m in out], beside=beside(cases, quarter.name, number))
        out.append(make(load_calendar(), load_indicators().measured, cases, quarter, around, "salt"))
    return out


def test_only_quarters_that_have_settled_are_published(made: list[Made]) -> None:
    assert [one.manifest.release for one in made] == ["2026-Q1", "2026-Q2", "2026-Q3"]
    assert list(load_calendar().settled(datetime(2026, 4, 29, tzinfo=UTC))) == []


def test_nothing_leaks_from_all_releases_together_nor_with_the_page_of_response_times_beside_them(
    made: list[Made],
) -> None:
    found = audit([one.manifest for one in made])
    assert found.leaks == ()
    assert found.withheld > 0
    for number, one in enumerate(made):
        pages = beside(requests(), one.manifest.release, number)["access"]
        told = {cell.atoms for cell in pages if cell.value is not None}
        mine = {cell.key: cell.atoms for cell in cells_of(one.manifest) if cell.table.startswith("access ")}
        both = [e for e in exposed([*cells_of(one.manifest), *pages], 11) if e.table.startswith("access ")]
        assert [e for e in both if mine[e.key] not in told] == []


def test_the_same_cases_and_the_noise_that_was_kept_give_the_same_bytes_and_other_noise_is_noticed(
    made: list[Made],
) -> None:
    first = made[0]
    quarter = next(load_calendar().settled(NOW))
    around = Around(
        corridor="ke_ru", earlier=[], beside=beside(requests(), "2026-Q1", 0), draw=lambda n, rho: first.noise["where"]
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
