"""The code of a draft or an application. It opens what it belongs to, and is kept only as a keyed index."""

from __future__ import annotations

from njiasite.dossiers.models import Dossier
from njiasite.identities import codes
from njiasite.ledger import blind
from njiasite.scholarships.models import ApplicationCode, Draft

_KIND = "scholarship.code"


def give(*, draft: Draft | None = None, dossier: Dossier | None = None) -> str:
    """A new code, shown this once; one that was given before no longer works."""
    plain = codes.fresh()
    ApplicationCode.objects.filter(draft=draft, dossier=dossier).delete()
    ApplicationCode.objects.create(index=blind.index(_KIND, plain), draft=draft, dossier=dossier)
    return codes.shown(plain)


def opened(typed: str) -> ApplicationCode | None:
    """What the typed code opens."""
    plain = codes.read(typed)
    rows = ApplicationCode.objects.select_related("draft__programme", "dossier")
    return rows.filter(index=blind.index(_KIND, plain)).first() if plain else None


def pass_on(draft: Draft, dossier: Dossier) -> None:
    """The code of a draft that was sent opens the application from now on."""
    ApplicationCode.objects.filter(draft=draft).update(draft=None, dossier=dossier)
