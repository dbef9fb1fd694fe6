"""An act costs little: what was folded is remembered, rows that it does not change are left alone. None of it shows."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.site.dossiers.making import CONSUL, NOTE, asked, do, opened

from njia.casework.fold import fold
from njia.casework.standing import Standing
from njiasite.config import clock
from njiasite.dossiers import engine, remembered
from njiasite.dossiers.models import Dossier, Watch
from njiasite.ledger import selectors
from njiasite.ledger.services import record

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


class _TakenBackError(Exception):
    pass


def folded(dossier: Dossier, now: Standing) -> Standing:
    """Its standing at that moment from its first act on."""
    acts = engine.as_acts(selectors.acts(dossier.id))
    return fold(engine.procedure_of(dossier), acts, now.now, engine.calendars_of(dossier.corridor))


def test_with_every_act_the_standing_is_the_one_folded_from_the_first() -> None:
    dossier = opened()
    for type, given in (("note.added", {"note": "one"}), ("access.contact_wished", {"wish_for_contact": "asked_for"}),
                        ("access.requested", NOTE), ("note.added", {"note": "two"})):  # fmt: skip
        done = do(dossier, type, **given).standing
        assert engine.standing(dossier, done.now) == done == folded(dossier, done)


def test_an_act_that_was_taken_back_is_forgotten() -> None:
    dossier = opened()
    before = engine.standing(dossier)
    with pytest.raises(_TakenBackError), transaction.atomic():
        do(dossier, "access.contact_wished", wish_for_contact="asked_for")
        assert "access.contact_wished" in engine.standing(dossier).done
        raise _TakenBackError
    assert engine.standing(dossier, before.now) == before
    do(dossier, "note.added", note="another act in the same place")
    assert set(engine.standing(dossier).done) == {"access.reported", "note.added"}


def test_only_what_was_done_since_is_read() -> None:
    dossier = asked()
    engine.standing(dossier)
    do(dossier, "note.added", note="one")
    assert remembered.since(dossier.id)[1] == []
    record(chain=dossier.id, type="note.added", actor=CONSUL, channel="web", key="elsewhere", payload={"note": "two"})
    known, since = remembered.since(dossier.id)  # as another process of the service leaves it
    assert known is not None
    assert [act.given for act in since] == [{"note": "two"}]


def test_a_note_writes_itself_and_the_state_of_the_case() -> None:
    dossier = asked()
    do(dossier, "note.added", note="none")  # the first one may make the case visible to a role that saw nothing of it
    with CaptureQueriesContext(
        connection,
    ) as asked_for:
        do(dossier, "note.added", note="one")
    said = [re.match(r"(?:INSERT INTO|UPDATE|DELETE FROM) \W?(\w+)", one["sql"]) for one in asked_for]
    assert [one[1] for one in said if one] == ["ledger_act", "ledger_chain", "dossiers_dossierstate"]


def test_an_act_that_moves_no_clock_puts_off_no_look() -> None:
    dossier = asked()
    overdue = clock.now() - timedelta(hours=1)
    Watch.objects.filter(dossier=dossier).update(look_at=overdue)
    do(dossier, "note.added", note="one")
    assert Watch.objects.get(dossier=dossier).look_at == overdue
