"""Response times are computed from acts and published once their quarter has settled."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from tests.site.dossiers.making import COUNTERPART, asked, do

from njiasite.config import clock
from njiasite.consular.models import Asking
from njiasite.dossiers.rebuild import rebuild

pytestmark = pytest.mark.django_db
JULY = datetime(2026, 7, 6, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def papers(settings: Any, tmp_path: Any) -> None:
    place = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "documents": place}


def test_an_answer_is_counted_from_acts_by_when_it_was_given_and_a_rebuild_counts_the_same() -> None:
    with clock.moved(JULY):
        dossier = asked()
    with clock.moved(JULY + timedelta(hours=60)):
        given = (JULY + timedelta(hours=48)).isoformat()
        do(dossier, "access.refused", COUNTERPART, refusal_kind="other", refusal_ground="No.", happened_at=given)
    row = Asking.objects.get()
    assert (row.organ, row.answer) == ("interior_ministry", "refused")
    assert row.answered_at is not None and row.answered_at - row.asked_at == timedelta(hours=48)
    kept = list(Asking.objects.values())
    Asking.objects.all().delete()
    rebuild(dossier)
    assert [{**one, "id": 0} for one in Asking.objects.values()] == [{**one, "id": 0} for one in kept]


def test_the_page_and_the_file_tell_a_settled_quarter_and_withhold_what_is_too_few() -> None:
    with clock.moved(JULY):
        dossier = asked()
    told = {"dossier": dossier, "organ": "interior_ministry", "asked_at": JULY, "due_at": JULY + timedelta(hours=96)}
    Asking.objects.bulk_create(
        [Asking(seq=100 + n, answered_at=JULY + timedelta(hours=24), answer="granted", **told) for n in range(19)]
    )
    Asking.objects.bulk_create([Asking(seq=300 + n, **{**told, "organ": "defence_ministry"}) for n in range(10)])
    early, late = datetime(2026, 10, 20, tzinfo=UTC), datetime(2026, 11, 2, tzinfo=UTC)
    with clock.moved(early):
        assert "No quarter can be told yet" in Client().get("/answers").content.decode()
    with clock.moved(late):
        page = Client().get("/answers").content.decode()
        lines = Client().get("/answers.csv").content.decode().splitlines()
    assert "Ministry of Internal Affairs" in page and "not told" in page
    assert lines[1:] == [
        "2026-07-01,2026-09-30,2026-10-31,defence_ministry,,,,,,,",
        "2026-07-01,2026-09-30,2026-10-31,interior_ministry,20,24,24,,,0,",
        "2026-07-01,2026-09-30,2026-10-31,all,,,,,,,",
    ]
