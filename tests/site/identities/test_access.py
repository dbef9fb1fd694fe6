"""Default deny, and who comes in: owner, colleague and stranger."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import get_resolver
from tests.site import people

from njiasite.config.clock import now
from njiasite.identities.access import NoSecondFactor, NotSignedIn, entrance_of, permission, public, signed_in
from njiasite.identities.middleware import Access
from njiasite.identities.models import Account, Grant
from njiasite.identities.presentation import start_of
from njiasite.identities.readers import Reader, reader_for

pytestmark = pytest.mark.django_db


@permission("dossier.read")
def cases(request: HttpRequest) -> HttpResponse:
    return HttpResponse("cases")


@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    return HttpResponse("mine")


@public
def everybody(request: HttpRequest) -> HttpResponse:
    return HttpResponse("everybody")


def ask(view, who: Account | None, role: str = "") -> HttpResponse:
    request = RequestFactory().get("/somewhere")
    request.reader = reader_for(who, role) if who else Reader()
    return view(request)


def test_a_view_that_does_not_say_who_may_come_in_lets_nobody_in() -> None:
    middleware = Access(lambda request: HttpResponse())
    with pytest.raises(PermissionDenied):
        middleware.process_view(RequestFactory().get("/"), lambda request: HttpResponse("open"), (), {})
    middleware.process_view(RequestFactory().get("/"), everybody, (), {})


def test_every_address_says_who_may_come_in() -> None:
    def views(patterns) -> list:
        return [view for p in patterns for view in (views(p.url_patterns) if hasattr(p, "url_patterns") else [p])]

    silent = [str(p.pattern) for p in views(get_resolver().url_patterns) if entrance_of(p.callback) is None]
    assert silent == []


def test_a_stranger_sees_what_is_public_and_nothing_else() -> None:
    assert ask(everybody, None).content == b"everybody"
    for view in (mine, cases):
        with pytest.raises(NotSignedIn):
            ask(view, None)


def test_the_role_decides() -> None:
    assert ask(cases, people.person("labour_officer")).content == b"cases"
    with pytest.raises(PermissionDenied):
        ask(cases, people.person("administrator"))
    assert ask(mine, people.person("administrator")).content == b"mine"


def test_an_official_without_second_factor_opens_no_official_page() -> None:
    officer = people.account()
    people.grant(officer, "labour_officer")
    assert not reader_for(officer).may("dossier.read")
    with pytest.raises(NoSecondFactor):
        ask(cases, officer)
    assert ask(mine, officer).content == b"mine"


def test_one_works_in_one_role_at_a_time_the_least_powerful_first() -> None:
    both = people.account(protected=True)
    people.grant(both, "labour_officer")
    people.grant(both, "jobseeker")
    assert reader_for(both).role == "jobseeker"
    assert not reader_for(both).may("register.write")
    assert reader_for(both, "labour_officer").may("register.write")
    assert reader_for(both, "supervisor").role == "jobseeker"  # a role one does not hold is not taken up


@pytest.mark.parametrize(
    "change",
    [
        {"withdrawn_at": timedelta()},
        {"ends_at": timedelta(seconds=-1)},
        {"starts_at": timedelta(days=1)},
        {"confirmed_at": None},
        {"role": "a_role_that_is_no_more"},
    ],
)
def test_a_grant_that_does_not_count_gives_nothing(change) -> None:
    officer = people.person("labour_officer")
    at = now()
    dated = {name: at + value if isinstance(value, timedelta) else value for name, value in change.items()}
    Grant.objects.filter(account=officer).update(**dated)
    assert reader_for(officer).grants == ()
    with pytest.raises(PermissionDenied):
        ask(cases, officer)


def test_an_open_grant_has_no_end() -> None:
    officer = people.person("labour_officer")
    assert [grant.role for grant in reader_for(officer).grants] == ["labour_officer"]


def test_an_analyst_begins_at_the_figures_and_finds_them_from_every_page() -> None:
    analyst = people.person("analyst", "corridor", "ke_ru")
    assert start_of(reader_for(analyst, "analyst")) == "/figures"
    assert '<a href="/figures">' in people.client_of(analyst, "analyst").get("/account/").text.partition("<main")[0]
