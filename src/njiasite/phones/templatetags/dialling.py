"""How the same is had on a plain telephone: the code to dial and the number for text messages, where there are any."""

from __future__ import annotations

from babel import Locale
from django import template
from django.conf import settings
from django.utils.translation import get_language

from njiasite.dossiers.searching import HOME

register = template.Library()


@register.inclusion_tag("phones/dialling.html")
def dialling() -> dict[str, str]:
    """Empty where no gateway gave us any. A short code is reached from its own country alone, which is said."""
    names = Locale.parse(get_language() or settings.LANGUAGE_CODE).territories
    return {
        "dial": settings.PHONE_DIAL_CODE, "short": settings.PHONE_SHORT_NUMBER, "abroad": settings.PHONE_ABROAD_NUMBER,
        "country": names[HOME],
    }  # fmt: skip


@register.simple_tag
def short_number() -> str:
    """The number for text messages; empty where there is none."""
    return str(settings.PHONE_SHORT_NUMBER)
