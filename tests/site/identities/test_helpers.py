"""Letting somebody act for one: by consent, with an end, stopped by either side; the stranger is shown nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from tests.site import people

from njiasite.config import clock
from njiasite.identities.readers import reader_for
from njiasite.identities.services import helpers
from njiasite.ledger import selectors as ledger

pytestmark = pytest.mark.django_db


def appoint(owner, helper, **changes) -> object:
    sent = {"code": str(helper), "days": "30", "consent": "on", **changes}
    return people.client_of(owner).post(reverse("account_helpers"), sent)


def test_a_helper_acts_for_the_person_and_for_nobody_else_until_the_end() -> None:
    owner, helper, stranger = (people.person("jobseeker") for _ in range(3))
    assert appoint(owner, helper).status_code == 302
    held = reader_for(helper, "helper").in_hand
    assert [grant.value for grant in held] == [str(owner.pk)]
    assert reader_for(stranger, "helper").role == "jobseeker"
    (act,) = ledger.acts(owner.pk)
    assert (act.type, act.actor, act.given["helper"]) == ("account.helper_appointed", owner.pk, str(helper.pk))
    with clock.moved(clock.now() + timedelta(days=31)):
        assert reader_for(helper).roles == ("jobseeker",)


@pytest.mark.parametrize("change", [{"consent": ""}, {"code": "AAAAA-AAAAA"}, {"days": "9999"}])
def test_without_consent_a_known_code_or_an_end_nothing_is_recorded(change) -> None:
    owner, helper = people.person("jobseeker"), people.person("jobseeker")
    assert appoint(owner, helper, **change).status_code == 422
    assert not helpers.standing(owner).exists()


def test_nobody_is_their_own_helper() -> None:
    owner = people.person("jobseeker")
    assert appoint(owner, owner).status_code == 422


@pytest.mark.parametrize("who", ["owner", "helper"])
def test_either_side_stops_it_and_a_stranger_cannot(who: str) -> None:
    owner, helper, stranger = (people.person("jobseeker") for _ in range(3))
    appoint(owner, helper)
    address = reverse("helper_dismiss", args=[helpers.standing(owner).get().pk])
    assert people.client_of(stranger).post(address).status_code == 404
    assert helpers.standing(owner).exists()
    assert people.client_of({"owner": owner, "helper": helper}[who]).post(address).status_code == 302
    assert not helpers.standing(owner).exists()


def test_appointing_again_renews_and_does_not_double() -> None:
    owner, helper = people.person("jobseeker"), people.person("jobseeker")
    appoint(owner, helper)
    appoint(owner, helper, days="365")
    assert helpers.standing(owner).count() == 1
