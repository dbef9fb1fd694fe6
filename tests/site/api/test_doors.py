"""The table of permissions holds for tokens as for sessions, and every operation has its door."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from tests.site import people
from tests.site.api.programs import Program
from tests.site.test_permissions import MAKERS, ROLES, TABLE, UNPROTECTED, wanted

from njiasite.api.site import operations
from njiasite.identities.roster import roster

OPERATIONS = [(name, method) for name, methods in operations().items() for method in methods]


def programs() -> Iterator[tuple[str, Program]]:
    yield "stranger", Program()
    for role in ROLES:
        account = people.account(password=None, protected=roster().roles[role].official)
        people.grant(account, role)
        yield role, Program(account)
    bare = people.account(password=None)
    people.grant(bare, "labour_officer")
    yield UNPROTECTED, Program(bare)


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "method"), OPERATIONS)
def test_everybody_gets_with_a_token_what_the_table_promises(name: str, method: str) -> None:
    row, wrong = TABLE[f"api:{name}"], {}
    for who, program in programs():
        cache.clear()
        given = {key: MAKERS[value]() if value in MAKERS else value for key, value in row.get("with", {}).items()}
        headers = {"Authorization": f"Bearer {program.token}"} if program.token else {}
        status = Client().generic(method, reverse(f"api:{name}", kwargs=given), headers=headers).status_code
        if status != wanted(row[method], who):
            wrong[who] = f"{status}, not {wanted(row[method], who)}"
    assert wrong == {}


def test_what_a_door_asks_for_is_a_permission_that_some_role_has() -> None:
    named = {door.entrance.permission for methods in operations().values() for door in methods.values()} - {""}
    assert named <= set(roster().permissions)
    assert {"dossier.read", "dossier.open", "dossier.act", "document.add", "document.read", "inbox.read"} <= named
