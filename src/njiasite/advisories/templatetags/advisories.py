"""Warnings on pages that are about something else."""

from __future__ import annotations

from typing import Any

from django import template

from njiasite.advisories import selectors

register = template.Library()


@register.inclusion_tag("advisories/beside.html")
def advisories() -> dict[str, Any]:
    """The few newest that stand today; nothing where there are none."""
    return {"warnings": selectors.beside()}
