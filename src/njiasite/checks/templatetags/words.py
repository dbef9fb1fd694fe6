"""Words of the library's view by their code."""

from __future__ import annotations

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def word(words: Mapping[str, str], code: str) -> str:
    """The fixed word of that code, in the reader's language."""
    return words[code]
