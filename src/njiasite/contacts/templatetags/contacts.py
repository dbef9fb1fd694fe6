"""Numbers to call on pages about something else."""

from __future__ import annotations

from typing import Any

from django import template
from django.db import DatabaseError

from njiasite.contacts import selectors

register = template.Library()


@register.inclusion_tag("contacts/beside.html")
def contacts(*purposes: str) -> dict[str, Any]:
    """The numbers for these purposes, or where to ask instead; nothing where no database answers."""
    try:
        return {"groups": selectors.groups(purposes)}
    except DatabaseError:
        return {"groups": []}
