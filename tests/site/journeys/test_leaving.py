"""Who chooses a sign alone with an officer keeps whom they trust, and stays one person, whatever they left by."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from tests.site.attestation import way
from tests.site.checkins.test_rounds import told
from tests.site.journeys.test_abroad import BORDER, agree, known, name_rose
from tests.site.journeys.test_journey import begun, do
from tests.site.journeys.test_trusted import cases, code_for, rose, says
from tests.site.people import client_of, person

from njiasite.checkins.models import Enrolment
from njiasite.config import clock
from njiasite.dossiers import engine
from njiasite.dossiers.effects import Doing
from njiasite.dossiers.models import Dossier
from njiasite.identities.models import Account
from njiasite.people import leaving

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
PHONE, ANOTHER = "+254700000888", "+254700000999"


@pytest.fixture(autouse=True)
def fresh_counts() -> None:
    cache.clear()


@pytest.fixture(autouse=True)
def before(monkeypatch: pytest.MonkeyPatch) -> None:
    """A contract that was only handed in stands for a sealed one here: the desk asks no more of it than who leaves."""
    monkeypatch.setitem(leaving.BEFORE, "attestation", ("submitted",))


def handed_in(account: Account | None = None) -> Dossier:
    case = way.submitted(phone=PHONE)
    Dossier.objects.filter(pk=case.pk).update(subject=account)
    case.refresh_from_db()
    return case


def chooses(case: Dossier, **more: str) -> str:
    """Alone with the officer: the form as the page gives it, and what they type."""
    officer = client_of(person("labour_officer"), "labour_officer")
    page = officer.get(f"/cases/{case.pk}/sign").context["form"]
    given = {name: page[name].value() for name in page.fields if page[name].value() is not None}
    typed = {"departed_on": "2020-01-01", "language": "sw", "region": "MOS", "secret": "simba", "pin": "4821"}
    return officer.post(f"/cases/{case.pk}/sign", {**given, **typed, **more}).text


def leaves(case: Dossier) -> None:
    today, standing = clock.now().date().isoformat(), engine.standing(case)
    leaving.worker(
        Doing(
            dossier=case, standing=standing, type="attestation.departed", given={"left_on": today}, actor=BORDER,
            channel="web", key=str(uuid4()),
        )
    )  # fmt: skip


def test_the_trusted_people_and_the_journey_of_their_account_come_along() -> None:
    me = person("jobseeker")
    mine = client_of(me, "jobseeker")
    begun(mine)
    name_rose(mine)
    agree(mine, "contacts")
    case = handed_in(me)
    assert "their own code" in chooses(case)
    leaves(case)
    journey = Dossier.objects.get(procedure="journey")
    assert (known().contact_phone, known().journey, known().secret) == ("+254700000222", str(journey.pk), "simba")


def test_whoever_shows_the_code_of_their_journey_is_looked_for_by_name_when_their_trusted_one_worries(
    client: Client,
) -> None:
    code = begun(client)
    contact = rose(client)
    trusted, case = code_for(client, contact), handed_in()
    assert "open nothing" in chooses(case, code="ABCDE-FGHJK-ABCDE-FGHJK") and not Enrolment.objects.exists()
    assert "their own code" in chooses(case, code=code)
    do(client, "acting_withdrawn", contact=contact)  # a tap takes nothing back: a secret number was chosen
    do(client, "consent", undo="1", **{"consent_withdrawn-purpose": "check_ins"})
    says(trusted, "2")
    case_ = told(Dossier.objects.get(procedure="welfare_check"))
    assert (case_["person"], case_["phone"]) == (way.SAID["person"], PHONE) and cases() == ["family_worries"]


def test_nobody_changes_from_the_journey_whom_they_named_alone_with_an_officer(client: Client) -> None:
    code = begun(client)
    chooses(handed_in(), code=code, contact_name="A sister", contact_phone="0700 000 333", departed_on="2030-01-01")
    name_rose(client)
    for purpose in ("contacts", "check_ins"):
        agree(client, purpose)
    for purpose in ("contacts", "check_ins"):
        do(client, "consent", undo="1", **{"consent_withdrawn-purpose": purpose})
    assert known().contact_phone == "+254700000333" and Enrolment.objects.get().stage != "left"


def test_another_phone_that_they_gave_at_the_desk_is_the_one_that_is_asked() -> None:
    case = handed_in()
    chooses(case, phone=ANOTHER)
    leaves(case)
    assert Enrolment.objects.count() == 1 and (known().phone, known().secret) == (ANOTHER, "simba")


def test_a_number_of_a_contract_that_anybody_can_type_takes_nobody_s_place(client: Client) -> None:
    case = handed_in()
    begun(client)
    agree(client, "check_ins")
    page = client.get("/journey/asked").context["form"]
    typed = {"person": "Another", "departed_on": "2020-01-01", "phone": ANOTHER, "pin": "9999", "contract": case.number}
    assert (
        client.post("/journey/asked", {"kind": "worker", "language": "en", "key": uuid4(), **typed}).status_code == 200
    )
    assert page and re.search("secret number", client.get("/journey").text)
    Enrolment.objects.update(proved=True)
    leaves(case)
    assert Enrolment.objects.count() == 2
