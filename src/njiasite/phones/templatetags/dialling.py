"""How the same is had on a plain telephone: the code to dial and the number for text messages, where there are any."""

from __future__ import annotations

from django import template
from django.conf import settings

register = template.Library()


@register.inclusion_tag("phones/dialling.html")
def dialling() -> dict[str, str]:
    """One line; empty where no gateway gave us either."""
    return {"dial": settings.PHONE_DIAL_CODE, "short": settings.PHONE_SHORT_NUMBER}


@register.simple_tag
def short_number() -> str:
    """The number for text messages; empty where there is none."""
    return str(settings.PHONE_SHORT_NUMBER)
