"""What happens by itself: messages of acts and clocks, acts at the end of a clock, a day off that moves a deadline."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from tests.njia.casework.walking import filled
from tests.site import people
from tests.site.dossiers.making import CONSUL, asked, do, opened

from njia.casework.load import load_procedures
from njia.findings import Text
from njiasite.channels import hooks, own_duties, services
from njiasite.channels.models import Kind, Message
from njiasite.config import clock
from njiasite.dossiers import daysoff, duties
from njiasite.dossiers import services as services_of_dossiers
from njiasite.dossiers.models import DayOff, DossierClock, DossierState, InboxRow
from njiasite.ledger import selectors
from njiasite.ledger.models import Act
from njiasite.ledger.services import Actor

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
MONDAY = datetime(2026, 11, 30, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def monday() -> Any:
    with clock.moved(MONDAY):
        yield


def texts(account: Any) -> list[str]:
    told = Message.objects.filter(recipient=account.pk).order_by("pk")
    return [one[2] for one in services.opened(told) if one]


def later(**by: float) -> datetime:
    return MONDAY + timedelta(**by)


def test_who_is_concerned_is_told_what_was_done_in_their_language_and_nobody_else() -> None:
    amina, stranger = people.person("jobseeker"), people.person("jobseeker")
    amina.language = "ru"
    amina.save()
    dossier = opened(subject=amina.pk)
    assert texts(amina) == [f"Мы получили ваше сообщение, номер {dossier.number}. Сотрудник уже читает его."]
    assert texts(stranger) == []


def test_the_other_side_is_told_when_something_is_asked_of_it() -> None:
    counterpart = people.person("counterpart", "office", "interior_ministry")
    elsewhere = people.person("counterpart", "office", "defence_ministry")
    dossier = asked()
    assert texts(counterpart) == [f"{dossier.number}: a request for consular access waits for your answer."]
    assert texts(elsewhere) == []


def test_a_reminder_is_owed_when_its_time_comes_once_and_by_the_readers_clock() -> None:
    officer = people.person("consular_officer", "mission", "kenya_moscow")
    dossier = opened()
    own_duties.ask_the_clocks(later(minutes=1))
    assert texts(officer) == []
    for minutes in (0, 1, 2):
        own_duties.ask_the_clocks(later(hours=23, minutes=minutes))
    told = texts(officer)
    assert told == [f"{dossier.number}: ask for access by 1 December 2026, 12:00 MSK."]
    assert set(Message.objects.filter(recipient=officer.pk).values_list("kind", flat=True)) == {Kind.REMINDER}


def test_a_late_case_is_raised_to_the_supervisor_and_a_closed_one_is_not() -> None:
    supervisor = people.person("supervisor", "corridor", "ke_ru")
    late, closed = opened(), opened()
    do(closed, "access.withdrawn", reason="It was a mistake.")
    own_duties.ask_the_clocks(later(hours=25))
    assert [late.number in one for one in texts(supervisor)] == [True]
    assert set(hooks.closed([late.id, closed.id])) == {closed.id}


def test_all_are_looked_at_even_when_the_first_owe_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duties, "AT_ONCE", 1)
    supervisor = people.person("supervisor", "corridor", "ke_ru")
    for _ in range(3):
        opened()
    own_duties.ask_the_clocks(later(hours=25))
    assert len(texts(supervisor)) == 3


def test_when_the_answer_is_overdue_the_case_goes_on_by_itself_once() -> None:
    dossier = asked()
    with clock.moved(later(days=6)):
        assert duties.act_for_clocks(clock.now()) == 1
        assert duties.act_for_clocks(clock.now()) == 0
    last = selectors.acts(dossier.id).last()
    assert last is not None
    assert (last.type, last.role, last.actor) == ("access.answer_missed", "system", None)
    assert DossierState.objects.get(dossier=dossier).state == "silent"
    assert set(InboxRow.objects.values_list("role", flat=True)) == {"consular_officer", "counterpart"}


def test_one_case_that_fails_holds_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    broken, sound = asked(), asked()
    act = duties.services.act

    def fails(**given: Any) -> Any:
        if given["dossier"].pk == broken.pk:
            raise RuntimeError
        return act(**given)

    monkeypatch.setattr(duties.services, "act", fails)
    with clock.moved(later(days=6)):
        assert duties.act_for_clocks(clock.now()) == 1
    assert DossierState.objects.get(dossier=sound).state == "silent"


def contract() -> Any:
    """A contract that an officer must review within five working days."""
    spec = next(spec for spec in load_procedures()["attestation"].opening)
    return services_of_dossiers.open_dossier(
        corridor="ke_ru",
        procedure="attestation",
        type=spec.id,
        given=filled(spec, {}),
        actor=Actor(uuid4(), "jobseeker"),
        channel="web",
        key=str(uuid4()),
        scope={"office": "labour_nairobi"},
    ).dossier


def test_a_day_off_entered_by_an_officer_moves_the_deadlines_that_run_and_a_later_word_moves_them_back() -> None:
    dossier = contract()
    running = DossierClock.objects.get(dossier=dossier, clock="review", stopped_at=None)
    enter(MONDAY.date() + timedelta(days=1))
    assert duties.recount(MONDAY) == 1
    moved = DossierClock.objects.get(pk=running.pk).due_at
    assert moved == running.due_at + timedelta(days=1)
    assert InboxRow.objects.get(dossier=dossier).due_at == moved
    assert [act.given["source"] for act in Act.objects.filter(type="calendar.corrected")] == [
        "Gazette Notice 1 of 2026"
    ]
    enter(MONDAY.date() + timedelta(days=1), kind="working_day", key="k2")
    duties.recount(MONDAY)
    assert DossierClock.objects.get(pk=running.pk).due_at == running.due_at
    assert duties.recount(MONDAY) == 0, "nothing is counted twice"


def enter(day: Any, key: str = "k", kind: str = "day_off") -> None:
    daysoff.enter(
        "ke_ru",
        daysoff.Day(
            calendar="ke",
            day=day,
            kind=kind,
            name=Text("Day of mourning", "Siku ya maombolezo", "День траура"),
            source="Gazette Notice 1 of 2026",
        ),
        actor=Actor(CONSUL.account, "supervisor"),
        channel="web",
        key=key,
    )


def test_a_day_is_entered_on_the_page_and_shown_with_its_source() -> None:
    client = people.client_of(people.person("supervisor", "corridor", "ke_ru"))
    form = {
        "key": "one", "calendar": "ke", "day": "2026-12-01", "kind": "day_off", "name_en": "Day of mourning",
        "name_sw": "Siku ya maombolezo", "name_ru": "День траура", "source": "Gazette Notice 1 of 2026",
    }  # fmt: skip
    for _ in range(2):
        assert client.post("/calendar", form).status_code == 302
    page = client.get("/calendar").content.decode()
    assert "Gazette Notice 1 of 2026" in page
    assert DayOff.objects.count() == 1
