"""What speaks against a case, as other apps find it: shown on its page to those who may know."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.conf import settings

from njia.casework.standing import Standing
from njia.corridors.load import load
from njia.findings import Finding, worst_first
from njiasite.dossiers.models import Dossier
from njiasite.identities.access import Reader
from njiasite.identities.roster import words

Remarks = Callable[[Dossier, Standing, Reader], Iterable[Finding]]
_known: dict[str, list[Remarks]] = {}


def also(procedure: str, remarks: Remarks) -> None:
    """Has an app look at the cases of a procedure when somebody reads them. Register in the app's ``ready``."""
    _known.setdefault(procedure, []).append(remarks)


def of(dossier: Dossier, standing: Standing, reader: Reader) -> tuple[Finding, ...]:
    """What this reader may be told, the worst first."""
    found = [one for remarks in _known.get(dossier.procedure, ()) for one in remarks(dossier, standing, reader)]
    return worst_first(found)


def shown(found: Iterable[Finding]) -> list[dict[str, str]]:
    """Findings in the reader's words, each with the word of its severity."""
    messages = load(settings.CORRIDOR).messages
    return [
        {
            "tone": one.severity, "word": words(messages[f"report.severity.{one.severity}"]), "text": words(one.text),
            "remedy": words(one.remedy), "source": words(one.source.text),
            "rule": one.rule,
        }
        for one in found
    ]  # fmt: skip
