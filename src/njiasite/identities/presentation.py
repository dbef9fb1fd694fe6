"""Roles, scopes and grants in the reader's words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from njiasite.identities import codes
from njiasite.identities.models import Account
from njiasite.identities.readers import Held, Reader
from njiasite.identities.roster import role_named, roster, words


def role_name(role: str) -> str:
    """The name of a role; one that the data no longer has is shown by its id."""
    known = role_named(role)
    return words(known.name) if known else role


def scope_name(kind: str, value: str) -> str:
    """What a grant reaches, in words."""
    if kind == "self":
        return _("your own cases")
    if kind == "corridor":
        return _("the whole corridor")
    if kind == "helper":
        helped = Account.objects.filter(pk=value).first()
        return _("the cases of %(code)s") % {"code": codes.shown(helped.code) if helped else "–"}
    if kind == "dossier":
        return _("one case")
    body = roster().bodies.get(value)
    return words(body.name) if body else value


def role_rows(reader: Reader) -> list[dict[str, Any]]:
    """Every role of a reader, and which one is worked in."""
    return [
        {"id": role, "name": role_name(role), "about": words(known.about), "now": role == reader.role}
        for role in reader.roles
        if (known := role_named(role))
    ]


def reaches(grants: Iterable[Held]) -> list[str]:
    """What each grant reaches."""
    return [scope_name(grant.scope, grant.value) for grant in grants]
