"""Who knows of an investigation: whoever opened it, and whom a member let in. Computed from the acts of its case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from njia.casework.model import Procedure
from njia.casework.refuse import Refusal
from njia.casework.standing import Standing
from njiasite.dossiers import engine
from njiasite.dossiers.effects import Doing
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.services import RefusedError
from njiasite.identities.access import Reader
from njiasite.identities.selectors import account_named, was_given
from njiasite.intelligence.models import Membership
from njiasite.ledger import selectors as ledger

OPENED, ADDED, REMOVED = "investigation.opened", "investigation.member_added", "investigation.member_removed"


def known(reader: Reader) -> Any:
    """The investigations that a reader was let into."""
    mine = Membership.objects.filter(account=reader.account and reader.account.pk)
    return Dossier.objects.filter(pk__in=mine.values("dossier"))


def named(doing: Doing) -> Mapping[str, Any]:
    """Refuses to let in whoever has no such account, or no role that may read investigations."""
    plan, account = engine.procedure_of(doing.dossier), account_named(str(doing.given.get("member", "")))
    if account is None or not was_given(account, plan.readers):
        raise RefusedError(Refusal("no_member", plan.words["casework.no_member"], ("member",)))
    return {}


def project(dossier: Dossier, plan: Procedure, standing: Standing) -> None:
    """Writes the rows; in the transaction of each act."""
    inside: set[UUID] = set()
    for act in ledger.acts(dossier.id):
        if act.type == OPENED and act.actor:
            inside.add(act.actor)
        elif act.type in (ADDED, REMOVED) and (account := account_named(str(act.given.get("member", "")))):
            (inside.add if act.type == ADDED else inside.discard)(account.pk)
    Membership.objects.filter(dossier=dossier).exclude(account__in=inside).delete()
    rows = [Membership(dossier=dossier, account=account) for account in sorted(inside)]
    Membership.objects.bulk_create(rows, ignore_conflicts=True)
