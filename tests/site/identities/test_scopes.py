"""What a reader sees: no row outside the scopes of the role worked in, none inside missing. On the cases themselves."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.site import people

from njiasite.config import clock
from njiasite.dossiers.models import Dossier
from njiasite.identities.access import Held, Reader, scoped
from njiasite.identities.models import Account

pytestmark = pytest.mark.django_db
ROLE = {  # a role for each scope that may read cases
    "self": "jobseeker", "helper": "helper", "corridor": "supervisor", "office": "labour_officer",
    "mission": "consular_officer", "agency": "agency", "employer": "employer", "university": "university",
    "dossier": "mediator",
}  # fmt: skip
VALUES = ("a", "b")
COLUMNS = ("office", "mission", "agency", "employer", "university")
PEOPLE = (UUID(int=1), UUID(int=2), UUID(int=3))
CASES = tuple(UUID(int=100 + n) for n in range(6))

values = st.sampled_from([*VALUES, None])
rows = st.fixed_dictionaries(
    {
        **dict.fromkeys(COLUMNS, values),
        "corridor": st.sampled_from(["ke_ru", "other"]),
        "subject_id": st.sampled_from([*PEOPLE, None]),
    }
)


@st.composite
def grants(draw) -> tuple[Held, ...]:
    """Grants of any roles, each in a scope of its own; a scope may name what is not there."""
    made = []
    for scope in draw(st.lists(st.sampled_from(sorted(ROLE)), max_size=4)):
        choices = {"self": [""], "corridor": ["ke_ru", "other"], "helper": [*map(str, PEOPLE), "nobody"]}
        choices["dossier"] = [*map(str, CASES), "nothing"]
        value = draw(st.sampled_from(choices.get(scope, [*VALUES, ""])))
        made.append(Held(uuid4(), ROLE[scope], scope, value))
    return tuple(made)


def covers(grant: Held, row: dict, pk: UUID, me: UUID) -> bool:
    """The rule in so many words."""
    if grant.scope == "self":
        return row["subject_id"] == me
    if grant.scope == "helper":
        return row["subject_id"] is not None and str(row["subject_id"]) == grant.value
    if grant.scope == "dossier":
        return str(pk) == grant.value
    return bool(grant.value) and row[grant.scope] == grant.value


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(table=st.lists(rows, max_size=len(CASES)), held=grants(), role=st.sampled_from(sorted(ROLE.values())))
def test_exactly_the_rows_inside_the_scopes_of_the_role_worked_in(table, held, role) -> None:
    with transaction.atomic():
        accounts = [Account.objects.create(pk=pk, code=f"AAAAAAAAA{n}") for n, pk in enumerate(PEOPLE, 2)]
        for n, (pk, row) in enumerate(zip(CASES, table, strict=False)):
            Dossier.objects.create(
                pk=pk, number=f"N-{n}", procedure="consular_access", version=1, opened_at=clock.now(), **row
            )
        reader = Reader(accounts[0], held, role, strong=True)
        seen = set(scoped(Dossier.objects.all(), reader, "dossier.read").values_list("pk", flat=True))
        inside = {
            pk
            for pk, row in zip(CASES, table, strict=False)
            if any(covers(grant, row, pk, PEOPLE[0]) for grant in held if grant.role == role)
        }
        transaction.set_rollback(True)
    assert seen == inside


def test_a_stranger_and_a_role_without_the_permission_see_nothing() -> None:
    Dossier.objects.create(number="N", corridor="ke_ru", procedure="consular_access", version=1, opened_at=clock.now())
    everything = Held(uuid4(), "administrator", "corridor", "ke_ru")
    admin = Reader(people.account(), (everything,), "administrator", strong=True)
    assert not scoped(Dossier.objects.all(), Reader(), "dossier.read").exists()
    assert not scoped(Dossier.objects.all(), admin, "dossier.read").exists()
    assert not scoped(Dossier.objects.all(), admin, "account.manage").filter(corridor="other").exists()


def test_a_model_without_the_column_shows_nothing_rather_than_everything() -> None:
    officer = Reader(people.account(), (Held(uuid4(), "labour_officer", "office", "a"),), "labour_officer", strong=True)
    assert not scoped(Account.objects.all(), officer, "dossier.read").exists()
