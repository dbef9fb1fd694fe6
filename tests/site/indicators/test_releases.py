"""A quarter is published once, from acts, as an act; everybody can read it, attack it and have it made again."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from tests.site.dossiers.making import CONSUL, COUNTERPART, asked, do

from njia.cli.main import main
from njia.releases.calendar import load_calendar
from njia.releases.paper import content
from njiasite.config import clock
from njiasite.dossiers import services
from njiasite.indicators import gathering, releasing, selectors
from njiasite.indicators.models import Release
from njiasite.ledger import selectors as ledger

pytestmark = pytest.mark.django_db
MAY = datetime(2026, 5, 6, 9, tzinfo=UTC)
SETTLED = datetime(2026, 7, 31, 12, tzinfo=UTC)


@pytest.fixture
def quarter() -> None:
    """Twelve calls for help of one quarter, none of them complained of."""
    for number in range(12):
        with clock.moved(MAY + timedelta(days=number)):
            call()


def call() -> None:
    services.open_dossier(
        corridor="ke_ru", procedure="distress_report", type="distress.reported",
        given={"teller": "self", "urgency": "urgent"}, actor=CONSUL, channel="web", key=str(uuid4()),
        scope={"mission": "kenya_moscow"},
    )  # fmt: skip


def test_a_case_is_gathered_with_its_clocks_as_it_stood_when_the_quarter_settled(settings: Any, tmp_path: Path) -> None:
    place = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "documents": place}
    with clock.moved(MAY):
        dossier = asked()
    with clock.moved(MAY + timedelta(hours=30)):
        given = (MAY + timedelta(hours=20)).isoformat()
        do(dossier, "access.refused", COUNTERPART, refusal_kind="other", refusal_ground="No.", happened_at=given)
    before, after = (
        gathering.cases("ke_ru", ["consular_access"], MAY + timedelta(hours=hours), ZoneInfo("Africa/Nairobi"))[0]
        for hours in (25, 31)
    )
    runs = [next(run for run in case.runs if run.clock == "access") for case in (before, after)]
    assert [(run.stopped and run.stopped - MAY, run.stopped_by) for run in runs] == [
        (None, None), (timedelta(hours=20), "access.refused"),
    ]  # fmt: skip
    assert (runs[0].due - runs[0].started, after.last("organ")) == (timedelta(hours=96), "interior_ministry")


def test_a_quarter_is_published_once_as_an_act_and_made_again_from_the_ledger_alone(quarter: None) -> None:
    assert releasing.publish(SETTLED - timedelta(days=2)) == 0
    assert [releasing.publish(SETTLED), releasing.publish(SETTLED)] == [1, 0]
    (act,) = ledger.acts(releasing.chain())
    (row,) = Release.objects.all()
    assert (row.name, row.body) == ("2026-Q2", act.given["release"])
    assert releasing.differing() == []
    kept = Release.objects.values_list("name", "body", "digest", "made_at").get()
    Release.objects.all().delete()
    assert releasing.rebuild() == 1
    assert Release.objects.values_list("name", "body", "digest", "made_at").get() == kept


def test_what_is_recorded_after_a_quarter_has_settled_changes_nothing_and_a_changed_rule_is_noticed(
    quarter: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    releasing.publish(SETTLED)
    with clock.moved(SETTLED + timedelta(days=1)):
        call()
    assert releasing.differing() == []
    monkeypatch.setattr("njia.releases.making.NO", "perhaps")
    with pytest.raises(CommandError, match="2026-Q2"):
        call_command("figures", "--check")


def test_a_table_that_is_declared_later_leaves_earlier_releases_as_they_were(
    quarter: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    fewer = replace(load_calendar(), tables=load_calendar().tables[:6], settles=timedelta(days=29))
    monkeypatch.setattr("njiasite.indicators.releasing.load_calendar", lambda corridor: fewer)
    assert releasing.publish(SETTLED) == 1
    monkeypatch.undo()
    assert releasing.differing() == []


def test_everybody_reads_the_figure_with_its_range_and_takes_it_as_a_file(quarter: None, client: Client) -> None:
    releasing.publish(SETTLED)
    page = client.get("/figures/complaints_about_us").content.decode()
    assert "0 % (between 0 and 24)" in page
    heard = page.split("<desc")[1].split("</desc>")[0]
    assert "2026-Q2: 0 % (between 0 and 24)" in heard
    assert '<svg class="drawn"' in page and "<script" not in page
    told = csv.DictReader(io.StringIO(client.get("/figures/complaints_about_us.csv").content.decode()))
    whole = next(row for row in told if row["PART"] == "_T")
    assert (whole["OBS_VALUE"], whole["CONF_LOW"], whole["COUNTED"]) == ("0", "0", "12")
    (told_by_api,) = (one for one in client.get("/api/v1/figures").json() if one["indicator"] == "complaints_about_us")
    assert (told_by_api["value"], round(told_by_api["high"]), told_by_api["counted"]) == (0, 24, 12)
    assert "0 % (от 0 до 24)" in client.get("/figures", headers={"accept-language": "ru"}).content.decode()


def test_a_release_is_taken_as_it_stands_in_the_ledger_and_attacked(
    quarter: None, client: Client, tmp_path: Path
) -> None:
    releasing.publish(SETTLED)
    (tmp_path / "out.json").write_bytes(client.get("/figures/releases/2026-Q2.json").content)
    assert main(["audit-release", str(tmp_path / "out.json")]) == 0


def test_the_committee_s_report_is_a_pdf_in_both_languages_and_says_the_same_figures(
    quarter: None, client: Client
) -> None:
    assert client.get("/figures/report.pdf").status_code == 404
    releasing.publish(SETTLED)
    for language in ("en", "ru"):
        answer = client.get(f"/figures/report.pdf?language={language}")
        assert answer.content.startswith(b"%PDF") and f"-{language}.pdf" in answer["Content-Disposition"]
    english, russian = (content([one.manifest for one in selectors.releases()], "ke_ru", side) for side in ("en", "ru"))
    assert complaints(english)["parts"][0][1] == "0 % (between 0 and 24)"
    assert complaints(russian)["parts"][0][1] == "0 % (от 0 до 24)"


def complaints(told: dict[str, Any]) -> dict[str, Any]:
    return next(row for row in told["rows"] if row["parts"][0][1].startswith("0 %"))


def test_a_spent_budget_publishes_nothing_and_says_so(
    quarter: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    poor = replace(load_calendar(), lifetime_rho="0.001")
    monkeypatch.setattr("njiasite.indicators.releasing.load_calendar", lambda corridor: poor)
    assert releasing.publish(SETTLED) == 0
    assert "The privacy budget is spent" in caplog.text
    assert not Release.objects.exists()


def test_what_others_counted_is_written_with_the_readers_groups_of_three(client: Client) -> None:
    shown = {code: client.get("/figures", headers={"accept-language": code}).text for code in ("en", "ru")}
    assert "<strong>1,000+</strong>" in shown["en"] and "<strong>1\N{NO-BREAK SPACE}000+</strong>" in shown["ru"]
