"""A round of estimates is published once, to two digits, and its table of overlaps is shown nowhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from njia.corridors.load import load
from njia.framework.load import load_framework
from njia.releases.rounds import change_said
from njiasite.indicators import rounds
from njiasite.indicators.chains import chain
from njiasite.ledger import selectors as ledger
from njiasite.ledger.models import Act

pytestmark = pytest.mark.django_db
HEAD = "embassy,police,ngo,count\n"
TABLE = HEAD + "1,0,0,211\n0,1,0,157\n0,0,1,133\n1,1,0,23\n1,0,1,19\n0,1,1,17\n1,1,1,7\n"
FEWER = HEAD + "1,0,0,105\n0,1,0,78\n0,0,1,66\n1,1,0,12\n1,0,1,9\n0,1,1,8\n1,1,1,3\n"
DAYS = (date(2026, 1, 1), date(2026, 6, 30))


def publish(name: str, table: str) -> None:
    rounds.publish(name, DAYS, table, methods=("shrinkage", "decomposable"))


def test_everybody_reads_the_figure_with_its_range_and_what_became_of_it_and_nobody_the_table(client: Client) -> None:
    assert "No round of estimates has been published yet" in client.get("/figures/people_not_counted").content.decode()
    publish("2026-H1", TABLE)
    publish("2026-H2", FEWER)
    (first, second) = rounds.rounds()
    assert first.main and second.change and second.change.detectable
    page = client.get("/figures/people_not_counted").content.decode()
    assert f"About {first.main.estimate:,} people in all" in page and "<svg" in page and "<script" not in page
    assert "people nobody has counted" not in page and "Never add them up" in page
    assert all(page.count(f"About {one.main.estimate:,} people") == 1 for one in (first, second) if one.main)
    became = change_said(second.change, load("ke_ru").messages).en
    assert second.weak  # three lists cannot be tested by leaving one out
    for address in ("/figures/people_not_counted", "/figures", "/framework"):
        told = client.get(address).content.decode()
        assert f"About {second.main.estimate:,} people in all" in told  # type: ignore[union-attr]
        assert became in told and "Weak figure" in told
    file = client.get("/figures/estimates/2026-H1.json").content
    assert all(line.estimate % 10 == 0 for line in first.panel)
    (act, _) = ledger.acts(chain())
    assert file == act.given["round"].encode()
    stored = str(Act.objects.filter(chain=chain()).values_list("payload", "sealed")) + file.decode() + page
    assert "211" not in stored and "157" not in stored
    assert rounds.differing() == []
    assert (
        "people_not_counted" in next(p for p in load_framework().promises if p.id == "measurable_reduction").indicators
    )


def test_a_round_of_other_lists_is_not_to_be_compared_and_every_page_with_its_figure_says_so(client: Client) -> None:
    publish("2026-H1", TABLE)
    assert "Not to be compared" not in client.get("/figures").content.decode()
    publish("2026-H2", TABLE.replace("ngo", "hospital"))
    for address in ("/figures/people_not_counted", "/figures", "/framework"):
        assert "Not to be compared with 2026-H1" in client.get(address).content.decode()


def test_a_round_is_published_once_and_never_of_fewer_people_than_may_be_told(tmp_path: Path) -> None:
    publish("2026-H1", TABLE)
    (tmp_path / "few.csv").write_text(HEAD + "1,0,0,3\n0,1,0,3\n1,1,0,1\n0,1,1,2\n")
    days = ["--days", "2026-07-01", "2026-12-31"]
    for name, why in (("2026-H1", "nothing is published twice"), ("2026-H2", "Fewer than 11 people")):
        table = tmp_path / "few.csv"
        with pytest.raises(CommandError, match=why):
            call_command("estimates", str(table), "--round", name, *days)


def test_a_name_that_no_address_can_hold_and_days_the_wrong_way_round_are_refused(client: Client) -> None:
    for name in ("2026 H1", "2026/1", ""):
        with pytest.raises(ValueError, match="letters, digits"):
            publish(name, TABLE)
    with pytest.raises(ValueError, match="ends before it begins"):
        rounds.publish("2026-H1", DAYS[::-1], TABLE)
    assert rounds.rounds() == [] and client.get("/figures/people_not_counted").status_code == 200
