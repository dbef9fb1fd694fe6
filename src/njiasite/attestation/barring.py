"""A register has turned against an agency or an employer: whoever has an open order or contract with them is told."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from uuid import UUID, uuid5

from njia.registers.looking import look, sound
from njiasite.attestation.cases import PROCEDURE
from njiasite.dossiers import services as dossiers
from njiasite.dossiers.effects import Doing
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.services import RefusedError
from njiasite.ledger import selectors as ledger
from njiasite.ledger.services import Actor
from njiasite.registers import selectors as registers
from njiasite.registers.models import Entry, JobOrder

ACTS = (
    "entry.suspended", "entry.cancelled", "licence.suspended", "licence.cancelled", "firm.suspended", "firm.removed",
)  # fmt: skip
_SERVICE = Actor(None, "system")
_SUBMITTED, _LOOKED_UP = "attestation.submitted", "attestation.employer_checked"


def tell(doing: Doing) -> None:
    """In the transaction of the act: each order and contract hears of it once, as an act of its own with a message."""
    entry = registers.entry_of(doing.dossier.id)
    if entry is None or entry.kind not in ("agency", "employer"):
        return
    numbers = {entry.number, *entry.marks.filter(kind="number").values_list("value", flat=True)}
    orders = registers.orders_with(entry.kind, numbers)
    contracts = _under(orders) | _in_scope(doing.dossier, entry.kind) | _by_number(entry, numbers) | _by_name(entry)
    for case in [*(order.dossier for order in orders), *Dossier.objects.filter(pk__in=contracts)]:
        _say(case, entry, f"{doing.dossier.id}/{doing.key}")


def _say(case: Dossier, entry: Entry, once: str) -> None:
    type_ = "attestation.party_barred" if case.procedure == PROCEDURE else "order.party_barred"
    given = {"barred_number": entry.number, "barred_status": entry.status}
    with suppress(RefusedError):  # it is over
        dossiers.act(
            dossier=case, type=type_, given=given, actor=_SERVICE, channel="service", key=str(uuid5(case.id, once))
        )


def _under(orders: list[JobOrder]) -> set[UUID]:
    """Contracts under one of these orders."""
    return {chain for order in orders for chain in ledger.chains_naming(_SUBMITTED, order.reference)}


def _in_scope(registered: Dossier, kind: str) -> set[UUID]:
    """Contracts of the account that the register's own case belongs to."""
    account = getattr(registered, kind)
    mine = Dossier.objects.filter(procedure=PROCEDURE, **{kind: account}) if account else Dossier.objects.none()
    return set(mine.values_list("pk", flat=True))


def _by_number(entry: Entry, numbers: set[str]) -> set[UUID]:
    """Contracts whose employer was looked up under one of its numbers."""
    if entry.kind != "employer":
        return set()
    return {chain for number in numbers for chain in ledger.chains_naming(_LOOKED_UP, number)}


def _by_name(entry: Entry) -> set[UUID]:
    """Contracts that are open and name it, in either script; a name that is merely near is somebody else's."""
    going_on = Dossier.objects.filter(procedure=PROCEDURE, standing__closed=False).values("pk")
    naming: defaultdict[str, set[UUID]] = defaultdict(set)
    for act in ledger.of_types([_SUBMITTED]).filter(chain__in=going_on):
        if said := act.given.get(f"{entry.kind}_name"):
            naming[str(said)].add(act.chain)
    sounds = {name: sound(name) for name in naming}
    found = (look(name, {one: one for one in naming}, sounds).same for name in (entry.name, entry.other_name) if name)
    return {chain for same in found for name in same for chain in naming[name]}
