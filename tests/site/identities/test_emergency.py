"""Breaking the glass: one case, one hour, a reason that is kept, supervisors who are told and judge."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from tests.site import people

from njiasite.channels.models import Kind, Message
from njiasite.config import clock
from njiasite.dossiers.models import Dossier
from njiasite.identities.models import Grant
from njiasite.identities.readers import reader_for
from njiasite.ledger import reads, selectors

pytestmark = pytest.mark.django_db
REASON = "She called from the airport and was cut off."


@pytest.fixture
def case() -> Dossier:
    return Dossier.objects.create(
        id=uuid4(),
        number="KE-RU-2026-000017",
        corridor="ke_ru",
        procedure="consular_access",
        version=1,
        mission="russia_nairobi",
        opened_at=clock.now(),
    )


def opens(officer, case: Dossier, reason: str = REASON) -> object:
    return people.client_of(officer).post(reverse("glass_break"), {"number": case.number.lower(), "reason": reason})


def test_a_kind_of_case_that_the_role_never_reads_is_not_opened_and_nobody_is_alarmed(case: Dossier) -> None:
    Dossier.objects.filter(pk=case.pk).update(procedure="agency_licence")
    people.person("supervisor")
    assert opens(people.person("consular_officer"), case).status_code == 422
    assert not Grant.objects.filter(emergency=True).exists() and not Message.objects.exists()


def test_a_case_outside_ones_scope_opens_for_an_hour_and_everybody_who_must_know_is_told(case: Dossier) -> None:
    officer, supervisor = people.person("consular_officer"), people.person("supervisor")
    client = people.client_of(officer)
    assert client.get(reverse("case", args=[case.pk])).status_code == 404
    opens(officer, case)
    held = [grant for grant in reader_for(officer).in_hand if grant.emergency]
    assert [(grant.scope, grant.value) for grant in held] == [("dossier", str(case.pk))]
    read = reads.of(case.pk).first()
    assert (read.type, selectors.opened(read)["reason"]) == ("case.read_in_emergency", REASON)
    assert list(Message.objects.values_list("recipient", "kind")) == [(supervisor.pk, Kind.ALARM)]
    with clock.moved(clock.now() + timedelta(hours=1, seconds=1)):
        assert not any(grant.emergency for grant in reader_for(officer).in_hand)


def test_no_reason_no_case_no_opening(case: Dossier) -> None:
    officer = people.person("consular_officer")
    assert opens(officer, case, reason="now").status_code == 422
    case.number = "KE-RU-2026-999999"
    assert opens(officer, case).status_code == 422
    assert not Grant.objects.filter(emergency=True).exists()


def test_a_supervisor_judges_it_and_what_was_not_right_ends_at_once(case: Dossier) -> None:
    officer, supervisor = people.person("consular_officer"), people.person("supervisor")
    opens(officer, case)
    page = people.client_of(supervisor).get(reverse("emergencies")).content.decode()
    assert REASON in page and case.number in page
    grant = Grant.objects.get(emergency=True)
    people.client_of(supervisor).post(reverse("emergency_judge", args=[grant.pk]), {"justified": "no"})
    assert not any(held.emergency for held in reader_for(officer).in_hand)
    grant.refresh_from_db()
    assert grant.justified is False


def test_nobody_judges_their_own_and_nobody_judges_twice(case: Dossier) -> None:
    supervisor, other = people.person("supervisor"), people.person("supervisor")
    opens(supervisor, case)
    address = reverse("emergency_judge", args=[Grant.objects.get(emergency=True).pk])
    people.client_of(supervisor).post(address, {"justified": "yes"})
    assert Grant.objects.get(emergency=True).judged_at is None
    people.client_of(other).post(address, {"justified": "no"})
    people.client_of(other).post(address, {"justified": "yes"})
    assert Grant.objects.get(emergency=True).justified is False
