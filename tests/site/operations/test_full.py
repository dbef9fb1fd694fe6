"""A database that may not grow: the page says so, nothing is written by halves; where no disk can be mounted."""

from __future__ import annotations

import pytest
from django.db import connection
from django.urls import reverse
from tests.site import people

from njiasite.dossiers.models import Dossier, DossierState
from njiasite.ledger import selectors

pytestmark = pytest.mark.django_db(transaction=True)
NEW = {"procedure": "consular_access", "type": "access.reported"}
GIVEN = {"person": "Amina Testcase", "relation": "self", "situation": "free", "seen": "0", "sure": "1"}


def pages(limit: int) -> int:
    """Sets how many pages the database may have, and gives the limit that holds."""
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA max_page_count = {limit}")
        return int(cursor.fetchone()[0])


def test_a_full_database_keeps_an_act_whole_or_not_at_all() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite's file can be held to a size")
    client = people.client_of(people.person("consular_officer"))
    client.raise_request_exception = False
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")  # earlier tests leave free pages, in which all of these cases could find room
        cursor.execute("PRAGMA page_count")
        at_most = pages(cursor.fetchone()[0])
    try:
        answers = [client.post(reverse("case_new", kwargs=NEW), {**GIVEN, "key": f"k{n}"}) for n in range(60)]
    finally:
        pages(1_073_741_823)
    kept = [answer.status_code for answer in answers].count(302)
    assert {answer.status_code for answer in answers} == {302, 503}, at_most
    assert "We cannot reach our records now" in answers[-1].content.decode()
    assert Dossier.objects.count() == DossierState.objects.count() == kept
    assert all(selectors.current(dossier.id) == 1 for dossier in Dossier.objects.all())
    assert client.post(reverse("case_new", kwargs=NEW), {**GIVEN, "key": "k59"}).status_code == 302
