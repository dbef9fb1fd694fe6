"""Warnings on pages that are about something else."""

from __future__ import annotations

from typing import Any

from django import template
from django.db import DatabaseError

from njiasite.advisories import selectors

register = template.Library()


@register.inclusion_tag("advisories/beside.html")
def advisories() -> dict[str, Any]:
    """The few newest that stand today; none where no database answers: a contract is checked without one."""
    try:
        return {"warnings": selectors.beside()}
    except DatabaseError:
        return {"warnings": []}
