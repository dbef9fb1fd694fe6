"""Names of what is shown."""

from __future__ import annotations

from django.conf import settings

from njiasite.consular import askings
from njiasite.dossiers import engine
from njiasite.identities.roster import words as said


def organs() -> dict[str, str]:
    """The organs that can be asked, in the reader's language."""
    field = engine.procedures(settings.CORRIDOR)[askings.PROCEDURE].fields["organ"]
    return {option.id: str(said(option.name)) for option in field.options}
