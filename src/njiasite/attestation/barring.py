"""A register has turned against an agency or an employer: whoever has an open order or contract with them is told."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid5

from njiasite.attestation.cases import PROCEDURE
from njiasite.dossiers import services as dossiers
from njiasite.dossiers.effects import Doing
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.services import RefusedError
from njiasite.ledger import selectors as ledger
from njiasite.ledger.services import Actor
from njiasite.registers import selectors as registers

ACTS = (
    "entry.suspended", "entry.cancelled", "licence.suspended", "licence.cancelled", "firm.suspended", "firm.removed",
)  # fmt: skip
_SERVICE = Actor(None, "system")
_SUBMITTED = "attestation.submitted"


def tell(doing: Doing) -> None:
    """In the transaction of the act: each order and contract hears of it once, as an act of its own with a message."""
    entry = registers.entry_of(doing.dossier.id)
    if entry is None or entry.kind not in ("agency", "employer"):
        return
    numbers = {entry.number, *entry.marks.filter(kind="number").values_list("value", flat=True)}
    given = {"barred_number": entry.number, "barred_status": entry.status}
    for order in registers.orders_with(entry.kind, numbers):
        for case, type_ in ((order.dossier, "order.party_barred"), *_contracts(order.reference)):
            try:
                dossiers.act(
                    dossier=case, type=type_, given=given, actor=_SERVICE, channel="service",
                    key=str(uuid5(case.id, f"{doing.dossier.id}/{doing.key}")),
                )  # fmt: skip
            except RefusedError:
                continue  # it is over


def _contracts(order: str) -> Iterator[tuple[Dossier, str]]:
    chains = ledger.chains_naming(_SUBMITTED, order)
    for case in Dossier.objects.filter(pk__in=chains, procedure=PROCEDURE):
        yield case, "attestation.party_barred"
