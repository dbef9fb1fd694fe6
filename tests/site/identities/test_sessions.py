"""Signing in and out: wrong tries are counted for all, the idle are signed out, devices have no address."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from tests.site import people

from njiasite.config import clock
from njiasite.identities import counts, devices, secrets
from njiasite.identities.models import Account
from njiasite.ledger import selectors as ledger

pytestmark = pytest.mark.django_db
PHONE = (
    "Mozilla/5.0 (Linux; Android 14; SM-A055F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36"
)


@pytest.fixture(autouse=True)
def no_tries_yet() -> None:
    cache.clear()


def sign_in(account: Account, password: str = people.PASSWORD, **extra) -> Client:
    client = Client(**extra)
    client.answer = client.post(reverse("account_login"), {"login": f" {account} ".lower(), "password": password})
    return client


def inside(client: Client) -> bool:
    return client.get(reverse("account_home")).status_code == 200


def test_code_and_password_let_in_however_the_code_is_typed() -> None:
    assert inside(sign_in(people.person("jobseeker")))


def test_a_wrong_name_and_a_wrong_password_are_answered_alike() -> None:
    known, unknown = people.person("jobseeker"), Account(code="QQQQQQQQQQ")
    answers = [sign_in(who, "wrong wrong wrong").answer.content.decode() for who in (known, unknown)]
    assert all("Name and password do not belong together." in answer for answer in answers)


def test_after_five_wrong_tries_even_the_right_password_must_wait() -> None:
    account = people.person("jobseeker")
    for _ in range(5):
        sign_in(account, "wrong wrong wrong")
    late = sign_in(account)
    assert "Too many wrong tries" in late.answer.content.decode()
    assert not inside(late)


def test_the_counts_hold_no_address_and_no_code() -> None:
    assert "127.0.0.1" not in counts.hidden("rl:ip:127.0.0.1", "", 1)
    assert counts.hidden("a", "", 1) != counts.hidden("b", "", 1)


def test_behind_a_trusted_proxy_each_visitor_has_their_own_count(settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    settings.ACCOUNT_RATE_LIMITS = {"join": "1/m/ip"}
    sent = {"code": "x", "password": "y"}

    def join(address: str) -> int:
        return Client().post(reverse("account_join"), sent, headers={"X-Forwarded-For": address}).status_code

    assert [join("9.9.9.9, 192.0.2.1"), join("192.0.2.1"), join("192.0.2.2")] == [422, 429, 422]


@pytest.mark.parametrize(("role", "minutes"), [("jobseeker", 60), ("labour_officer", 15)])
def test_the_idle_are_signed_out_officials_sooner(role: str, minutes: int) -> None:
    client = people.client_of(people.person(role))
    assert inside(client)
    with clock.moved(clock.now() + timedelta(minutes=minutes - 1)):
        assert inside(client)
    with clock.moved(clock.now() + timedelta(minutes=2 * minutes)):
        assert not inside(client)


def test_one_sees_where_one_is_signed_in_and_signs_out_everywhere_else() -> None:
    account = people.person("jobseeker")
    here, there = sign_in(account, headers={"User-Agent": PHONE}), sign_in(account)
    page = here.get(reverse("usersessions_list")).content.decode()
    assert "Android, Chrome" in page
    assert set(UserSession.objects.values_list("ip", flat=True)) == {"0.0.0.0"}
    here.post(reverse("usersessions_list"))
    assert inside(here)
    assert not inside(there)


def test_of_a_device_only_its_kind_is_kept() -> None:
    assert devices.kind_of(PHONE) == "Android, Chrome"
    assert devices.kind_of(devices.kind_of(PHONE)) == "Android, Chrome"
    assert devices.kind_of("") == ""


def test_a_new_password_ends_every_other_session_and_stands_in_the_ledger() -> None:
    account = people.person("jobseeker")
    here, there = sign_in(account), sign_in(account)
    sent = {"oldpassword": people.PASSWORD, "password1": "seven quiet herons"}
    assert here.post(reverse("account_change_password"), sent).status_code == 302
    assert inside(here)
    assert not inside(there)
    assert "account.password_changed" in [act.type for act in ledger.acts(account.pk)]


@pytest.mark.parametrize("password", ["short one", "1234567890", "qwertyuiop"])
def test_a_password_that_is_short_or_common_is_refused(password: str) -> None:
    answer = Client().post(reverse("account_signup"), {"way": "password", "password1": password})
    assert answer.status_code == 200
    assert not Account.objects.exists()


def test_the_secret_of_an_app_lies_sealed() -> None:
    sealed = secrets.seal("JBSWY3DPEHPK3PXP")
    assert "JBSWY3" not in sealed
    assert secrets.open_(sealed) == "JBSWY3DPEHPK3PXP"


def test_a_sealed_secret_opens_after_the_key_of_the_site_was_changed(settings) -> None:
    sealed = secrets.seal("JBSWY3DPEHPK3PXP")
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "n" * 60
    assert secrets.open_(sealed) == "JBSWY3DPEHPK3PXP"


def test_an_official_keeps_the_last_proof() -> None:
    officer = people.person("labour_officer")
    client = people.client_of(officer)
    session = client.session
    session["came"] = int(clock.now().timestamp())
    session.save()
    client.post(reverse("mfa_deactivate_totp"))
    assert officer.authenticator_set.count() == 1


def test_the_pages_speak_the_language_of_the_account_where_the_browser_chose_none() -> None:
    account = people.person("jobseeker")
    Account.objects.filter(pk=account.pk).update(language="sw")
    assert sign_in(account).answer.cookies["language"].value == "sw"


def test_a_language_chosen_while_signed_in_is_the_language_of_messages_too() -> None:
    account = people.person("jobseeker")
    client = people.client_of(account)
    client.post(reverse("language"), {"language": "ru"})
    client.post(reverse("language"), {"language": "xx"})
    account.refresh_from_db()
    assert account.language == "ru"


def test_leaving_quickly_signs_out() -> None:
    client = people.client_of(people.person("jobseeker"))
    assert inside(client)
    assert client.post(reverse("leave")).status_code == 200
    assert not inside(client)


def test_some_time_after_signing_in_something_weighty_asks_for_the_password_once_more() -> None:
    client = people.client_of(people.person("jobseeker"))
    assert client.get(reverse("mfa_activate_totp")).status_code == 200
    session = client.session
    session["came"] -= 601
    session.save()
    assert client.get(reverse("mfa_activate_totp")).headers["Location"].startswith(reverse("account_reauthenticate"))
