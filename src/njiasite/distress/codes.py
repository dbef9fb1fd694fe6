"""The dated code of a report. It opens that report to whoever holds it, and is kept only as a keyed index."""

from __future__ import annotations

from uuid import uuid4

from njiasite.config import clock
from njiasite.distress.models import ReceiptCode
from njiasite.dossiers.models import Dossier
from njiasite.identities import codes
from njiasite.ledger import blind

_KIND = "distress.receipt"


def give(report: Dossier, key: str = "") -> str:
    """The code of a report, as it is read out; a form that is sent twice, with one ``key``, has one code."""
    plain = codes.derived(blind.index("distress.receipt.of", f"{report.id}/{key or uuid4()}"))
    ReceiptCode.objects.get_or_create(index=_index(plain), defaults={"report": report, "made_at": clock.now()})
    return codes.shown(plain)


def give_new(report: Dossier) -> str:
    """A new code, in place of one that was lost: the others no longer work."""
    ReceiptCode.objects.filter(report=report, ended_at=None).update(ended_at=clock.now())
    return give(report)


def opened(typed: str) -> Dossier | None:
    """The report that the typed code opens."""
    plain = codes.read(typed)
    if not plain:
        return None
    found = ReceiptCode.objects.filter(index=_index(plain), ended_at=None).select_related("report").first()
    return found.report if found else None


def _index(plain: str) -> str:
    return blind.index(_KIND, plain)
