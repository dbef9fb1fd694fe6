"""A case that nobody answers climbs to the joint committee without anybody remembering it, and each level is told."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from tests.site import people
from tests.site.dossiers.making import asked
from tests.site.dossiers.test_worker import texts

from njiasite.config import clock
from njiasite.dossiers import duties
from njiasite.dossiers.models import DossierState, InboxRow

pytestmark = pytest.mark.django_db
CLIMB = {5: "silent", 7: "with_ambassador", 11: "with_principal_secretary", 19: "with_committee"}


@pytest.fixture(autouse=True)
def papers(settings: Any, tmp_path: Any) -> None:
    place = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "documents": place}


def test_silence_climbs_by_the_worker_alone() -> None:
    levels = [
        people.person("ambassador", "mission", "kenya_moscow"),
        people.person("principal_secretary"),
        people.person("committee_member", "corridor", "ke_ru"),
    ]
    dossier, asked_at = asked(), clock.now()
    told = []
    for days, state in CLIMB.items():
        with clock.moved(asked_at + timedelta(days=days)):
            duties.act_for_clocks(clock.now())
        assert DossierState.objects.get(dossier=dossier).state == state
        told.append([any("case is now before" in text for text in texts(level)) for level in levels])
    assert told == [[False] * 3, [True, False, False], [True, True, False], [True, True, True]]
    theirs = people.client_of(people.person("counterpart", "office", "interior_ministry"))
    for page in (f"/cases/{dossier.pk}", "/inbox", "/cases"):
        read = theirs.get(page).text
        assert dossier.number in read and "No answer in time" in read, page
        assert not any(level in read for level in ("Ambassador", "Secretary", "raised", "Raised")), page
    waiting = set(InboxRow.objects.filter(dossier=dossier).values_list("role", flat=True))
    assert waiting == {"committee_member", "counterpart"}, "the other side still owes its answer"
