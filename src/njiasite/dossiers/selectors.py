"""Reads of dossiers, already narrowed to what the reader may see."""

from __future__ import annotations

from collections.abc import Callable, Collection
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from njia.casework.model import ActSpec, Procedure
from njiasite.dossiers import engine
from njiasite.dossiers.models import Dossier, DossierWitness, InboxRow
from njiasite.identities.access import Reader, scoped
from njiasite.identities.roster import roster
from njiasite.ledger import selectors as ledger

Members = Callable[[Reader], QuerySet[Dossier]]
_members: dict[str, Members] = {}


def only_members(procedure: str, members: Members) -> None:
    """Has an app say in which cases of a procedure for members alone a reader was let in. Register in ``ready``."""
    _members[procedure] = members


def known_to(reader: Reader, case: str = "pk") -> Q:
    """The cases that are not for members alone, and those of them that the reader was let into.

    Where no app says who is a member, nobody is. ``case`` names the column that holds the case, for rows about cases.
    """
    closed = [plan.id for plan in engine.procedures(settings.CORRIDOR).values() if plan.members_only]
    known = ~Q(procedure__in=closed)
    for procedure in closed:
        if procedure in _members and reader.account is not None:
            known |= Q(procedure=procedure, **{f"{case}__in": _members[procedure](reader).values("pk")})
    return known


def reads_closed(role: str) -> bool:
    """Whether that role may be let into cases that are for members alone; no other needs the question."""
    plans = engine.procedures(settings.CORRIDOR)
    return any(plans[name].members_only for name in readable_procedures(role, settings.CORRIDOR))


def readable_procedures(role: str, corridor: str) -> list[str]:
    """The procedures that name that role among their readers, in any version."""
    return [
        plan.id
        for plan in engine.procedures(corridor).values()
        if any(role in version.readers for version in plan.versions.values())
    ]


def visible(reader: Reader, permission: str = "dossier.read") -> QuerySet[Dossier]:
    """The dossiers inside the scopes of the reader's role, of procedures that its role may read.

    Where the role is not told of new cases, only those in which it may see an act: an employer must not learn of a
    worker's complaint before the demand goes out.
    """
    rows = _there_for(reader.role)
    return scoped(rows.filter(known_to(reader)) if reads_closed(reader.role) else rows, reader, permission)


def _there_for(role: str) -> QuerySet[Dossier]:
    procedures = readable_procedures(role, settings.CORRIDOR)
    plans = engine.procedures(settings.CORRIDOR)
    late = [name for name in procedures if role in engine.late_readers(plans[name])]
    rows = Dossier.objects.filter(procedure__in=procedures)
    if late:
        told = Exists(DossierWitness.objects.filter(dossier=OuterRef("pk"), role=role))
        rows = rows.filter(~Q(procedure__in=late) | told)
    return rows


def waiting_for(role: str, dossiers: Collection[UUID]) -> set[UUID]:
    """Those of these dossiers in which that role must act next."""
    return set(InboxRow.objects.filter(dossier__in=dossiers, role=role).values_list("dossier_id", flat=True))


def openings(reader: Reader) -> list[tuple[Procedure, ActSpec]]:
    """The acts by which this reader may open a case, each with its procedure; no case that they could not see."""
    if not reader.may("dossier.open"):
        return []
    plans = engine.procedures(settings.CORRIDOR).values()
    return [
        (plan, spec) for plan in plans for spec in plan.opening if reader.role in spec.by and works_at(reader, plan)
    ]


def held_by(plan: Procedure) -> dict[str, str]:
    """The bodies that all cases of that procedure belong to, by their kind."""
    return {body.kind: body.id for body in roster().bodies.values() if plan.id in body.holds}


def works_at(reader: Reader, plan: Procedure) -> bool:
    """Whether a case of that procedure, opened by this reader, is one that they may see."""
    held = held_by(plan)
    return not held or any(
        grant.scope == "corridor" or (grant.scope in plan.scope and held.get(grant.scope, grant.value) == grant.value)
        for grant in reader.in_hand
    )


def id_of(number: str) -> UUID | None:
    """The dossier with that number, whoever asks: for those who give a role in one case."""
    return Dossier.objects.filter(number=number.strip().upper()).values_list("pk", flat=True).first()


def id_in_emergency(number: str, role: str) -> UUID | None:
    """The dossier with that number, whatever its scope, if it is of a kind that the role reads at all; never one for
    members alone."""
    rows = _there_for(role).filter(known_to(Reader()), number=number.strip().upper())
    return rows.values_list("pk", flat=True).first()


def number_of(dossier: UUID) -> str:
    """The number of a dossier; a dash where there is none."""
    return Dossier.objects.filter(pk=dossier).values_list("number", flat=True).first() or "—"


def numbers_of(dossiers: Collection[str]) -> dict[str, str]:
    """The numbers of these cases by their ids; for whoever reviews reads and opens no case."""
    rows = Dossier.objects.filter(pk__in=set(dossiers)).values_list("pk", "number")
    return {str(pk): number for pk, number in rows}


def sees_paper(role: str, dossier: Dossier, paper: str) -> bool:
    """Whether that paper was given in an act that the role may see: a case is shared act by act."""
    plan = engine.procedure_of(dossier)
    for act in ledger.acts(dossier.id):
        spec = plan.spec_of(act.type, {*act.given, *act.holders})
        if spec is None or role not in spec.seen_by:
            continue
        papers = {field.id for field in spec.fields if field.kind == "document"}
        given = {**act.given, **ledger.opened(act)} if papers else {}
        if any(given.get(name) == paper for name in papers):
            return True
    return False
