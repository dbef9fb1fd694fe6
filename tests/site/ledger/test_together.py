"""Several people at once, on files as they are used: each act gets its own place, and what counts once counts once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connections
from tests.site.ledger.acting import OFFICER, act

from njia.seals.checkpoints import fingerprint
from njia.seals.export import verify_export
from njiasite.ledger import checkpoints, export, keys, selectors, signing
from njiasite.ledger.models import Act
from njiasite.ledger.services import Actor, KeyReusedError, StaleError, record

pytestmark = pytest.mark.django_db(transaction=True)
CROWD = 6


def together(work: Callable[[int], Any]) -> list[Any]:
    """Everybody does it at the same moment; an exception is an answer too."""
    ready = Barrier(CROWD)

    def one(number: int) -> Any:
        ready.wait(timeout=20)
        try:
            return work(number)
        except (StaleError, KeyReusedError) as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(CROWD) as pool:
        return list(pool.map(one, range(CROWD)))


def whole() -> bool:
    key = signing.private_key().public_key()
    return not verify_export(export.lines(), {fingerprint(key): key}).faults


def once(chain: Any, key: str, expected: int | None = None) -> Any:
    return record(
        chain=chain,
        type="cases.listed",
        actor=OFFICER,
        channel="web",
        key=key,
        payload={},
        expected=expected,
    )


def test_acts_on_one_dossier_follow_each_other_without_a_gap() -> None:
    chain = uuid4()
    together(lambda _: [act(chain, name=(chain, "Amina")) for _ in range(5)])
    acts = list(selectors.acts(chain))
    assert [one.seq for one in acts] == list(range(1, 5 * CROWD + 1)) and whole()
    assert {selectors.opened(one)["name"] for one in acts} == {"Amina"}


def test_one_key_sent_by_all_at_once_is_one_act() -> None:
    chain = uuid4()
    done = together(lambda _: once(chain, "same"))
    assert sorted(one.fresh for one in done) == [False] * (CROWD - 1) + [True]
    assert {one.act.pk for one in done} == {Act.objects.get().pk} and whole()


def test_a_dossier_opened_by_all_at_once_with_one_key_is_one_dossier() -> None:
    done = together(lambda _: once(uuid4(), "same"))
    assert len({one.act.chain for one in done}) == 1 == Act.objects.count() and whole()


def test_of_all_who_saw_the_same_state_one_acts_and_the_others_are_told() -> None:
    chain = uuid4()
    act(chain)
    done = together(lambda number: once(chain, str(number), expected=1))
    stale = [one for one in done if isinstance(one, StaleError)]
    assert len(stale) == CROWD - 1 and all(one.since[0].seq == 2 for one in stale) and whole()


def test_a_holder_met_by_all_at_once_has_one_key() -> None:
    holder = uuid4()
    sealed = together(lambda number: keys.seal(holder, number, "x"))
    assert [keys.unseal(holder, one, "x") for one in sealed] == list(range(CROWD))


def test_a_checkpoint_made_while_others_write_covers_what_it_says() -> None:
    chains = [uuid4() for _ in range(3)]

    def work(number: int) -> None:
        for _ in range(5):
            checkpoints.make() if number == 0 else act(chains[number % 3], key=f"{uuid4()}")

    together(work)
    assert whole() and Act.objects.count() == 5 * (CROWD - 1)


def test_of_checkpoints_made_at_once_each_number_is_made_once() -> None:
    chain = uuid4()

    def work(number: int) -> Any:
        act(chain)
        try:
            return checkpoints.make().number
        except IntegrityError:
            return None

    made = [number for number in together(work) if number]
    assert sorted(made) == list(range(1, len(made) + 1)) and whole()


def test_two_actors_who_use_one_key_do_not_meet() -> None:
    chain = uuid4()
    done = together(
        lambda number: record(
            chain=chain,
            type="cases.listed",
            actor=Actor(uuid4(), "labour_officer"),
            channel="web",
            key="same",
            payload={"number": number},
        )
    )
    assert all(one.fresh for one in done) and selectors.current(chain) == CROWD
