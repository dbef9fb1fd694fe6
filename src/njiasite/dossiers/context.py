"""Where somebody who works in a role can go: the places in the head of every page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from njiasite.dossiers.presentation import is_personal
from njiasite.identities.access import Reader


def places(request: HttpRequest) -> dict[str, Any]:
    """Asked for only where the template shows them: a page of a stranger looks nothing up."""
    return {"places": SimpleLazyObject(lambda: _places(request))}


def _places(request: HttpRequest) -> list[dict[str, Any]]:
    reader: Reader | None = getattr(request, "reader", None)
    if reader is None or reader.account is None:
        return []
    offered = (
        ("inbox", "inbox.read", _("Waiting for you")),
        ("boards", "board.read", _("Boards")),
        ("cases", "dossier.read", _("My cases") if is_personal(reader) else _("Cases")),
        ("case_search", "dossier.search", _("Search")),
        ("checkins", "checkin.read", _("Check-ins")),
        ("notes", "note.read", _("Notes")),
        ("help_call", "report.take", _("Call for help")),
        ("rings", "intelligence.read", _("Rings")),
        ("offer_queue", "intelligence.read", _("Texts to judge")),
        ("reads", "reads.review", _("Who has read")),
        ("insiders", "reads.review", _("Signs inside")),
        ("registers", "register.read", _("Registers")),
        ("contacts_board", "board.read", _("Numbers to call")),
        ("committee", "meeting.read", _("Joint committee")),
        ("figures", "figures.read", _("Figures")),
        ("scholarship_board", "scholarship.read", _("Scholarships")),
        ("calendar", "calendar.correct", _("Days off")),
        ("account_home", "", _("Your account")),
    )
    return [
        {"link": link, "name": name, "here": link == request.path, "own": not permission}
        for page, permission, name in offered
        if (not permission or reader.may(permission)) and (link := reverse(page))
    ]
