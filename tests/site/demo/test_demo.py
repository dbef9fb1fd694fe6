"""The demonstration is a whole corridor that a visitor can walk about in; production has none of it."""

from __future__ import annotations

import io
from collections import Counter, defaultdict

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from tests.site import people as others

from njia.casework.load import load_procedures
from njia.seals.checkpoints import fingerprint
from njia.seals.export import verify_export
from njiasite.config import clock
from njiasite.demo import people, telling
from njiasite.demo.cast import cast
from njiasite.documents.models import Paper
from njiasite.dossiers.models import Dossier, DossierState
from njiasite.identities.roster import roster
from njiasite.intelligence.models import Ring
from njiasite.intelligence.picture import picture
from njiasite.intelligence.sheets import Narrowed, sheet
from njiasite.ledger import export, signing

pytestmark = pytest.mark.django_db


@pytest.fixture
def documents(settings, tmp_path) -> None:
    folder = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "documents": folder}


def told(*arguments: str) -> str:
    call_command("demo", *arguments, stdout=(out := io.StringIO()))
    return out.getvalue()


def standings() -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    now = clock.now()
    for row in DossierState.objects.select_related("dossier"):
        late = not row.closed and row.due_at is not None and row.due_at < now
        found[row.dossier.procedure].update([row.state, "closed" if row.closed else "late" if late else "in time"])
    return found


def ring() -> tuple[int, set[str], set[str]]:
    """Of the one ring that all investigators see: how many members, every name of theirs, every number."""
    found = sheet(Ring.objects.get(compartment=None), clock.now().date(), Narrowed(sure="members"), picture())
    names = {name for one in found.people for name in one.names}
    return len(found.people), names, {name for one in found.things for name in one.names}


@pytest.mark.slow
def test_it_fills_every_procedure_and_role_once_and_the_ledger_is_whole(documents) -> None:
    """One run, for it takes its time: what is there, that a second run adds nothing, and that it can be verified."""
    assert "accounts opened" in told()
    assert {person.role for person in cast().people} == set(roster().roles)
    found, procedures = standings(), load_procedures()
    assert set(found) == set(procedures)
    for name, states in found.items():  # its stages, and how they stand in time
        assert len(states) > min(5, len(procedures[name].states) + 1), name
        assert states["closed"] and states["in time"], name
    assert sum(states["late"] for states in found.values()) > 5
    assert set(Paper.objects.values_list("state", flat=True)) == {Paper.OPEN, Paper.QUARANTINED}
    many, names, numbers = ring()  # the generator's ring, without the neighbour who has a member's name
    assert many >= 7 and {"Felix Example", "Naomi Example", "Sample Crest Recruitment"} <= names
    assert "880001" in numbers and not any("000112" in number for number in numbers)
    before = Dossier.objects.count(), Paper.objects.count()
    assert "0 accounts opened" in told() and "0 acts told" in told("--if-empty")
    assert (Dossier.objects.count(), Paper.objects.count()) == before
    key = signing.private_key().public_key()
    assert verify_export(export.lines(), {fingerprint(key): key}).faults == ()


@pytest.fixture
def cast_there() -> None:
    people.open_all(clock.now())


@pytest.mark.parametrize(("language", "word"), [("en", "Go in"), ("sw", "Ingia"), ("ru", "Войти")])
def test_the_page_lists_every_account_in_three_languages(cast_there, language: str, word: str) -> None:
    client = Client(headers={"accept-language": language})
    page = client.get(reverse("demo")).content.decode()
    assert page.count(f"{word}<span") == len(cast().people)
    assert "AMNA2-DEM22" in page and cast().password in page


@pytest.mark.parametrize(
    ("person", "start"),
    [("amina", "cases"), ("grace", "cases"), ("zarya", "cases"), ("ruslan", "cases"), ("pendo", "inbox"),
     ("wairimu", "reads"), ("yusuf", "staff"), ("salma", "figures")],
)  # fmt: skip
def test_a_visitor_is_in_with_one_press_where_the_role_begins(cast_there, person: str, start: str) -> None:
    client = Client()
    arrived = client.post(reverse("demo_enter"), {"person": person}, follow=True)
    assert arrived.status_code == 200
    assert arrived.redirect_chain[-1][0] == reverse(start)
    assert arrived.wsgi_request.reader.role == cast().named(person).role
    assert not arrived.wsgi_request.reader.lacks_second_factor


def test_the_code_on_the_page_is_the_one_that_signs_an_official_in(cast_there) -> None:
    client = Client()
    name_and_password = {"login": "PEND2-DEM22", "password": cast().password}
    asked = client.post(reverse("account_login"), name_and_password, follow=True)
    assert asked.redirect_chain[-1][0] == reverse("mfa_authenticate")
    page = client.get(reverse("demo")).context["pairs"]
    done = client.post(reverse("mfa_authenticate"), {"code": page[1]["value"]}, follow=True)
    assert done.wsgi_request.reader.role == "consular_officer"
    assert done.redirect_chain[-1][0] == reverse("inbox")


def test_in_production_there_is_no_page_no_door_and_no_command(cast_there, settings) -> None:
    settings.PRODUCTION = True
    assert Client().get(reverse("demo")).status_code == 404
    assert Client().post(reverse("demo_enter"), {"person": "amina"}).status_code == 404
    with pytest.raises(CommandError, match="production"):
        told()


def test_in_production_its_passwords_let_nobody_in(cast_there, settings) -> None:
    settings.PRODUCTION = True
    client = Client()
    refused = client.post(reverse("account_login"), {"login": "AMNA2-DEM22", "password": cast().password})
    assert refused.status_code == 403
    assert client.get(reverse("account_home")).status_code == 302


def test_it_does_not_mix_with_people_who_have_accounts() -> None:
    others.person("jobseeker")
    with pytest.raises(CommandError, match="empty database"):
        told()
    assert told("--if-empty") == ""
    assert people.begun() is None


def test_a_run_that_was_stopped_goes_on_where_it_was(documents, monkeypatch) -> None:
    monkeypatch.setattr(telling, "_work", lambda at: None)
    monkeypatch.setattr(telling, "history", lambda at: ())
    monkeypatch.setattr(telling.reports, "told", lambda: ())
    whole = telling.stories()["welfare_check"][:3]
    now = clock.now()
    people.open_all(now)
    for stories, acts in ((whole[:2], 4), (whole, 4), (whole, 0)):
        monkeypatch.setattr(telling, "stories", lambda told=stories: {"welfare_check": told})
        assert telling.tell(now, "njia", lambda *_: None) == acts
