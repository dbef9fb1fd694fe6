"""A call for help that a channel hands in is taken in once, and answered by the way it came."""

from __future__ import annotations

import pytest

from njiasite.channels.models import Message, State
from njiasite.distress.incoming import Incoming, receive
from njiasite.ledger import erasure


@pytest.mark.django_db
def test_a_gateway_hands_in_what_it_asked_itself(settings) -> None:
    told = {"teller": "self", "matter": ("detention",), "person": "Amina Testcase", "held": "prison"}
    taken = receive(Incoming(channel="ussd", id="session-1", words="", language="sw", phone="+254700000111", told=told))
    assert {one.procedure for one in taken.cases} == {"consular_access"}
    assert not Message.objects.filter(key__startswith="receipt:").exists()  # the gateway shows the code itself
    assert taken.code


@pytest.mark.django_db(transaction=True)
def test_an_answer_that_has_not_gone_goes_with_an_erasure() -> None:
    taken = receive(Incoming(channel="email", id="1", words="Help", language="ru", email="a@example.org"))
    erasure.erase(taken.report.id, ground="asked")
    (row,) = Message.objects.filter(key__startswith="receipt:")
    assert (row.state, row.address, row.text) == (State.DROPPED, "", "")
