"""Accounts in a real browser: a passkey from first to last, an official led through everything, pages for everybody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings as site
from playwright.sync_api import Page, expect
from tests.browser.test_access import faults
from tests.site import people

from njiasite.identities.models import Account, Grant
from njiasite.identities.readers import Reader
from njiasite.identities.services import helpers, invitations

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True, databases=["default", "keys"]),
]
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(autouse=True)
def plain_http(settings) -> None:
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # the live server has no TLS


@pytest.fixture
def arrive(visit, live_server) -> Callable[..., Page]:
    """Somebody's browser, signed in already."""

    def come(who: Account | None, code: str = "en", width: int = 1280, *, scripts: bool = False) -> Page:
        page = visit(code, width, scripts=scripts)
        if who is not None:
            cookie = people.client_of(who).cookies[site.SESSION_COOKIE_NAME].value
            page.context.add_cookies([{"name": site.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        return page

    return come


def with_a_screen_lock(page: Page) -> None:
    """The device can keep passkeys and says that its owner unlocked it."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})


def code_now(secret: str) -> str:
    """What an app would show."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def heading(page: Page, text: str) -> None:
    expect(page.locator("h1")).to_have_text(text)


def test_a_person_makes_an_account_with_a_passkey_alone_and_comes_back_with_it(visit) -> None:
    page = visit("en", 360, scripts=True)
    with_a_screen_lock(page)
    page.goto("/account/new")
    page.get_by_label("With this phone or computer, without a password").check()
    page.get_by_role("button", name="Make the account").click()
    heading(page, "Your account is ready")
    code = page.locator(".code.big").inner_text()
    page.get_by_role("link", name="Make the passkey").click()
    page.get_by_role("button", name="Make the passkey").click()
    heading(page, "Recovery codes")
    expect(page.locator(".codes li")).to_have_count(10)
    page.get_by_role("link", name="I have written them down").click()
    page.get_by_role("button", name="Sign out").click()
    heading(page, "Check your work contract before you sign")
    page.goto("/account/sign-in/passkey")
    page.get_by_role("button", name="Use your passkey").click()
    heading(page, "My cases")
    page.get_by_role("link", name="Your account").click()
    expect(page.locator("dd.code")).to_have_text(code)


def test_a_passkey_asked_for_before_a_slow_page_is_ready_is_made_all_the_same(arrive) -> None:
    page = arrive(people.person("jobseeker"), width=360, scripts=True)
    with_a_screen_lock(page)
    page.route("**/webauthn*.js", lambda route: (page.wait_for_timeout(1500), route.continue_()))
    page.goto("/account/protection/keys/add", wait_until="commit")
    page.get_by_role("button", name="Make the passkey").click()
    heading(page, "Recovery codes")


def test_a_passkey_that_the_phone_does_not_give_is_told(arrive) -> None:
    page = arrive(people.person("jobseeker"), width=360, scripts=True)
    page.add_init_script("navigator.credentials.create = async () => { throw new Error('no') }")
    page.goto("/account/protection/keys/add")
    expect(page.get_by_text("gave no passkey")).to_be_hidden()
    page.get_by_role("button", name="Make the passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("gave no passkey")


def test_a_page_of_passkeys_that_came_without_its_script_says_so_at_once(arrive) -> None:
    page = arrive(people.person("jobseeker"), width=360, scripts=True)
    page.route("**/webauthn*.js", lambda route: route.abort())
    page.goto("/account/protection/keys/add")
    expect(page.get_by_role("alert")).to_contain_text("Load this page again")
    expect(page.get_by_role("button", name="Make the passkey")).to_be_disabled()


def test_a_person_makes_an_account_with_a_password_without_a_script(visit) -> None:
    page = visit("en", 360)
    page.goto("/account/new")
    page.locator("#id_password1").fill("three green lorries")
    page.get_by_role("button", name="Make the account").click()
    code = page.locator(".code.big").inner_text()
    page.get_by_role("link", name="I have written it down").click()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("link", name="Sign in").click()
    page.get_by_label("Your sign-in code").fill(code.lower())
    page.locator("#id_password").fill("three green lorries")
    page.get_by_role("button", name="Sign in").click()
    heading(page, "My cases")


def test_an_official_comes_in_by_invitation_and_is_led_to_a_second_proof_before_anything_else(visit) -> None:
    code = invitations.invite(role="labour_officer", scope_kind="office", scope_value="labour_nairobi", by=Reader())
    page = visit("en", 360)
    page.goto("/account/join")
    page.get_by_label("Your code").fill(code)
    page.locator("#id_password").fill("three green lorries")
    page.get_by_role("button", name="Continue").click()
    heading(page, "Your account is ready")
    page.goto("/inbox")
    heading(page, "Protect your account first")
    page.get_by_role("link", name="Connect an app").click()
    secret = page.locator("p.code").inner_text()
    page.get_by_label("Code").fill(code_now(secret))
    page.get_by_role("button", name="Connect").click()
    heading(page, "Recovery codes")
    page.goto("/inbox")
    expect(page).to_have_url(f"{page.url.split('/inbox')[0]}/inbox")
    expect(page.locator("h1")).not_to_have_text("Protect your account first")
    assert Authenticator.objects.filter(type=Authenticator.Type.TOTP).count() == 1


def test_only_the_pages_of_a_passkey_let_a_script_run(arrive) -> None:
    page = arrive(people.person("jobseeker"))
    policies = {}
    for path in ("/account/", "/account/protection", "/account/protection/keys/add", "/account/helpers"):
        answer = page.goto(path)
        assert answer is not None
        policies[path] = "script-src 'self'" in answer.headers["content-security-policy"]
    assert policies == {
        "/account/": False,
        "/account/protection": False,
        "/account/protection/keys/add": True,
        "/account/helpers": False,
    }


def walk_of_a_stranger(page: Page) -> Iterator[str]:
    for path in ("sign-in", "new", "join", "sign-in/passkey", "closed"):
        page.goto(f"/account/{path}")
        yield path
    page.goto("/account/new")
    page.get_by_role("button").last.click()
    yield "new, with an error"
    page.goto("/account/forgot")
    yield "forgot"
    page.locator("#id_who").fill(f"{uuid4()}@example.org")  # each is limited
    page.get_by_role("button").last.click()
    yield "forgot, the code"


def walk_of_a_person(page: Page) -> Iterator[str]:
    for path in ("", "new/code", "helpers", "devices", "protection", "protection/app", "protection/keys/add",
                 "protection/keys", "password", "programs", "sign-out"):  # fmt: skip
        page.goto(f"/account/{path}")
        yield path
    page.goto("/account/address")
    yield "address"
    page.locator("#id_address").fill("somebody@example.org")
    page.locator("main form button").last.click()
    yield "address, the code"
    page.goto("/account/programs")
    page.locator("form.card button").click()
    yield "programs, with errors"
    page.locator("input[name=name]").fill("Desk")
    page.locator("input[name=days][value='30']").check()
    page.locator("form.card button").click()
    yield "the token"
    page.goto("/account/programs")
    yield "programs, with one"
    page.goto("/account/helpers")
    page.locator("form.card button").click()
    yield "helpers, with errors"


def walk_of_an_administrator(page: Page) -> Iterator[str]:
    other = Grant.objects.waiting().select_related("account").get().account
    for path in ("account/", "staff/", "staff/invite", f"staff/accounts/{other.pk}"):
        page.goto(f"/{path}")
        yield path
    page.goto("/staff/invite")
    page.locator("select[name=role]").select_option("labour_officer")
    page.locator("select[name=place]").select_option("labour_nairobi")
    page.locator("form.card button").click()
    yield "the code"


def walk_of_a_supervisor(page: Page) -> Iterator[str]:
    for path in ("emergency/", "emergency/open"):
        page.goto(f"/{path}")
        yield path


def everybody() -> Iterator[tuple[Account | None, Callable[[Page], Iterator[str]]]]:
    """Each kind of visitor with the pages they can come to."""
    owner = people.person("jobseeker")
    helpers.appoint(helper=people.person("jobseeker"), days=30, by=Reader(owner, role="jobseeker"))
    people.waiting_grant()
    people.way_back()
    people.emergency()
    yield None, walk_of_a_stranger
    yield owner, walk_of_a_person
    yield people.person("administrator"), walk_of_an_administrator
    yield people.person("supervisor"), walk_of_a_supervisor


@pytest.mark.parametrize("code", ["en", "sw", "ru"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_of_an_account_shuts_anybody_out(arrive, code: str, width: int) -> None:
    wrong = {}
    for who, walk in everybody():
        page = arrive(who, code, width, scripts=True)
        for where in walk(page):
            found = faults(page)
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                found.append(f"the page is {wide} wide")
            if found:
                wrong[where] = found
    assert wrong == {}
