"""Refusals that only the service can know of, in the words of the corridor."""

from __future__ import annotations

from django.conf import settings

from njia.casework.refuse import Refusal
from njia.corridors.load import load
from njia.findings import Text
from njiasite.dossiers.services import RefusedError


def refuse(code: str, **values: str | Text) -> RefusedError:
    """The act is refused, for the reason ``attest.cannot.CODE``."""
    text = load(settings.CORRIDOR).messages[f"attest.cannot.{code}"]
    return RefusedError(Refusal(f"attest.{code}", text.fill(**values)))
