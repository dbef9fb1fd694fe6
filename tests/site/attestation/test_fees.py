"""What a job cost stands on the officers' page with what is forbidden of it; the exported table names nobody."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse
from tests.site import people
from tests.site.attestation import way

from njia.cli.main import main

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_costs_are_summed_for_officers_and_the_worker_and_never_shown_to_the_agency(tmp_path: Path) -> None:
    case = way.submitted(monthly_pay={"amount": "60000", "currency": "RUB"})
    paid = {"fee_item": "recruitment", "fee_amount": {"amount": "85000", "currency": "KES"}, "fee_payer": "worker"}
    way.do(case, "fee_recorded", way.WORKER, **paid, fee_taker="A man called Tester")
    lent = {"loan_sum": {"amount": "50000", "currency": "KES"}, "loan_rate": "30", "loan_months": "2"}
    way.do(case, "loan_recorded", way.WORKER, **lent, loan_lender="Tester Lenders")
    way.do(case, "fee_declared", way.AGENCY, **{**paid, "fee_amount": {"amount": "1000", "currency": "KES"}})
    pages = {}
    for role, scope, at in (("labour_officer", "office", "labour_nairobi"), ("agency", "agency", "agency-1")):
        client = people.client_of(people.person(role, scope, at))
        pages[role] = client.get(reverse("attestation", args=[case.pk])).content.decode()
    assert "115,000 KES" in pages["labour_officer"] and "Nobody may take this from a worker" in pages["labour_officer"]
    assert "30 per cent a month" in pages["labour_officer"]
    assert "115,000" not in pages["agency"] and "85,000" not in pages["agency"]

    way.submitted()  # of whose costs nobody told
    table = tmp_path / "costs.csv"
    call_command("exportcosts", str(table))
    lines = table.read_text("utf-8").splitlines()
    assert lines == ["cost,interest,month", "85000.00,30000.00,99000.00"]
    assert main(["estimate", "recruitment-cost", str(table)]) == 0
