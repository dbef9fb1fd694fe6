"""The joint committee's papers: what is written in two languages must say the same in both."""

from __future__ import annotations

from uuid import uuid4

import pytest

from njiasite.dossiers import services
from njiasite.dossiers.services import RefusedError
from njiasite.ledger.services import Actor

pytestmark = pytest.mark.django_db
SECRETARY = Actor(uuid4(), "labour_officer")


def called(russian: str, **more: object) -> services.Outcome:
    given = {"meeting_on": "2026-12-10", "agenda_en": "Answers within 72 hours.", "agenda_ru": russian, **more}
    return services.open_dossier(
        corridor="ke_ru", procedure="committee_meeting", type="meeting.called", given=given, actor=SECRETARY,
        channel="web", key=str(uuid4()), scope={"office": "labour_nairobi"},
    )  # fmt: skip


def test_an_agenda_whose_languages_give_other_hours_is_refused_with_the_difference_unless_two_have_read_it() -> None:
    with pytest.raises(RefusedError) as refused:
        called("Ответы в течение 90 часов.")
    assert "90" in refused.value.refusal.text.en
    assert called("Ответы в течение 72 часов.").dossier.number
    assert called("Ответы в течение 90 часов.", languages_read=True).dossier.number
