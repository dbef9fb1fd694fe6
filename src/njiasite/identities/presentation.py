"""Roles, scopes and grants in the reader's words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from njiasite.config.clock import now
from njiasite.identities import codes, selectors
from njiasite.identities.models import Grant
from njiasite.identities.readers import Held, Reader
from njiasite.identities.roster import role_named, roster, words

_STARTS = {  # the page, and what it asks for
    "account": ("account_home", ""),
    "cases": ("cases", "dossier.read"),
    "figures": ("figures", "figures.read"),
    "inbox": ("inbox", "inbox.read"),
    "reads": ("reads", "reads.review"),
    "staff": ("staff", "account.manage"),
}


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
        helped = selectors.account_of(value)
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


def start_of(reader: Reader) -> str:
    """The address of the page that this reader comes to first."""
    page, wanted = _STARTS[reader.works_as.start] if reader.works_as else ("account_home", "")
    return reverse(page if not wanted or reader.may(wanted) else "account_home")


def reaches(grants: Iterable[Held]) -> list[str]:
    """What each grant reaches."""
    return [scope_name(grant.scope, grant.value) for grant in grants]


def grant_row(grant: Grant) -> dict[str, Any]:
    """A grant as a line of a table: whose, which role, how far, and how it stands."""
    tone, word = _state(grant)
    return {
        "grant": grant,
        "account": grant.account,
        "role": role_name(grant.role),
        "reach": scope_name(grant.scope_kind, grant.scope_value),
        "tone": tone,
        "word": word,
        "open": tone in {"clear", "check"},
        "given": bool((known := role_named(grant.role)) is None or known.two_people),
    }


def _state(grant: Grant) -> tuple[str, str]:
    if grant.withdrawn_at:
        return "note", _("Withdrawn")
    if grant.ends_at and grant.ends_at <= now():
        return "note", _("Ended")
    return ("clear", _("Counts")) if grant.confirmed_at else ("check", _("Waits for a second person"))
