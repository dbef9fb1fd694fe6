"""Several people at once: one decision and the others are told; and as many notes as were sent, without a gap."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connections
from tests.site import people
from tests.site.api.programs import Program
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


def test_two_who_decide_at_once_are_one_decision_and_a_409() -> None:
    dossier = asked()
    consul = Program(people.person("consular_officer", "mission", "kenya_moscow"))
    theirs = Program(people.person("counterpart", "office", "interior_ministry"))
    path = f"/dossiers/{dossier.id}"
    seen = {program: program.get(path)["ETag"] for program in (consul, theirs)}
    said = [
        {"act": "access.refused", "given": {"refusal_kind": "security", "refusal_ground": "Closed."}},
        {"act": "access.granted", "given": {"visit_at": "2026-12-01T10:00:00+03:00", "visit_place": "Tver"}},
    ]

    def decide(number: int) -> int:
        program = (consul, theirs)[number % 2]
        return int(program.post(f"{path}/acts", said[number // 2], **{"If-Match": seen[program]}).status_code)

    assert sorted(together(decide)) == [201, 409, 409, 409]
    types = list(selectors.acts(dossier.id).values_list("type", flat=True))
    assert len([one for one in types if one in ("access.refused", "access.granted")]) == 1


def test_notes_sent_at_once_are_numbered_without_a_gap() -> None:
    cases = [opened() for _ in range(CROWD)]
    for case in cases:
        do(case, "access.contact_wished", wish_for_contact="asked_for")
    together(lambda number: do(cases[number], "access.requested", **NOTE))
    assert sorted(Note.objects.values_list("serial", flat=True)) == [1, 2, 3, 4]
