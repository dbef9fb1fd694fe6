"""What stops an order keeps it shut, until another officer than the one who concurs has said why not."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse
from tests.site import people
from tests.site.registers.making import CONSUL, EMPLOYER, LABOUR, VERIFIED, concurred, do, verified_order

from njiasite.dossiers import engine
from njiasite.dossiers.services import RefusedError
from njiasite.ledger.services import Actor

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
OTHER = Actor(uuid4(), "labour_officer")
BELOW = {"order_rule": "terms.minimum_wage", "overruled_because": "Half the hours: a part-time job, seen by us."}
CHEAP = {"pay": {"amount": "20000", "currency": "RUB"}}


def test_an_order_below_the_minimum_wage_is_not_opened_unless_another_officer_says_why() -> None:
    order = verified_order(**CHEAP)
    with pytest.raises(RefusedError, match=r"orders\.stopped"):
        concurred(order)
    do(order, "order.stop_overruled", LABOUR, **BELOW)
    with pytest.raises(RefusedError, match="different_person_from"):
        concurred(order)  # by the same officer
    page = people.client_of(people.person("labour_officer", "office", "labour_nairobi"))
    assert "Half the hours" in page.get(reverse("case", args=[order.pk])).content.decode()
    employer = people.client_of(people.person("employer", "employer", "employer-zarya"))
    assert "Half the hours" not in employer.get(reverse("case", args=[order.pk])).content.decode()
    concurred(order, by=OTHER)
    assert engine.standing(order).state == "open"


def test_what_endangers_people_and_what_is_no_stop_cannot_be_overruled() -> None:
    order = verified_order(custody="employer")
    for rule, code in (("terms.custody", "never"), ("terms.leave", "no_such_stop")):
        with pytest.raises(RefusedError, match=rf"orders\.{code}"):
            do(order, "order.stop_overruled", LABOUR, order_rule=rule, overruled_because="They asked us to.")


def test_an_order_that_was_mended_has_to_be_looked_at_anew() -> None:
    order = verified_order(**CHEAP)
    do(order, "order.stop_overruled", LABOUR, **BELOW)
    do(order, "order.returned", LABOUR, reason="Say who pays the ticket.")
    do(order, "order.mended", EMPLOYER, pays_ticket_out="employer")
    do(order, "order.verified", CONSUL, **VERIFIED)
    with pytest.raises(RefusedError, match=r"orders\.stopped"):
        concurred(order, by=OTHER)
