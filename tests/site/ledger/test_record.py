"""An act is recorded once, in its place, and nobody changes it."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from njia.seals.acts import START, act_hash
from njiasite.config import clock
from njiasite.ledger import selectors
from njiasite.ledger.models import Act, Chain
from njiasite.ledger.services import Actor, KeyReusedError, Personal, StaleError, UnknownActError, record

pytestmark = pytest.mark.django_db
OFFICER = Actor(uuid4(), "labour_officer")


def did(chain: UUID, key: str = "k", **changes):
    given = {
        "type": "holder.erased",
        "actor": OFFICER,
        "channel": "web",
        "payload": {"days": 3, "kept": None, "words": "Ёж"},
    }
    return record(chain=chain, key=key, **{**given, **changes})


def test_acts_follow_each_other_by_their_hashes() -> None:
    chain, noon = uuid4(), datetime(2026, 3, 1, 12, 0, 0, 25, tzinfo=UTC)
    with clock.moved(noon):
        first, second = did(chain, "1").act, did(chain, "2").act
    assert (first.seq, bytes(first.previous)) == (1, START)
    assert (second.seq, second.previous, second.at) == (2, first.hash, noon)
    for kept, made in zip(selectors.acts(chain), (first, second), strict=True):
        assert kept == made and act_hash(kept.as_hashed()) == bytes(kept.hash) == made.hash
    assert selectors.current(chain) == 2 and selectors.current(uuid4()) == 0


def test_the_same_key_twice_is_one_act() -> None:
    chain = uuid4()
    first = did(chain, personal={"name": Personal(chain, "Amina")})
    again = did(chain, personal={"name": Personal(chain, "Amina")}, expected=0)
    assert (first.fresh, again.fresh) == (True, False) and first.act == again.act
    assert selectors.acts(chain).count() == 1


def test_a_dossier_opened_twice_with_one_key_is_one_dossier() -> None:
    first, again = did(uuid4()), did(uuid4())
    assert again.act == first.act and not again.fresh


@pytest.mark.parametrize(
    "other",
    [
        {"payload": {"days": 4}},
        {"type": "case.read"},
        {"actor": Actor(OFFICER.account, "supervisor")},
        {"personal": {"name": Personal(UUID(int=1), "Otieno")}},
        {"personal": {}},
    ],
)
def test_a_key_used_for_something_else_is_refused(other) -> None:
    chain = uuid4()
    did(chain, personal={"name": Personal(UUID(int=1), "Amina")})
    with pytest.raises(KeyReusedError):
        did(chain, **{"personal": {"name": Personal(UUID(int=1), "Amina")}, **other})


def test_a_key_used_on_another_dossier_is_refused() -> None:
    one, other = uuid4(), uuid4()
    did(one, "opened one"[:6]), did(other, "opened2"), did(one, "k")
    with pytest.raises(KeyReusedError):
        did(other, "k")


def test_two_people_may_use_the_same_key() -> None:
    chain = uuid4()
    assert did(chain).fresh and did(chain, actor=Actor(uuid4(), "labour_officer")).fresh


def test_who_saw_an_older_state_is_told_what_happened_since() -> None:
    chain = uuid4()
    did(chain, "1"), did(chain, "2"), did(chain, "3")
    with pytest.raises(StaleError) as stale:
        did(chain, "4", expected=1)
    assert stale.value.current == 3 and [act.seq for act in stale.value.since] == [2, 3]
    assert did(chain, "4", expected=3).act.seq == 4


def test_an_unregistered_type_is_refused() -> None:
    with pytest.raises(UnknownActError):
        did(uuid4(), type="made.up")


def test_fractions_are_refused() -> None:
    with pytest.raises(TypeError, match="fractions"):
        did(uuid4(), payload={"wage": 1.5})


def test_an_act_belongs_to_the_transaction_of_its_caller() -> None:
    chain = uuid4()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        did(chain)
        raise ZeroDivisionError
    assert selectors.current(chain) == 0 and not Act.objects.exists()


@pytest.mark.parametrize("table", ["ledger_act", "ledger_read", "ledger_chain"])
@pytest.mark.parametrize("change", ["UPDATE {} SET seq = seq + 2", "UPDATE {} SET hash = previous", "DELETE FROM {}"])
def test_the_database_itself_refuses_changes(table: str, change: str) -> None:
    from njiasite.ledger import reads

    did(uuid4())
    reads.record(reader=uuid4(), role="auditor", dossier=uuid4(), purpose="audit", channel="web")
    if table == "ledger_chain":
        change = change.replace("previous", "hash")
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change.format(table))


def test_a_chain_only_grows() -> None:
    did(chain := uuid4(), "1"), did(chain, "2")
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
        Chain.objects.filter(pk=chain).update(seq=1)
    if connection.vendor == "postgresql":
        with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("TRUNCATE ledger_act")
