"""Projections are only a memory of the acts: whatever became of them, they can be made again as they were."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.njia.casework.walking import filled
from tests.site.dossiers.making import asked, opened
from tests.site.scholarships.making import open_programme

from njia.casework.load import load_procedures
from njia.casework.model import MOVED, ActSpec
from njiasite.config import clock
from njiasite.dossiers import engine, services
from njiasite.dossiers.models import Dossier, DossierClock, DossierState, DossierWitness, InboxRow, SearchKey
from njiasite.dossiers.rebuild import rebuild
from njiasite.ledger import erasure, keys
from njiasite.ledger.services import Actor

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
PROJECTIONS = (DossierState, DossierWitness, DossierClock, InboxRow, SearchKey)
MONDAY = datetime(2026, 11, 2, 6, tzinfo=UTC)


def tables() -> list[Any]:
    """Every row of every projection, but for the numbers that the database gives to rows."""
    return [
        sorted(str({k: v for k, v in row.items() if k != "id"}) for row in model.objects.values())
        for model in PROJECTIONS
    ]


def walked(procedure: str, choices: list[int]) -> None:
    """A dossier in which people did what the numbers picked among all that was possible."""
    plan, now = load_procedures()[procedure], MONDAY
    opening = plan.opening[choices[0] % len(plan.opening)]
    with clock.moved(now):
        named = {"programme": open_programme().reference} if procedure == "scholarship_application" else {}
        dossier = services.open_dossier(**_of(opening, **named), corridor="ke_ru", procedure=procedure).dossier
    for choice in choices[1:]:
        now += timedelta(hours=1 + choice % 400)
        with clock.moved(now):
            standing = engine.standing(dossier)
            possible = [spec for spec in standing.allowed if spec.id != MOVED]
            if not possible:
                break
            try:
                services.act(dossier=dossier, **_of(possible[choice % len(possible)]))
            except services.RefusedError:
                continue


def _of(spec: ActSpec, **named: str) -> dict[str, Any]:
    actor = Actor(uuid4(), spec.by[0])
    return {"type": spec.id, "given": filled(spec, named), "actor": actor, "channel": "web", "key": str(uuid4())}


class _TakenBackError(Exception):
    pass


@pytest.mark.parametrize("procedure", sorted(load_procedures()))
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(choices=st.lists(st.integers(0, 10_000), min_size=1, max_size=12), damage=st.integers(0, 4))
def test_the_same_rows_come_back_for_every_procedure(procedure: str, choices: list[int], damage: int) -> None:
    with pytest.raises(_TakenBackError), transaction.atomic():
        walked(procedure, choices)
        before = tables()
        PROJECTIONS[damage].objects.all().delete()
        InboxRow.objects.update(state="nonsense")
        DossierClock.objects.update(due_at=MONDAY)
        for dossier in Dossier.objects.all():
            rebuild(dossier)
        assert tables() == before
        raise _TakenBackError


def test_rows_that_should_not_be_go() -> None:
    dossier = asked()
    before = tables()
    DossierClock.objects.create(dossier=dossier, clock="invented", started_at=MONDAY, due_at=MONDAY)
    InboxRow.objects.create(
        dossier=dossier, role="agency", corridor="ke_ru", procedure="consular_access", state="x", due_at=MONDAY
    )
    SearchKey.objects.create(dossier=dossier, kind="person_name", index="0" * 32)
    call_command("rebuild")
    assert tables() == before


def test_one_dossier_can_be_rebuilt_by_its_number() -> None:
    one, other = opened(), opened()
    InboxRow.objects.all().delete()
    call_command("rebuild", dossier=one.number.lower())
    assert list(InboxRow.objects.values_list("dossier", flat=True)) == [one.pk]
    assert other.pk
    with pytest.raises(CommandError):
        call_command("rebuild", dossier="KE-RU-1999-000001")


def test_what_was_erased_is_not_found_again() -> None:
    dossier = opened()
    erasure.erase(dossier.id, ground="asked")
    keys.destroy(dossier.id)
    call_command("rebuild")
    assert not SearchKey.objects.exists()
    assert DossierState.objects.filter(dossier=dossier).exists()
