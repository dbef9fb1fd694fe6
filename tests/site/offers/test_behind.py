"""Who is behind an offer: registers, reports above the threshold, watch-lists, and wording that was seen before."""

from __future__ import annotations

import json
import re
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from tests.njia.screening.test_behind import LURE
from tests.site.offers.test_offer import answer
from tests.site.people import person
from tests.site.registers import making as registers
from tests.site.tips.test_tips import do, to_proposed

from njiasite.dossiers.models import Dossier
from njiasite.ledger.services import Actor
from njiasite.offers.models import LureMark, Mention
from njiasite.tips.services import Told, receive

OFFER = "Work as a guard in Qatar. Kilima Sample Agency Ltd, call +254 700 000 777, pay KES 5,000 to till 123456."
pytestmark = pytest.mark.django_db


def suspended(name: str) -> None:
    at, officer = {"office": "licensing_nairobi"}, Actor(person("labour_officer").pk, "labour_officer")
    said = {"list_authority": "NEA (sample)", "list_day": "2026-11-01", "list_source": "page 1"}
    entry = registers.opened(
        "list_entry", "entry.listed", officer, at, list_kind="agency", entry_name=name, entry_number="SAMPLE-91", **said
    )
    registers.do(entry, "entry.suspended", officer, public_reason="Took fees", **said)


def report(words: str) -> Dossier:
    return receive(Told(about="advert", words=words), str(uuid4()))[0]


def test_a_suspended_agency_is_told_and_one_that_is_on_no_list(client: Client) -> None:
    page = answer(client, OFFER)
    assert "Who is behind it" in page and "It is not in the register of agencies. That alone proves nothing." in page
    suspended("Kilima Sample Agency Ltd")
    assert "Kilima Sample Agency Ltd: Suspended" in answer(client, OFFER)


def test_reports_are_counted_and_told_only_from_the_threshold(client: Client) -> None:
    for n in range(11):
        assert "people told us of it" not in answer(client, OFFER), n
        report(f"They took my money, till no 123456, it was number {n}")
    assert "11 people told us of it." in answer(client, OFFER)
    assert all("123456" not in value for value in Mention.objects.values_list("value", flat=True))


def test_a_watch_list_is_imported_by_file_and_its_day_is_shown(client: Client, tmp_path: Path, capsys) -> None:
    entity = {"id": "x-1", "schema": "Person", "caption": "Ivan Petrov", "properties": {"name": ["Ivan Petrov"]}}
    file = tmp_path / "list.ftm.json"
    file.write_text(json.dumps(entity) + "\n")
    call_command("importwatchlist", file, name="Sample list", as_of="2026-11-01")
    assert "1 entries" in capsys.readouterr().out
    page = answer(client, "Job in Russia for 2,000 USD. Пишите: г-н Иван Петров, гражданин России.")
    assert "“Ivan Petrov” stands on the watch-list Sample list of 1 November 2026." in page
    file.write_text("{}\n")
    with pytest.raises(CommandError, match="line 1"):
        call_command("importwatchlist", file, name="Sample list", as_of="2026-11-02")
    assert "of 1 November 2026" in answer(client, "Job in Russia. Пишите: г-н Иван Петров, гражданин России.")


def test_the_wording_of_a_confirmed_lure_is_known_again_with_the_shared_passages(client: Client) -> None:
    again = LURE.replace("2000", "900").replace("Peter", "Paul")
    tip = report(LURE)
    assert "known lure" not in answer(client, again)  # what is only reported is no lure yet
    to_proposed(tip, "police")
    do(tip, "tip.lure_confirmed", lure_words=LURE)
    page = answer(client, again)
    assert "<h1>Stop. This has the wording of a known lure.</h1>" in page
    assert max(map(len, re.findall("<q>(.*?)</q>", page))) > 30  # which marks are kept hangs on the key
    assert "known lure" not in answer(client, OFFER)
    assert LureMark.objects.exists()
