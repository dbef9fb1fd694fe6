"""One table says who gets what at every address: every role, a stranger and an unprotected official are sent there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import yaml
from django.core.cache import cache
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.site import people

from njiasite.identities.roster import roster

TABLE: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("permissions.yaml").read_text("utf-8"))
METHODS = ("GET", "POST")
ROLES = tuple(roster().roles)
UNPROTECTED = "unprotected"  # a labour officer without second factor

MAKERS = {  # what `with: {name: "@maker"}` in the table stands for; each person gets a fresh one
    "@account": lambda: people.account(password=None).pk,
    "@waiting": lambda: people.waiting_grant().pk,
    "@grant": lambda: people.grant(people.account(password=None), "labour_officer").pk,
    "@way_back": lambda: people.way_back().pk,
    "@emergency": lambda: people.emergency().pk,
    "@uuid": uuid4,
}


def addresses(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    """The name of every address; one without a name by its pattern, which the table cannot hold."""
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from addresses(one.url_patterns, f"{space}{one.namespace}:" if one.namespace else space)
        else:
            yield space + (one.name or str(one.pattern))


def wanted(row: Mapping[str, int], who: str) -> int:
    """The status that the table promises: of that role, or of everybody else."""
    return row[who] if who in row else row["else"]


def visitors() -> Iterator[tuple[str, Client]]:
    yield "stranger", people.client_of(None)
    for role in ROLES:
        made = people.account(password=None, protected=roster().roles[role].official)
        people.grant(made, role)
        yield role, people.client_of(made)
    bare = people.account(password=None)
    people.grant(bare, "labour_officer")
    yield UNPROTECTED, people.client_of(bare)


def test_the_table_names_every_address_and_nothing_else() -> None:
    assert sorted(addresses(get_resolver().url_patterns)) == sorted(TABLE)


def test_the_table_names_only_people_there_are() -> None:
    known = {*ROLES, "stranger", UNPROTECTED, "else"}
    assert {who for row in TABLE.values() for method in METHODS for who in row[method]} <= known


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(TABLE))
def test_everybody_gets_what_the_table_promises(name: str) -> None:
    row, wrong = TABLE[name], {}
    for who, client in visitors():
        for method in METHODS:
            cache.clear()  # the rate limits have tests of their own
            given = {key: MAKERS[value]() if value in MAKERS else value for key, value in row.get("with", {}).items()}
            status = client.generic(method, reverse(name, kwargs=given), headers=row.get("headers")).status_code
            if status != wanted(row[method], who):
                wrong[who, method] = f"{status}, not {wanted(row[method], who)}"
    assert wrong == {}


@pytest.mark.django_db
def test_an_administrator_gets_into_no_page_that_asks_for_a_case() -> None:
    """The table must not hold what no administrator may have, whoever edits it."""
    admin = roster().roles["administrator"]
    assert not {name for name in admin.may if name.startswith(("dossier", "document", "inbox", "tip", "reads"))}
