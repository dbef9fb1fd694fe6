"""Words of the two languages for numbers, units, money and the calendar: language, not law, so they live here.

They are Python and not YAML because loading YAML costs 30 ms of the command's 0.4 s.
"""

from __future__ import annotations

from collections.abc import Iterable

# Endings of Russian adjectives and ordinals («недельный», «первого»), ё folded to е.


def forms(listed: str) -> tuple[str, ...]:
    """The words of a list written as one string, which reads better than forty quoted words."""
    return tuple(listed.split())


ADJECTIVE = forms("ый ий ой ая яя ое ее ые ие ого его ому ему ым им ом ем ую юю ых их ыми ими ою")


def inflect(stem: str, endings: Iterable[str] = ADJECTIVE) -> tuple[str, ...]:
    """The forms of a word: its stem with each ending."""
    return tuple(stem + ending for ending in endings)


def by_form(table: dict[str, str]) -> dict[str, str]:
    """Turns "name: form form form" into form → name."""
    return {form: name for name, forms in table.items() for form in forms.split()}
