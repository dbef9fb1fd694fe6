"""The roster of the corridor this site serves."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.utils.translation import get_language

from njia.corridors.roster import Role, Roster, load_roster
from njia.findings import Language, Text


def roster() -> Roster:
    """Permissions, roles and bodies."""
    return load_roster(settings.CORRIDOR)


def role_named(role: str) -> Role | None:
    """The role of that name, or None where the data no longer has it: a grant of it then gives nothing."""
    return roster().roles.get(role)


def words(text: Text) -> str:
    """A text of the corridor in the reader's language."""
    return text[cast(Language, get_language() or settings.LANGUAGE_CODE)]
