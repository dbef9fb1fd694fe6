"""Several people at once: one decision and the others are told; and as many notes as were sent, without a gap."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connections
from tests.site import people
from tests.site.dossiers.making import NOTE, asked, do, opened

from njiasite.consular.models import Note
from njiasite.ledger import selectors

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "keys"])
CROWD = 4


@pytest.fixture(autouse=True)
def papers(settings: Any, tmp_path: Any) -> None:
    place = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "documents": place}


def together(work: Callable[[int], Any]) -> list[Any]:
    ready = Barrier(CROWD)

    def one(number: int) -> Any:
        ready.wait(timeout=60)
        try:
            return work(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(CROWD) as pool:
        return list(pool.map(one, range(CROWD)))


def test_browsers_that_decide_at_once_are_one_decision_and_the_others_get_409() -> None:
    dossier = asked()
    consul = people.person("consular_officer", "mission", "kenya_moscow")
    theirs = people.person("counterpart", "office", "interior_ministry")
    browsers = [people.client_of(who) for who in (consul, theirs, consul, theirs)]
    refusal = {"refusal_kind": "security", "refusal_ground": "Closed."}
    grant = {"visit_at": "2026-12-01T10:00", "visit_place": "Tver"}
    seen = selectors.current(dossier.id)

    def decide(number: int) -> int:
        type, given = ("access.refused", refusal) if number < CROWD / 2 else ("access.granted", grant)
        form = {**given, "key": f"k{number}", "seen": seen, "sure": "1"}
        return int(browsers[number].post(f"/cases/{dossier.id}/do/{type}", form).status_code)

    assert sorted(together(decide)) == [302, 409, 409, 409]
    types = list(selectors.acts(dossier.id).values_list("type", flat=True))
    assert len([one for one in types if one in ("access.refused", "access.granted")]) == 1


def test_notes_sent_at_once_are_numbered_without_a_gap() -> None:
    cases = [opened() for _ in range(CROWD)]
    for case in cases:
        do(case, "access.contact_wished", wish_for_contact="asked_for")
    together(lambda number: do(cases[number], "access.requested", **NOTE))
    assert sorted(Note.objects.values_list("serial", flat=True)) == [1, 2, 3, 4]
