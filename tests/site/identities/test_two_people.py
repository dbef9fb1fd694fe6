"""Every role that is given, and every way back, takes two people: one administrator alone reads no case."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction
from django.urls import reverse
from tests.site import people

from njiasite.config import clock
from njiasite.identities.models import Account, Grant, Invitation
from njiasite.identities.readers import Reader, reader_for
from njiasite.identities.services import grants, invitations
from njiasite.ledger import selectors as ledger

pytestmark = pytest.mark.django_db
OFFICE = {"role": "labour_officer", "scope_kind": "office", "scope_value": "labour_nairobi"}
CODE = re.compile(r"[2-9A-Z]{5}(?:-[2-9A-Z]{5}){3}")


def administrators() -> tuple[Account, Account]:
    return people.person("administrator"), people.person("administrator")


def test_a_role_counts_when_a_second_administrator_confirms_it() -> None:
    first, second = administrators()
    officer = people.account(protected=True)
    people.client_of(first).post(
        reverse("grant_give", args=[officer.pk]), {"role": "labour_officer", "place": "labour_nairobi"}
    )
    grant = Grant.objects.get(account=officer)
    assert not reader_for(officer).may("dossier.read")
    people.client_of(first).post(reverse("grant_confirm", args=[grant.pk]))
    assert not reader_for(officer).may("dossier.read")
    people.client_of(second).post(reverse("grant_confirm", args=[grant.pk]))
    assert reader_for(officer).may("dossier.read")
    acts = [act.type for act in ledger.acts(officer.pk)]
    assert acts == ["account.role_given", "account.role_confirmed"]


def test_nobody_confirms_their_own_role_or_gives_themselves_one() -> None:
    first, _ = administrators()
    with pytest.raises(grants.RefusedError):
        grants.give(account=first, **OFFICE, by=reader_for(first))
    grant = grants.give(account=people.account(), **OFFICE, by=reader_for(first))
    with pytest.raises(grants.RefusedError):
        grants.confirm(grant=grant, by=Reader(grant.account))


def test_the_database_itself_refuses_one_person_for_two() -> None:
    grant = people.waiting_grant()
    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.filter(pk=grant.pk).update(confirmed_by=grant.given_by, confirmed_at=clock.now())


def test_a_role_is_given_only_within_a_scope_of_its_own() -> None:
    with pytest.raises(grants.RefusedError):
        grants.give(account=people.account(), role="labour_officer", scope_kind="mission", by=Reader())


def test_a_withdrawn_role_opens_nothing_from_the_next_page_on() -> None:
    officer = people.person("labour_officer")
    client = people.client_of(officer)
    assert client.get(reverse("inbox")).status_code == 200
    admin, _ = administrators()
    people.client_of(admin).post(reverse("grant_withdraw", args=[officer.grants.get().pk]))
    assert client.get(reverse("inbox")).status_code == 403


def test_an_administrator_does_not_take_away_what_people_gave_themselves() -> None:
    admin, _ = administrators()
    own = people.person("jobseeker").grants.get()
    assert people.client_of(admin).post(reverse("grant_withdraw", args=[own.pk])).status_code == 404


def test_an_invitation_works_once_and_its_role_waits_for_a_second_person() -> None:
    first, _ = administrators()
    page = people.client_of(first).post(reverse("staff_invite"), {"role": "labour_officer", "place": "labour_nairobi"})
    code = CODE.search(page.content.decode()).group()
    guest = people.client_of(None)
    assert guest.post(reverse("account_join"), {"code": code.lower(), "password": people.PASSWORD}).status_code == 302
    joined = Account.objects.exclude(pk__in=[a.pk for a in (first, _)]).get()
    assert joined.grants.get().confirmed_at is None
    again = people.client_of(None).post(reverse("account_join"), {"code": code, "password": people.PASSWORD})
    assert again.status_code == 422
    assert Account.objects.count() == 3
    assert code.replace("-", "") not in str(Invitation.objects.values())


def test_an_invitation_grows_old() -> None:
    code = invitations.invite(**OFFICE, by=Reader())
    assert invitations.open_invitation(code) is not None
    with clock.moved(clock.now() + timedelta(days=invitations.DAYS, seconds=1)):
        assert invitations.open_invitation(code) is None


def test_the_first_administrators_come_in_from_the_machine(capsys) -> None:
    from django.core.management import call_command

    call_command("invite_administrator")
    code = CODE.search(capsys.readouterr().out).group()
    invitation = invitations.open_invitation(code)
    account = invitations.accept(invitation=invitation, password=people.PASSWORD, language="sw")
    assert account.grants.get().confirmed_at is not None
    assert account.language == "sw"


def test_a_way_back_takes_two_ends_every_session_and_takes_the_old_proof_away() -> None:
    first, second = administrators()
    owner = people.account(protected=True)
    people.grant(owner, "jobseeker")
    thief = people.client_of(owner)
    people.client_of(first).post(reverse("way_back", args=[owner.pk]))
    waiting = Invitation.objects.get()
    assert (
        CODE.search(people.client_of(first).post(reverse("way_back_confirm", args=[waiting.pk])).content.decode())
        is None
    )
    page = people.client_of(second).post(reverse("way_back_confirm", args=[waiting.pk]))
    code = CODE.search(page.content.decode()).group()
    people.client_of(None).post(reverse("account_join"), {"code": code, "password": "seven quiet herons"})
    owner.refresh_from_db()
    assert owner.check_password("seven quiet herons")
    assert not Authenticator.objects.filter(user=owner).exists()
    assert thief.get(reverse("account_home")).status_code == 302
    acts = [act.type for act in ledger.acts(owner.pk)]
    assert acts == ["account.return_asked", "account.return_confirmed", "account.returned"]


def test_a_closed_account_is_out_with_the_next_page_and_cannot_come_back() -> None:
    admin, _ = administrators()
    person = people.person("jobseeker")
    client = people.client_of(person)
    people.client_of(admin).post(reverse("account_shut", args=[person.pk]))
    assert client.get(reverse("account_home")).status_code == 302
    answer = people.client_of(None).post(reverse("account_login"), {"login": person.code, "password": people.PASSWORD})
    assert answer.headers["Location"] == reverse("account_inactive")
