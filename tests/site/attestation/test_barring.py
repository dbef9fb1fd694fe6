"""An agency that is suspended by its authority: whoever has an order or a contract with it hears of it at once."""

from __future__ import annotations

import pytest
from tests.site import people
from tests.site.attestation import way
from tests.site.registers.making import LABOUR, do, in_register, open_order

from njiasite.channels import services
from njiasite.channels.models import Message
from njiasite.dossiers import engine
from njiasite.dossiers.models import Dossier

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_a_suspension_reaches_open_orders_and_contracts_with_that_agency_and_no_others() -> None:
    officer = people.person("labour_officer", "office", "labour_nairobi")
    in_register("agency", "PEA/9")
    order = open_order(agency_number="PEA 9", agency_company="Baobab", **way.ORDER)
    mine, gone = (way.submitted(lane="agency", job_order=order.number) for _ in range(2))
    way.do(gone, "withdrawn", way.WORKER)
    other = way.submitted(lane="direct")
    entry = Dossier.objects.get(procedure="list_entry")
    said = {"list_authority": "A", "list_day": "2026-11-02", "list_source": "p. 2"}
    do(entry, "entry.suspended", LABOUR, public_reason="Took fees", **said)
    assert "order.party_barred" in engine.standing(order).done
    assert "attestation.party_barred" in engine.standing(mine).done
    for case in (gone, other):
        assert "attestation.party_barred" not in engine.standing(case).done
    told = Message.objects.filter(recipient=officer.pk, dossier__in=[mine.pk, order.pk, gone.pk, other.pk])
    texts = [one[2] for one in services.opened(told) if one and "the register now speaks against" in one[2]]
    assert sorted(text.split(":")[0] for text in texts) == sorted([order.number, mine.number])
