"""The people of the demonstration, from the corridor's ``demo/people.yaml``."""

from __future__ import annotations

from functools import cache
from uuid import UUID, uuid5

from django.conf import settings
from msgspec import Struct

from njia.corridors.files import home_of, read

SPACE = UUID("5b0b2a54-4d0e-4c0e-9a57-0e4d1c7f2d33")  # ids of the demonstration are made from names in here


class Person(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody made up: how they sign in, and the one role they hold. ``at`` names the place, or whom they help."""

    id: str
    code: str
    name: str
    role: str
    scope: str
    language: str
    at: str = ""

    @property
    def account(self) -> UUID:
        """The id of their account, the same in every demonstration."""
        return uuid5(SPACE, self.id)


class Cast(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everybody, with the password and the secret of one-time codes that they share."""

    password: str
    one_time_secret: str
    people: tuple[Person, ...]

    def named(self, id_: str) -> Person:
        """That person. Raises KeyError for somebody who is not in the cast."""
        return {person.id: person for person in self.people}[id_]


@cache
def cast() -> Cast:
    """The cast of the corridor that this site serves."""
    return read(home_of(settings.CORRIDOR) / "demo" / "people.yaml", Cast)
