"""From tips in three languages to a ring that can be taken out: nothing is anybody until a person says so."""

from __future__ import annotations

import re
from datetime import date
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.site.intelligence.world import TIPS, accept_all, investigator, ring_of_tips, tip

from njia.evidence.verifying import verify
from njiasite.config import clock
from njiasite.intelligence.models import Alert, Candidate, Judgement, Mention, MentionKey, Report, Ring, RingMember
from njiasite.intelligence.plugs import link_and_look
from njiasite.ledger import signing
from njiasite.ledger.models import Act, Read

pytestmark = pytest.mark.django_db


def test_from_tips_to_a_ring(tmp_path: Path) -> None:
    reader = investigator()
    tips = ring_of_tips(reader)
    (ring,) = Ring.objects.filter(gone_at=None)
    with CaptureQueriesContext(connection) as asked:
        page = reader.get(f"/rings/{ring.number}").text
    assert sum('"report__dossier"' in one["sql"] for one in asked) == 1, "all mentions are read once"
    for word in ("Brian Kiptoo", "Otieno Example", "Sample Bridge Recruitment", "880001", "KDA 123A", "Eldoret"):
        assert word in page
    assert "80,000" in page and tips[0].number in page
    russian = reader.get(f"/rings/{ring.number}", headers={"accept-language": "ru"}).text
    assert "Элдорет" in russian and "° в. д." in russian and "° E" not in russian
    table = reader.get(f"/rings/{ring.number}/taken/csv").content.decode("utf-8-sig")
    assert "Sample Bridge Recruitment,organisation,agency,880001,till,3" in table
    assert b"Person" in reader.get(f"/rings/{ring.number}/taken/ftm").content
    (tmp_path / "bundle.zip").write_bytes(reader.get(f"/rings/{ring.number}/taken/bundle").content)
    found = verify(tmp_path / "bundle.zip", signing.private_key().public_key())
    assert found.faults == () and found.statements > 5
    assert Act.objects.filter(type="intelligence.taken_out").count() == 3
    assert "was paid to" in statements(tmp_path / "bundle.zip")
    Mention.objects.filter(kind="paid").update(whose=None)  # as where a report does not say whom it went to
    assert "80,000" in reader.get(f"/rings/{ring.number}").text, "a hint: there is one till alone"
    (tmp_path / "bundle.zip").write_bytes(reader.get(f"/rings/{ring.number}/taken/bundle").content)
    assert "was paid to" not in statements(tmp_path / "bundle.zip"), "evidence says no more than the report"
    assert Read.objects.filter(payload__contains='"purpose":"ring"').exists()


def test_a_month_in_which_a_ring_slept_stands_in_its_timeline() -> None:
    reader = investigator()
    ring_of_tips(reader)
    for report, day in zip(Report.objects.all(), (date(2025, 11, 3), date(2026, 2, 1), date(2026, 2, 28)), strict=True):
        Report.objects.filter(pk=report.pk).update(day=day)
    page = reader.get(f"/rings/{Ring.objects.get(gone_at=None).number}").text.partition('id="time"')[2]
    rows = re.findall(r"<td class=\"tight\">([^<]+)</td>.*?</meter> (\d+)</td>", page)
    assert rows == [("November 2025", "1"), ("December 2025", "0"), ("January 2026", "0"), ("February 2026", "2")]


def test_a_part_of_a_ring_speaks_of_nobody_who_is_not_in_it_and_says_what_was_asked_wrongly() -> None:
    reader = investigator()
    ring_of_tips(reader)
    for report, day in zip(Report.objects.all(), (date(2025, 11, 3), date(2026, 2, 1), date(2026, 2, 28)), strict=True):
        Report.objects.filter(pk=report.pk).update(day=day)
    address = f"/rings/{Ring.objects.get(gone_at=None).number}"
    whole = reader.get(address).text
    assert "Sample Bridge Recruitment takes or passes on money" in whole and "3 reports" in whole
    around = {name: link for link, name in re.findall(r'<td><a href="([^"#]+)[^"]*">([^<]+)</a>', whole)}
    driver = reader.get(around["Otieno Example"]).text
    assert (
        "KDA 123A" in driver and "1 member;" in driver.replace("\n", " ") and "takes or passes on money" not in driver
    )
    assert "2 reports" in driver.partition('class="filters"')[0], "the third names somebody else alone"
    assert "takes or passes on money" not in reader.get(f"{address}?since=2030-01-01").text
    turned = reader.get(f"{address}?since=2026-03-01&until=2026-02-01").text
    assert "This day is before the first one." in turned and "Brian Kiptoo" not in turned
    wrong = reader.get(f"{address}?since=abc&until=2025-12-31").text
    assert 'class="error"' in wrong and "1 report." in wrong.partition('class="filters"')[0], (
        "what was asked rightly holds"
    )


def statements(bundle: Path) -> str:
    """The statements of a sealed bundle, as they are written."""
    with ZipFile(bundle) as opened:
        return opened.read(next(name for name in opened.namelist() if name.endswith("statements.json"))).decode()


def test_what_people_judged_and_what_follows_is_made_anew_from_the_ledger() -> None:
    reader = investigator()
    ring_of_tips(reader)
    other = tip("Pay to till 880001 and fly this week.")
    link_and_look(clock.now())
    assert reader.post("/alerts", {"alert": Alert.objects.get(dossier=other).pk}).status_code == 302
    before = everything()
    assert before[0] and before[2] and before[3][0][-1]
    Judgement.objects.all().delete()
    Alert.objects.all().delete()
    call_command("rebuild_rings", stdout=StringIO())
    assert everything() == before


def everything() -> list[list[tuple[object, ...]]]:
    """The rows of judgements, pairs, rings and alerts."""
    return [
        list(Judgement.objects.order_by("seq").values_list()),
        list(Candidate.objects.order_by("a", "b").values_list("a", "b", "probability", "steps", "held")),
        list(RingMember.objects.order_by("mention").values_list("ring__number", "mention", "member", "stability")),
        list(Alert.objects.order_by("dossier").values_list("ring__number", "dossier", "kinds", "seen_by", "seen_at")),
    ]


def test_what_the_machine_finds_is_kept_nowhere_until_it_is_accepted() -> None:
    reader, dossier = investigator(), tip(TIPS[0])
    page = reader.get(f"/cases/{dossier.id}/mentions").text
    assert "Brian Kiptoo" in page and not Mention.objects.exists()
    link_and_look(clock.now())
    assert not Ring.objects.exists() and not Candidate.objects.exists()


def test_no_name_and_no_number_lies_open_in_the_tables() -> None:
    reader, dossier = investigator(), tip(TIPS[0])
    accept_all(reader, dossier)
    lying = repr([list(model.objects.values_list()) for model in (Mention, MentionKey, Candidate, Alert)])
    lying += repr(list(Act.objects.filter(type__startswith="intelligence").values_list("payload", flat=True)))
    assert not any(word in lying.casefold() for word in ("kiptoo", "880001", "722000456", "otieno", "bridge"))
