"""Warnings on pages that are about something else."""

from __future__ import annotations

from typing import Any

from django import template
from django.db import DatabaseError

from njiasite.advisories import selectors

register = template.Library()


@register.inclusion_tag("advisories/beside.html")
def advisories(page: str, words: str = "") -> dict[str, Any]:
    """Those that belong beside a page and what it is about; none where no database answers: a check needs none."""
    try:
        return {"warnings": selectors.beside(page, words)}
    except DatabaseError:
        return {"warnings": []}
