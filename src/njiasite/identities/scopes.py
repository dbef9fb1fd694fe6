"""Which rows a reader sees: those inside the scope of a grant of the role worked in."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from njiasite.identities.readers import Held, Reader

Rows = TypeVar("Rows", bound=Model)
_COLUMN = {
    "self": "subject_id",
    "helper": "subject_id",
    "corridor": "corridor",
    "office": "office",
    "mission": "mission",
    "agency": "agency",
    "employer": "employer",
    "university": "university",
    "dossier": "dossier_id",
}


def scoped(rows: QuerySet[Rows], reader: Reader, permission: str, *, through: str = "") -> QuerySet[Rows]:
    """The rows that this reader may see with that permission; no row where the role lacks it.

    A row is seen when one grant of the role worked in covers it. ``through`` names the foreign key that leads from
    these rows to those with the columns: ``scoped(InboxRow.objects.all(), reader, "inbox.read", through="dossier")``.
    """
    if not reader.may(permission) or reader.account is None:
        return rows.none()
    model = rows.model._meta.get_field(through).related_model if through else rows.model
    prefix = f"{through}__" if through else ""
    seen = Q(pk__in=[])
    for grant in reader.in_hand:
        column, value = _column(model, grant.scope), _value(grant, reader)
        if column and value:
            seen |= Q(**{prefix + column: value})
    return rows.filter(seen)


def _value(grant: Held, reader: Reader) -> object:
    """What stands in the column; nothing for a scope that names no account or dossier where it should."""
    if grant.scope == "self":
        return reader.account.pk if reader.account else None
    if grant.scope not in {"helper", "dossier"}:
        return grant.value
    try:
        return UUID(grant.value)
    except ValueError:
        return None


def _column(model: type[Model], scope: str) -> str:
    """The column that a scope is held against; empty where the model has none: then the grant covers nothing."""
    column = _COLUMN.get(scope, "")
    if column and _has(model, column):
        return column
    return "pk" if scope == "dossier" and model._meta.model_name == "dossier" else ""


def _has(model: type[Model], column: str) -> bool:
    names = {name for field in model._meta.concrete_fields for name in (field.name, field.attname)}
    return column in names
