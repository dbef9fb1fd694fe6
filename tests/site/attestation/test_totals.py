"""Figures of papers are exact, reconcile with an export of the ledger, and count what was sealed by hand."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from tests.site.attestation import way

from njia.attesting.claims import fitted, paper
from njia.cli.main import main
from njiasite.attestation import sealing
from njiasite.attestation.cases import said_in
from njiasite.attestation.models import Seal
from njiasite.attestation.office import office
from njiasite.config import clock
from njiasite.dossiers.services import RefusedError
from njiasite.ledger import export
from njiasite.ledger.services import Actor

pytestmark = pytest.mark.django_db


def by_hand(case, serial: int) -> str:
    """The address on a paper that the office sealed without the service."""
    claims = sealing._case(said_in(case))
    made = paper(
        claims, serial=serial, issuer="ke-labour", on=clock.now().date(), longest_months=12, a_month="{sum} a month"
    )
    return fitted(made, office().sealing, "https://njia.example")[1]


def test_published_figures_are_those_of_the_ledger_and_a_wrong_one_is_named(tmp_path: Path, capsys) -> None:
    with clock.moved(clock.now() - timedelta(days=3)):
        first, second = way.reviewed(), way.reviewed()
        way.do(first, "issued", way.SECOND)
        way.do(second, "issued_by_hand", way.SECOND, hand_code=by_hand(second, 9000))
        way.do(first, "revoked", Actor(way.FIRST.account, "supervisor"), reason="Under inquiry")
    way.submitted()  # of today, which is not over
    published = json.loads(Client().get(reverse("totals_json")).content)
    (day,) = published["days"].values()
    assert day == {"orders": 0, "attested": 2, "by_hand": 1, "revoked": 1}
    assert "2" in Client().get(reverse("totals")).content.decode()
    file, ledger = tmp_path / "totals.json", tmp_path / "ledger.jsonl"
    file.write_text(json.dumps(published))
    ledger.write_bytes(b"".join(export.lines()))
    assert main(["verify", "totals", str(file), "--ledger", str(ledger)]) == 0
    day["attested"] = 3
    file.write_text(json.dumps(published))
    assert main(["verify", "totals", str(file), "--ledger", str(ledger)]) == 1
    assert "attested: 3 published, 2 in the ledger" in capsys.readouterr().out
    assert main(["verify", "totals", str(ledger), "--ledger", str(ledger)]) == 2


def test_a_paper_sealed_by_hand_is_entered_once_and_only_for_its_own_contract() -> None:
    case, other = way.reviewed(), way.reviewed(way.submitted(way.honest_text().encode(), "contract.txt"))
    address = by_hand(case, 9001)
    for wrong in (address[:-4] + "AAAA", "HTTPS://NJIA.EXAMPLE/VERIFY#MFRGG", "no code at all"):
        with pytest.raises(RefusedError, match="not_this_contract"):
            way.do(case, "issued_by_hand", way.SECOND, hand_code=wrong)
    with pytest.raises(RefusedError, match="not_this_contract"):
        way.do(other, "issued_by_hand", way.SECOND, hand_code=address)
    with pytest.raises(RefusedError, match="different_person_from"):
        way.do(case, "issued_by_hand", Actor(way.FIRST.account, "attesting_officer"), hand_code=address)
    way.do(case, "issued_by_hand", way.SECOND, hand_code=address)
    again = way.reviewed()
    with pytest.raises(RefusedError, match="serial_used"):
        way.do(again, "issued_by_hand", way.SECOND, hand_code=by_hand(again, 9001))
    assert [(seal.serial, seal.on_paper) for seal in Seal.objects.all()] == [(9001, True)]


def test_the_counter_goes_round_a_number_that_was_given_by_hand() -> None:
    hand, first, second = way.reviewed(), way.reviewed(), way.reviewed()
    way.do(hand, "issued_by_hand", way.SECOND, hand_code=by_hand(hand, 2))
    way.do(first, "issued", way.SECOND)
    way.do(second, "issued", way.SECOND)
    assert sorted(Seal.objects.values_list("serial", flat=True)) == [1, 2, 3]
