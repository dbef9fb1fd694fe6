"""Numbers to call on pages about something else."""

from __future__ import annotations

from typing import Any

from django import template
from django.db import DatabaseError

from njiasite.contacts import selectors
from njiasite.contacts.selectors import Group

register = template.Library()


@register.inclusion_tag("contacts/beside.html")
def contacts(*purposes: str, instead: bool = True) -> dict[str, Any]:
    """The numbers for these purposes, or where to ask instead; nothing where no database answers.

    ``instead=False``: nothing either where there is no number, for who is at the place where one would ask already.
    """
    try:
        groups = selectors.groups(purposes)
    except DatabaseError:
        groups = []
    return {"groups": [one for one in groups if instead or one.numbers]}


@register.simple_tag
def numbers(*purposes: str) -> list[Group]:
    """The groups for these purposes that have a number, for a page that shows them in its own place."""
    found: list[Group] = contacts(*purposes, instead=False)["groups"]
    return found
