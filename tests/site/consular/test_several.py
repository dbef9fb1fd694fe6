"""A consul asks several authorities for one person in one press; each reads its own case, and one page shows all."""

from __future__ import annotations

from typing import Any

import pytest
from tests.site.dossiers.making import asked, opened
from tests.site.people import client_of, person

from njiasite.consular.models import Note
from njiasite.dossiers import engine
from njiasite.dossiers.models import Dossier
from njiasite.ledger.models import Act

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def papers(settings: Any, tmp_path: Any) -> None:
    place = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "documents": place}


def test_two_more_authorities_are_asked_at_once_and_each_reads_only_its_own() -> None:
    first = asked(place_now="Belgorod")
    consul = client_of(person("consular_officer", "mission", "kenya_moscow"), "consular_officer")
    address = f"/access/{first.pk}/together"
    assert address in consul.get(f"/cases/{first.pk}").text
    for _ in range(2):  # pressed twice
        consul.post(address, {"organs": ["defence_ministry", "prison_service"]})
    others = Dossier.objects.exclude(pk=first.pk)
    assert {engine.standing(one).fields_given["organ"] for one in others} == {"defence_ministry", "prison_service"}
    assert Note.objects.count() == 3 and {engine.standing(one).state for one in others} == {"requested"}
    page = consul.get(f"/access/{others[0].pk}/together").text  # from any of them all are seen
    assert all(one.number in page for one in Dossier.objects.all()) and "Ministry of Defence" in page
    other = client_of(person("consular_officer", "mission", "kenya_elsewhere"), "consular_officer")
    assert other.get(address).status_code == 404
    counterpart = client_of(person("counterpart", "office", "mvd_moscow"), "counterpart")
    assert counterpart.get(address).status_code in (403, 404)


def test_where_the_first_was_not_asked_yet_nobody_else_is_and_a_refused_note_opens_no_case() -> None:
    lone = opened()
    consul = client_of(person("consular_officer", "mission", "kenya_moscow"), "consular_officer")
    assert "Ask the first authority in the case" in consul.get(f"/access/{lone.pk}/together").text
    before = Act.objects.count()
    sent = consul.post(f"/access/{lone.pk}/together", {"organs": ["prison_service"]})
    assert sent.status_code == 422 and Act.objects.count() == before and Dossier.objects.count() == 1
