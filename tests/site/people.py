"""People of every role for tests: ``person("labour_officer", "office", "labour_nairobi")``, and their browsers."""

from __future__ import annotations

from uuid import uuid4

from allauth.mfa.models import Authenticator
from django.test import Client

from njiasite.config.clock import now
from njiasite.identities import secrets
from njiasite.identities.models import Account, Grant, Invitation
from njiasite.identities.readers import ROLE_IN_SESSION, Reader, reader_for
from njiasite.identities.roster import roster
from njiasite.identities.services import emergency as glass
from njiasite.identities.services import grants, invitations

PASSWORD = "three green lorries"
_VALUES = {
    "corridor": "ke_ru",
    "office": "labour_nairobi",
    "mission": "kenya_moscow",
    "agency": "agency-1",
    "employer": "employer-1",
    "university": "university-1",
}


def account(*, protected: bool = False, password: str | None = PASSWORD) -> Account:
    """An account with nothing granted; ``protected`` gives it a one-time code."""
    made = Account.objects.create_user(password=password)
    if protected:
        data = {"secret": secrets.seal("JBSWY3DPEHPK3PXP")}
        Authenticator.objects.create(user=made, type=Authenticator.Type.TOTP, data=data)
    return made


def grant(to: Account, role: str, scope: str = "", value: str = "") -> Grant:
    """A role, confirmed; in the first scope that the role may have unless another is named."""
    scope = scope or roster().roles[role].scopes[0]
    value = value or _VALUES.get(scope, "")
    if scope == "helper" and not value:
        value = str(account(password=None).pk)
    if scope == "dossier" and not value:
        value = str(uuid4())
    return Grant.objects.create(account=to, role=role, scope_kind=scope, scope_value=value, confirmed_at=now())


def person(role: str, scope: str = "", value: str = "") -> Account:
    """An account with one role, and a second factor where the role asks for one."""
    made = account(protected=roster().roles[role].official)
    grant(made, role, scope, value)
    return made


def client_of(who: Account | None, role: str = "") -> Client:
    """A browser signed in as that account, in that role; as a stranger without one."""
    client = Client()
    if who is not None:
        client.force_login(who)
        if role:
            session = client.session
            session[ROLE_IN_SESSION] = role
            session.save()
    return client


def waiting_grant() -> Grant:
    """A role that an administrator gave and that waits for a second one."""
    return grants.give(
        account=account(password=None),
        role="labour_officer",
        scope_kind="office",
        scope_value=_VALUES["office"],
        by=Reader(account(password=None), role="administrator"),
    )


def way_back() -> Invitation:
    """A way back that waits for a second administrator."""
    return invitations.ask_way_back(account=account(password=None), by=Reader(account(password=None)))


def emergency() -> Grant:
    """A case that a consular officer opened in an emergency."""
    officer = person("consular_officer")
    return glass.break_glass(dossier=uuid4(), reason="A call for help from a camp.", by=reader_for(officer))
