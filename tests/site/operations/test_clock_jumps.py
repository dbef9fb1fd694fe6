"""The machine's clock jumps ahead, back and ahead again: nobody is told twice, and no deadline moves."""

from __future__ import annotations

import threading
from collections import Counter
from datetime import datetime, timedelta
from typing import Any

import pytest
from tests.site import people

from njiasite.channels import worker
from njiasite.channels.models import Message
from njiasite.config import clock
from njiasite.dossiers import services
from njiasite.dossiers.models import DossierClock
from njiasite.ledger import selectors
from njiasite.ledger.services import Actor

pytestmark = pytest.mark.django_db
REPORT = {"person": "Amina Testcase", "relation": "self", "situation": "detained"}


def work(at: datetime) -> None:
    """Everything that a worker would do at that moment."""
    with clock.moved(at):
        while worker.step(threading.Event()):
            pass


def deadlines() -> list[tuple[Any, ...]]:
    return list(DossierClock.objects.order_by("clock", "key").values_list("clock", "key", "started_at", "due_at"))


def sent() -> Counter[str]:
    """The messages about the case; a digest belongs to its day, and another day has another one."""
    return Counter(Message.objects.exclude(key__startswith="digest:").values_list("key", flat=True))


def test_a_clock_that_jumps_tells_nobody_twice_and_moves_no_deadline() -> None:
    consul = people.person("consular_officer")
    people.person("supervisor", "corridor", "ke_ru")
    begun = clock.now()
    dossier = services.open_dossier(
        corridor="ke_ru", procedure="consular_access", type="access.reported", given=REPORT, key="k", channel="web",
        actor=Actor(consul.pk, "consular_officer"), scope={"mission": "kenya_moscow"},
    ).dossier  # fmt: skip
    due = deadlines()
    assert due
    work(begun + timedelta(days=30))
    told = sent()
    acts = list(selectors.acts(dossier.id).values_list("type", flat=True))
    assert told, "nothing was owed: the drill tries nothing"
    for days in (0, -10, 3, 30, 1, 30):
        work(begun + timedelta(days=days))
    assert sent() == told
    assert Counter(Message.objects.values_list("recipient", "dossier", "text", "due_at")).most_common(1)[0][1] == 1
    assert deadlines() == due
    assert list(selectors.acts(dossier.id).values_list("type", flat=True)) == acts


def test_an_act_recorded_while_the_clock_was_wrong_keeps_its_place() -> None:
    """The chain is in the order in which things were recorded, whatever the clock said."""
    consul = Actor(people.person("consular_officer").pk, "consular_officer")
    now = clock.now()
    with clock.moved(now + timedelta(days=5)):
        dossier = services.open_dossier(
            corridor="ke_ru", procedure="consular_access", type="access.reported", given=REPORT, key="k",
            channel="web", actor=consul, scope={"mission": "kenya_moscow"},
        ).dossier  # fmt: skip
    with clock.moved(now):
        services.act(
            dossier=dossier, type="access.contact_wished", given={"wish_for_contact": "asked_for"}, actor=consul,
            channel="web", key="w",
        )  # fmt: skip
    first, second = selectors.acts(dossier.id)
    assert (first.type, second.type) == ("access.reported", "access.contact_wished") and first.at > second.at
