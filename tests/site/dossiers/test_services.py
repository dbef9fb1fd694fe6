"""A dossier is opened and acted in: once, by whom the procedure allows, with nothing lost and nothing laid open."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from tests.site.dossiers.making import NOTE

from njiasite.dossiers import effects, services
from njiasite.dossiers.models import Dossier, DossierClock, DossierState, InboxRow
from njiasite.ledger import selectors
from njiasite.ledger.services import Actor, KeyReusedError
from njiasite.ledger.values import StaleError

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
CONSUL = Actor(uuid4(), "consular_officer")
COUNTERPART = Actor(uuid4(), "counterpart")
REPORT = {"person": "Amina Testcase", "relation": "self", "situation": "detained"}


def opened(key: str = "o1", **more: Any) -> services.Outcome:
    return services.open_dossier(
        corridor="ke_ru",
        procedure="consular_access",
        type="access.reported",
        given={**REPORT, **more},
        actor=CONSUL,
        channel="web",
        key=key,
        scope={"mission": "kenya_moscow"},
    )


def do(dossier: Dossier, type: str, key: str, actor: Actor = CONSUL, expected: int | None = None, **given: Any) -> Any:
    return services.act(dossier=dossier, type=type, given=given, actor=actor, channel="web", key=key, expected=expected)


def test_a_case_is_opened_with_a_number_and_waits_for_the_consul() -> None:
    first, second = opened("a").dossier, opened("b").dossier
    assert [first.number[-6:], second.number[-6:]] == ["000001", "000002"]
    assert first.number.startswith("KE-RU-20")
    assert list(InboxRow.objects.filter(dossier=first).values_list("role", "mission")) == [
        ("consular_officer", "kenya_moscow")
    ]


def test_the_same_key_opens_one_case() -> None:
    once, again = opened("a"), opened("a")
    assert (once.dossier, again.fresh) == (again.dossier, False)
    assert Dossier.objects.count() == 1


def test_a_key_used_for_something_else_is_an_error() -> None:
    opened("a")
    with pytest.raises(KeyReusedError):
        opened("a", person="Somebody Else")


def test_an_act_moves_the_case_its_clocks_and_whom_it_waits_for() -> None:
    dossier = opened().dossier
    do(dossier, "access.contact_wished", "w", wish_for_contact="asked_for")
    done = do(dossier, "access.requested", "r", **NOTE)
    assert DossierState.objects.get(dossier=dossier).state == done.standing.state == "requested"
    assert list(InboxRow.objects.filter(dossier=dossier).values_list("role", flat=True)) == ["counterpart"]
    assert DossierClock.objects.filter(dossier=dossier, stopped_at=None).exists()


def test_what_the_procedure_does_not_allow_is_refused_and_changes_nothing() -> None:
    dossier = opened().dossier
    before = selectors.current(dossier.id)
    with pytest.raises(services.RefusedError) as refused:
        do(dossier, "access.granted", "g", COUNTERPART, visit_at="2026-12-01T10:00:00+03:00", visit_place="Tver")
    assert refused.value.refusal.code == "wrong_state"
    assert selectors.current(dossier.id) == before


def test_who_has_not_seen_the_last_act_is_told_what_changed() -> None:
    dossier = opened().dossier
    seen = DossierState.objects.get(dossier=dossier).seq
    do(dossier, "access.contact_wished", "w", wish_for_contact="asked_for")
    with pytest.raises(StaleError) as stale:
        do(dossier, "access.requested", "r", expected=seen, **NOTE)
    assert [act.type for act in stale.value.since] == ["access.contact_wished"]


def test_the_same_act_sent_twice_counts_once_even_when_the_case_went_on() -> None:
    dossier = opened().dossier
    do(dossier, "access.contact_wished", "w", wish_for_contact="asked_for")
    do(dossier, "access.requested", "r", **NOTE)
    again = do(dossier, "access.requested", "r", **NOTE)
    assert not again.fresh
    assert selectors.acts(dossier.id).count() == 3


def test_what_else_an_act_does_is_done_once_however_often_it_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[effects.Doing] = []
    monkeypatch.setattr(effects, "_after", {"note.added": [done.append]})
    dossier = opened().dossier
    assert [do(dossier, "note.added", "n", note="one").fresh for _ in range(2)] == [True, False]
    assert len(done) == 1


def test_no_name_lies_open_in_the_database() -> None:
    dossier = opened().dossier
    act = selectors.acts(dossier.id).get()
    assert "person" in act.holders
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            assert "Amina" not in str(cursor.fetchall())
    assert selectors.opened(act)["person"] == "Amina Testcase"


def test_a_claim_named_in_a_whole_sentence_has_its_clock() -> None:
    worker = Actor(uuid4(), "jobseeker")
    dossier = services.open_dossier(
        corridor="ke_ru",
        procedure="labour_dispute",
        type="dispute.opened",
        given={"person": "Amina Testcase", "employer_name": "Zarya Sample Works", "contract_class": "civil"},
        actor=worker,
        channel="web",
        key="d1",
        scope={"office": "labour_nairobi"},
    ).dossier
    name = "the pay of August, of which " + "a part was promised in cash " * 9
    given = {"claim": name.strip(), "claim_kind": "wages", "counts_from": "2026-08-15"}
    do(dossier, "dispute.claim_added", "c1", actor=worker, **given)
    assert DossierClock.objects.get(dossier=dossier, clock="limit_wages").key == name.strip()
