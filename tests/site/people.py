"""People of every role for tests: ``person("labour_officer", "office", "labour_nairobi")``, and their browsers."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.test import Client

from njiasite.config.clock import now
from njiasite.identities import secrets
from njiasite.identities.models import Account, Grant
from njiasite.identities.readers import ROLE_IN_SESSION
from njiasite.identities.roster import roster

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
