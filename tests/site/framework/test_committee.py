"""The joint committee: one table for both countries, and what is written in two languages says the same in both."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from tests.site.people import client_of, person

from njiasite.dossiers import services
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.services import RefusedError
from njiasite.framework import committee
from njiasite.identities.models import Account
from njiasite.ledger import reads
from njiasite.ledger.services import Actor

pytestmark = pytest.mark.django_db
SECRETARY, RUSSIAN = Actor(uuid4(), "labour_officer"), Actor(uuid4(), "counterpart")
CALL = "/cases/new/committee_meeting/meeting.called"
COMMITTEE = {"office": "joint_committee", "mission": "kenya_moscow"}


def called(russian: str, **more: object) -> services.Outcome:
    given = {"meeting_on": "2026-12-10", "agenda_en": "Answers within 72 hours.", "agenda_ru": russian, **more}
    return services.open_dossier(
        corridor="ke_ru", procedure="committee_meeting", type="meeting.called", given=given, actor=SECRETARY,
        channel="web", key=str(uuid4()), scope=COMMITTEE,
    )  # fmt: skip


def do(meeting: Dossier, type: str, actor: Actor = SECRETARY, **given: Any) -> None:
    services.act(dossier=meeting, type=type, given=given, actor=actor, channel="web", key=str(uuid4()))


@pytest.fixture
def meeting() -> Dossier:
    """Held, with a decision and an action that are not done."""
    found = called("Ответы в течение 72 часов.").dossier
    do(found, "meeting.held", meeting_on="2026-11-10")
    words = {"decision_en": "Access within 96 hours.", "decision_ru": "Доступ в течение 96 часов."}
    do(found, "meeting.decided", decision="1", decision_due="2026-11-20", **words)
    do(found, "meeting.action_set", RUSSIAN, action="Список", action_of="russia", action_due="2030-01-20")
    return found


def russian() -> Account:
    return person("counterpart", "office", "joint_committee")


def test_an_agenda_whose_languages_give_other_hours_is_refused_with_the_difference_unless_two_have_read_it() -> None:
    with pytest.raises(RefusedError) as refused:
        called("Ответы в течение 90 часов.")
    assert "90" in refused.value.refusal.text.en
    assert called("Ответы в течение 72 часов.").dossier.number
    assert called("Ответы в течение 90 часов.", languages_read=True).dossier.number


def test_the_russian_side_sees_the_same_table_in_russian_with_what_is_late_on_top(meeting: Dossier) -> None:
    page = client_of(russian()).get("/committee", headers={"accept-language": "ru"}).content.decode()
    for words in ("Ответы в течение 72 часов.", "Answers within 72 hours.", "Доступ в течение 96 часов.", "Россия"):
        assert words in page
    assert page.index("Решение 1") < page.index("Список")
    assert "20 ноября 2026" in page and "Протокол написан" in page
    assert f"/cases/{meeting.pk}/do/meeting.minuted" in page
    assert reads.of(meeting.pk).count() == 1


def test_a_decision_taken_anew_has_its_new_day_and_every_meeting_that_goes_on_is_read(
    meeting: Dossier, monkeypatch
) -> None:
    do(meeting, "meeting.decision_done", decision="1", decision_result="Done in part.")
    anew = {"decision_en": "Access within 48 hours.", "decision_ru": "Доступ в течение 48 часов."}
    do(meeting, "meeting.decided", decision="1", decision_due="2031-03-05", **anew)
    monkeypatch.setattr(committee, "_SHOWN", 0)
    page = client_of(russian()).get("/committee", headers={"accept-language": "ru"}).content.decode()
    tasks = page.partition("</table>")[0]
    assert "5 марта 2031" in tasks and "48 часов" in tasks and "96 часов" not in tasks


def test_the_russian_side_calls_a_meeting_and_kenya_sees_it() -> None:
    client = client_of(russian())
    assert CALL in client.get("/committee").content.decode()
    agenda = {"agenda_en": "1. Figures.", "agenda_ru": "1. Показатели."}
    blank = client.get(CALL).content.decode()
    form = dict(re.findall(r'name="(key|seen)" value="([^"]*)"', blank))
    sent = client.post(CALL, {**form, **agenda, "meeting_on": "2030-01-10", "sure": "1"})
    assert sent.status_code == 302, sent.content.decode()
    kenyan = client_of(person("consular_officer", "mission", "kenya_moscow"))
    assert "1. Показатели." in kenyan.get("/committee").content.decode()


def test_who_is_not_of_the_committee_sees_no_meeting_and_opens_none(meeting: Dossier) -> None:
    strangers = (
        person("counterpart", "office", "interior_ministry"),
        person("labour_officer", "office", "labour_nairobi"),
    )
    for stranger in strangers:
        client = client_of(stranger)
        page = client.get("/committee").content.decode()
        assert "72" not in page and "meeting.called" not in page
        assert client.get(CALL).status_code == 404
        given = {"meeting_on": "2030-01-10", "agenda_en": "1. Figures.", "agenda_ru": "1. Показатели."}
        sent = {"procedure": "committee_meeting", "act": "meeting.called", "given": given}
        headers = {"Idempotency-Key": str(uuid4())}
        refused = client.post("/api/v1/dossiers", sent, content_type="application/json", headers=headers)
        assert refused.status_code == 422, refused.content.decode()
    assert Client().get("/committee").status_code == 302
