"""Which rows a reader sees: those inside the scope of a grant of the role worked in, and of procedures it may read."""

from __future__ import annotations

from typing import TypeVar

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
        column = _column(model, grant.scope)
        if column:
            seen |= Q(**{prefix + column: _value(grant, reader)})
    return rows.filter(seen)


def _value(grant: Held, reader: Reader) -> object:
    return reader.account.pk if grant.scope == "self" and reader.account else grant.value


def _column(model: type[Model], scope: str) -> str:
    """The column that a scope is held against; empty where the model has none: then the grant covers nothing."""
    column = _COLUMN.get(scope, "")
    if column and _has(model, column):
        return column
    return "pk" if scope == "dossier" and model._meta.model_name == "dossier" else ""


def _has(model: type[Model], column: str) -> bool:
    names = {name for field in model._meta.concrete_fields for name in (field.name, field.attname)}
    return column in names
