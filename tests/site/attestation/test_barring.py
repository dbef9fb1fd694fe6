"""An agency that is suspended by its authority: whoever has an order or a contract with it hears of it at once."""

from __future__ import annotations

import pytest
from tests.site import people
from tests.site.attestation import way
from tests.site.registers.making import CONSUL, LABOUR, do, in_register, open_order, opened

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


def test_it_reaches_contracts_without_an_order_by_the_name_the_number_and_the_account_of_who_is_barred() -> None:
    named = way.submitted(agency_name="BAOBAB AGENCY LTD")
    near = way.submitted(agency_name="Baobab Agents and Sons")
    opened(
        "list_entry", "entry.listed", LABOUR, entry_name="Baobab Agency Limited", entry_number="PEA/9",
        list_kind="agency", list_authority="A", list_day="2026-11-01", list_source="p. 1",
    )  # fmt: skip
    said = {"list_authority": "A", "list_day": "2026-11-02", "list_source": "p. 2"}
    do(Dossier.objects.get(procedure="list_entry"), "entry.suspended", LABOUR, public_reason="Took fees", **said)
    assert told_of(named) and not told_of(near)

    looked_up = way.submitted()
    way.do(
        looked_up,
        "employer_checked",
        way.FIRST,
        employer_inn=in_register("employer", way.INN),
        employer_seen_on="2026-11-20",
    )
    firm = Dossier.objects.get(procedure="employer_registration")
    Dossier.objects.filter(pk=firm.pk).update(employer="employer-7")
    theirs = way.submitted()
    Dossier.objects.filter(pk=theirs.pk).update(employer="employer-7")
    do(Dossier.objects.get(pk=firm.pk), "firm.suspended", CONSUL, firm_ground="other", reason="Other work")
    assert told_of(looked_up) and told_of(theirs) and not told_of(near)


def told_of(case: Dossier) -> bool:
    return "attestation.party_barred" in engine.standing(case).done
