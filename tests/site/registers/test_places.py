"""Places of a job order: one for each case, never more than were granted, whoever asks at once; the ledger says so."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, connections, transaction
from tests.site.registers.making import (
    ATTESTING,
    CONSUL,
    LABOUR,
    SUPERVISOR,
    concurred,
    do,
    open_order,
    opened,
    verified_order,
)

from njiasite.dossiers.rebuild import rebuild
from njiasite.dossiers.services import RefusedError
from njiasite.ledger import selectors as ledger
from njiasite.ledger.services import Actor
from njiasite.registers import selectors
from njiasite.registers.models import HeldPlace, JobOrder
from njiasite.registers.services import OrderBarredError, OrderClosedError, OrderFullError, release_place, take_place

together = pytest.mark.django_db(transaction=True, databases=["default", "keys"])
alone = pytest.mark.django_db(databases=["default", "keys"])
CROWD = 50


def take(order: str, holder: str) -> bool:
    return take_place(order=order, holder=holder, actor=ATTESTING, channel="web")


@together
def test_fifty_who_ask_at_once_for_ten_places_get_exactly_ten() -> None:
    order = open_order(places=10)
    ready = Barrier(CROWD)

    def one(number: int) -> bool:
        if connection.vendor == "sqlite":  # on a slow machine the last of fifty waits longer than a person would
            connection.cursor().execute("PRAGMA busy_timeout = 600000")
        ready.wait(timeout=600)
        try:
            return take(order.number, f"KE-RU-2026-{number:06}")
        except OrderFullError:
            return False
        finally:
            connections.close_all()

    with ThreadPoolExecutor(CROWD) as pool:
        assert sum(pool.map(one, range(CROWD))) == 10
    taken = [act.given["holder"] for act in ledger.acts(order.id) if act.type == "order.place_taken"]
    assert len(taken) == len(set(taken)) == 10 == JobOrder.objects.get().places_taken
    assert set(HeldPlace.objects.values_list("holder", flat=True)) == set(taken)
    assert selectors.places_left(order.number) == 0


@alone
def test_a_case_holds_one_place_however_often_it_asks_and_can_give_it_back() -> None:
    order = open_order(places=1)
    assert take(order.number, "A") and not take(order.number, "A")
    with pytest.raises(OrderFullError):
        take(order.number, "B")
    back = {"order": order.number, "actor": SUPERVISOR, "channel": "web"}
    assert release_place(holder="A", **back) and not release_place(holder="A", **back)
    assert not release_place(holder="B", **back)
    assert take(order.number, "B") and release_place(holder="B", **back) and take(order.number, "B")
    assert selectors.order(order.number).taken == 1  # type: ignore[union-attr]


@alone
def test_a_place_is_given_back_with_the_transaction_that_failed() -> None:
    order = open_order(places=1)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        take(order.number, "A")
        raise ZeroDivisionError
    assert selectors.places_left(order.number) == 1


@alone
def test_no_place_is_taken_of_an_order_that_is_not_open_today() -> None:
    waiting, open_, over = verified_order(), open_order(), open_order()
    do(open_, "order.suspended", LABOUR, order_ground="fees", reason="Workers paid.")
    JobOrder.objects.filter(pk=over.pk).update(valid_until="2020-01-01")
    for number in (waiting.number, open_.number, over.number, "KE-RU-2026-999999"):
        with pytest.raises(OrderClosedError):
            take(number, "A")
        assert selectors.places_left(number) == 0


@alone
def test_no_place_is_taken_while_a_register_speaks_against_the_agency() -> None:
    order = verified_order(agency_number="PEA/9", agency_company="Baobab Link Sample")
    because = {"order_rule": "standing.agency", "overruled_because": "Its licence was shown to us on paper."}
    do(order, "order.stop_overruled", Actor(uuid4(), "labour_officer"), **because)
    concurred(order)
    said = {"list_authority": "A", "list_day": "2026-11-01", "list_source": "p. 1"}
    assert take(order.number, "A")  # no register knows the agency: an officer said why it may stand all the same
    entry = opened(
        "list_entry", "entry.listed", LABOUR, list_kind="agency", entry_name="Baobab", entry_number="PEA 9", **said
    )
    assert take(order.number, "B")
    do(entry, "entry.suspended", LABOUR, public_reason="Took fees", **said)
    with pytest.raises(OrderBarredError):
        take(order.number, "C")
    assert not take(order.number, "B")  # who holds a place keeps it


@alone
def test_the_database_itself_refuses_one_place_too_many() -> None:
    order = open_order(places=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        JobOrder.objects.filter(pk=order.pk).update(places_taken=3)


@alone
def test_the_authority_grants_no_more_than_was_asked_for() -> None:
    order = verified_order(places="3")
    granted = {"authority_of_record": "nea", "valid_until": "2999-12-31"}
    with pytest.raises(RefusedError) as refused:
        do(order, "order.concurred", LABOUR, places_granted="4", **granted)
    assert refused.value.refusal.code == "no_more_than"


@alone
def test_what_began_without_the_authority_stands_still_until_it_concurs_afterwards() -> None:
    order = open_order(places=2)
    take(order.number, "A")
    do(order, "order.found_started", CONSUL, started_elsewhere=True, who_started="Another office", reason="50 left.")
    with pytest.raises(OrderClosedError):
        take(order.number, "B")
    again = {"authority_of_record": "nea", "places_granted": "2", "valid_until": "2999-12-31", "reason": "Looked at."}
    with pytest.raises(RefusedError):
        do(order, "order.concurred_afterwards", SUPERVISOR, selection_checked=False, **again)
    do(order, "order.concurred_afterwards", SUPERVISOR, selection_checked=True, **again)
    found = selectors.order(order.number)
    assert found is not None and found.afterwards and (found.taken, found.left) == (1, 1)


@alone
def test_the_rows_are_made_anew_from_the_ledger_and_a_closed_order_keeps_its_count() -> None:
    order = open_order(places=3)
    take(order.number, "A")
    take(order.number, "B")
    release_place(order=order.number, holder="A", actor=SUPERVISOR, channel="web")
    do(order, "order.closed", SUPERVISOR)
    before = JobOrder.objects.values().get()
    JobOrder.objects.update(places_taken=0, state="open", given={})
    HeldPlace.objects.all().delete()
    rebuild(order)
    assert JobOrder.objects.values().get() == before and before["places_taken"] == 1
    assert list(HeldPlace.objects.values_list("holder", flat=True)) == ["B"]
    assert not release_place(order=order.number, holder="B", actor=SUPERVISOR, channel="web")
