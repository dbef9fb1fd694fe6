"""A token: made on a page, shown once, for one role, until a day; ended at once; never enough for an official alone."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from tests.site import people
from tests.site.api.programs import REPORT, Program

from njiasite.api.models import Token
from njiasite.config import clock
from njiasite.ledger import selectors

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    cache.clear()


def made(client: Client) -> str:
    page = client.post("/account/programs", {"name": "Desk program", "days": "30"}).content.decode()
    found = re.search(r"njia_[\w-]{43}", page)
    assert found, page
    return found.group()


def me(token: str) -> Any:
    return Client().get("/api/v1/me", headers={"Authorization": f"Bearer {token}"})


def test_a_token_is_shown_once_and_lets_a_program_in() -> None:
    account = people.person("jobseeker")
    client = people.client_of(account)
    token = made(client)
    page = client.get("/account/programs").content.decode()
    assert "Desk program" in page
    assert token not in page
    assert not Token.objects.filter(digest=token).exists()
    found = me(token).json()
    assert (found["role"], found["roles"][0]["scopes"]) == ("jobseeker", [{"kind": "self", "value": ""}])
    assert Token.objects.get().used_on == clock.now().date()
    assert [act.type for act in selectors.acts(account.pk)] == ["account.token_made"]


def test_a_token_that_was_ended_lets_nobody_in() -> None:
    account = people.person("jobseeker")
    client = people.client_of(account)
    token = made(client)
    other = people.client_of(people.person("jobseeker"))
    address = f"/account/programs/{Token.objects.get().pk}/stop"
    assert other.post(address).status_code == 404
    assert client.post(address).status_code == 302
    assert me(token).status_code == 401
    assert [act.type for act in selectors.acts(account.pk)] == ["account.token_made", "account.token_ended"]


def test_a_token_ends_by_itself() -> None:
    token = made(people.client_of(people.person("jobseeker")))
    with clock.moved(clock.now() + timedelta(days=30, minutes=1)):
        assert me(token).status_code == 401


def test_a_token_ends_with_the_role_and_does_not_turn_into_another() -> None:
    account = people.person("jobseeker")
    agency = people.grant(account, "agency")
    token = made(people.client_of(account, "agency"))
    assert me(token).json()["role"] == "agency"
    agency.withdrawn_at = clock.now()
    agency.save()
    assert me(token).status_code == 401


def test_a_token_ends_with_the_account() -> None:
    account = people.person("jobseeker")
    token = made(people.client_of(account))
    account.is_active = False
    account.save()
    assert me(token).status_code == 401


def test_an_official_without_second_proof_makes_none_and_an_old_one_stops_working() -> None:
    account = people.person("labour_officer")
    token = made(people.client_of(account))
    assert Client().get("/api/v1/dossiers", headers={"Authorization": f"Bearer {token}"}).status_code == 200
    account.authenticator_set.all().delete()
    assert people.client_of(account).post("/account/programs", {"name": "x", "days": "7"}).status_code == 302
    assert Token.objects.count() == 1
    refused = Client().get("/api/v1/dossiers", headers={"Authorization": f"Bearer {token}"})
    assert (refused.status_code, refused.json()["type"]) == (403, "urn:njia:problem:second-factor")


def test_some_time_after_signing_in_the_password_is_asked_once_more_before_a_token_is_made() -> None:
    client = people.client_of(people.person("jobseeker"))
    session = client.session
    session["came"] -= 601
    session.save()
    asked = client.post("/account/programs", {"name": "x", "days": "7"})
    assert asked["Location"].startswith("/account/again")
    done = client.post(asked["Location"], {"password": people.PASSWORD})
    assert (done.status_code, Token.objects.count(), "njia_" in done.content.decode()) == (200, 1, True)


@pytest.mark.parametrize("header", ["Bearer", "Bearer ", "Bearer njia_nothing", "Basic YTpi", "Bearer \x7f"])
def test_what_is_no_token_lets_nobody_in(header: str) -> None:
    refused = Client().get("/api/v1/me", headers={"Authorization": header})
    assert (refused.status_code, refused["WWW-Authenticate"]) == (401, 'Bearer realm="Njia"')


def test_a_session_may_ask_and_writes_only_with_the_guard_of_our_own_pages() -> None:
    guarded = Client(enforce_csrf_checks=True)
    guarded.force_login(people.person("jobseeker"))
    assert guarded.get("/api/v1/me").status_code == 200
    body = {"procedure": "consular_access", "act": "access.reported", "given": REPORT}
    sent: dict[str, Any] = {"content_type": "application/json", "headers": {"Idempotency-Key": "one"}}
    refused = guarded.post("/api/v1/dossiers", body, **sent)
    assert (refused.status_code, refused.json()["type"]) == (403, "urn:njia:problem:forged")
    page = guarded.get("/account/programs").content.decode()
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert found
    sent["headers"]["X-CSRFToken"] = found.group(1)
    assert guarded.post("/api/v1/dossiers", body, **sent).status_code == 201


def test_each_token_is_counted_by_itself(settings: Any) -> None:
    settings.API_REQUESTS_A_MINUTE = 2
    one, other = Program(people.person("jobseeker")), Program(people.person("jobseeker"))
    assert [one.get("/me").status_code for _ in range(4)][-1] == 429
    assert other.get("/me").status_code == 200
