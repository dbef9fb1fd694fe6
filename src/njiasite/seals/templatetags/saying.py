"""Elements that the page can say again in another language."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from njiasite.seals.presentation import words

register = template.Library()


@register.simple_tag
def say(element: str, code: str, classes: str = "") -> SafeString:
    """``{% say "p" "verify.lead" "lead" %}``: an element with the sentence of that code."""
    text = words()[code][get_language() or "en"]  # type: ignore[index]  # one of the three
    return format_html('<{0} class="{1}" data-say="{2}">{3}</{0}>', element, classes, code, text)


@register.simple_tag
def sentence(code: str) -> str:
    """The sentence of that code alone."""
    return words()[code][get_language() or "en"]  # type: ignore[index]
