"""What the acts of a labour dispute bring about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy

from njia.casework.refuse import Refusal
from njia.disputes.load import law
from njiasite.config import clock
from njiasite.dossiers import effects, links
from njiasite.dossiers.effects import Doing
from njiasite.dossiers.services import RefusedError
from njiasite.identities import selectors as identities

_TIES = {"employer_number": "employer", "agency_number": "agency"}


def plug_in() -> None:
    """Registers all of it; called once, when the app is ready."""
    effects.before("dispute.parties_named", _tie)
    links.offer("labour_dispute", "dispute_case", gettext_lazy("Sums, papers and settlement"))


def _tie(doing: Doing) -> Mapping[str, Any]:
    """Ties the case to the accounts of the other side; what they see of it the procedure says.

    A number that nobody works under is refused: a slip of the pen may show a worker's case to a stranger later.
    """
    named = {column: str(doing.given[field]).strip() for field, column in _TIES.items() if doing.given.get(field)}
    known = identities.given_roles(clock.now())
    for field, column in _TIES.items():
        if column in named and not known.filter(scope_kind=column, scope_value=named[column]).exists():
            text = law(settings.CORRIDOR).words["refused.no_account"]
            raise RefusedError(Refusal("no_account", text, (field,)))
    for column, number in named.items():
        setattr(doing.dossier, column, number)
    doing.dossier.save(update_fields=list(named))
    return {}
