"""A request for access brings its note about: numbered without a gap, in both languages, for the organ asked."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from tests.site import people
from tests.site.dossiers.making import CONSUL, NOTE, asked, do, opened

from njia.documents.read import read
from njiasite.config import clock
from njiasite.consular.models import Note
from njiasite.documents import services as documents
from njiasite.documents.models import Paper
from njiasite.dossiers import services
from njiasite.dossiers.models import Dossier
from njiasite.ledger import selectors

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def papers(settings: Any, tmp_path: Any) -> None:
    place = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "documents": place}


def given(dossier: Dossier) -> dict[str, Any]:
    act = selectors.acts(dossier.id).filter(type="access.requested").last()
    assert act is not None
    return {**act.given, **selectors.opened(act)}


def text(paper: str, suffix: str) -> str:
    kept = Paper.objects.get(pk=UUID(paper))
    return read(documents.contents(kept), f"note.{suffix}").text


def test_the_note_is_kept_as_pdf_and_word_and_says_what_was_asked() -> None:
    dossier = asked()
    said = given(dossier)
    year = clock.now().year
    assert said["note_number"] == f"MOW/CON/{year}-001"
    for name, suffix in (("note_paper", "pdf"), ("note_word", "docx")):
        found = " ".join(text(said[name], suffix).split())
        assert said["note_number"] in found, suffix
        assert "Amina Testcase" in found and "Амина Тесткейс" in found
        assert "Ministry of Internal Affairs" in found and "Министерству внутренних дел" in found


def test_numbers_count_up_and_a_refused_note_takes_none() -> None:
    asked()
    wrong = opened()
    do(wrong, "access.contact_wished", wish_for_contact="asked_for")
    with pytest.raises(services.RefusedError) as refused:
        do(wrong, "access.requested", **{**NOTE, "note_person_ru": "Борис Другов"})
    assert refused.value.refusal.code == "notes.names"
    with pytest.raises(services.RefusedError, match=r"notes\.languages"):
        do(wrong, "access.requested", **NOTE, note_place="A camp near Tver", note_place_ru="Лагерь под Курском")
    with pytest.raises(services.RefusedError, match=r"notes\.place_in_both"):
        do(wrong, "access.requested", **NOTE, note_place="Tver")
    asked()
    assert list(Note.objects.order_by("serial").values_list("serial", flat=True)) == [1, 2]


def test_the_same_request_sent_twice_is_one_note() -> None:
    dossier = opened()
    do(dossier, "access.contact_wished", wish_for_contact="asked_for")
    for _ in range(2):
        services.act(dossier=dossier, type="access.requested", given=NOTE, actor=CONSUL, channel="web", key="once")
    assert Note.objects.count() == 1


def test_only_the_organ_that_was_asked_finds_the_case() -> None:
    dossier = asked()
    theirs = people.client_of(people.person("counterpart", "office", "interior_ministry"))
    others = people.client_of(people.person("counterpart", "office", "defence_ministry"))
    assert theirs.get(f"/cases/{dossier.id}").status_code == 200
    assert others.get(f"/cases/{dossier.id}").status_code == 404
    paper = given(dossier)["note_paper"]
    assert theirs.get(f"/papers/{paper}").status_code == 200
    assert others.get(f"/papers/{paper}").status_code == 404


def test_the_note_can_be_looked_at_before_it_is_sent_and_a_slip_is_told_before_the_answers_are_checked() -> None:
    dossier = opened()
    do(dossier, "access.contact_wished", wish_for_contact="asked_for")
    consul = people.client_of(people.person("consular_officer", "mission", "kenya_moscow"))
    form = {**NOTE, "key": "k", "seen": 2}
    shown = consul.post(f"/cases/{dossier.id}/do/access.requested", form)
    assert f"/notes/{dossier.id}/preview" in shown.content.decode()
    seen = consul.post(f"/notes/{dossier.id}/preview", form)
    assert (seen.status_code, seen["Content-Type"]) == (200, "application/pdf")
    assert "Амина Тесткейс" in read(seen.content, "note.pdf").text
    wrong = consul.post(f"/cases/{dossier.id}/do/access.requested", {**form, "note_person_ru": "Борис Другов"})
    assert wrong.status_code == 400 and "not of one person" in wrong.content.decode()
    assert Note.objects.count() == 0 and selectors.current(dossier.id) == 2
    others = (("consular_officer", "mission", "kenya_elsewhere"), ("counterpart", "office", "interior_ministry"))
    for who in others:
        other = people.client_of(people.person(*who))
        assert other.post(f"/notes/{dossier.id}/preview", form).status_code == 404
