"""Pages by where the last one ended: a hundred thousand rows cost no more than ten."""

from __future__ import annotations

import base64
import binascii
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse

from njiasite.api.problems import Problem, misfits


def cut(rows: QuerySet[Any], *, by: str, newest_first: bool, after: str, most: int) -> tuple[list[Any], str]:
    """So many rows after that cursor, sorted by a moment and then the key; and the cursor of the next page."""
    if after:
        moment, key = _read(after, rows.model)
        beyond = "lt" if newest_first else "gt"
        rows = rows.filter(Q(**{f"{by}__{beyond}": moment}) | Q(**{by: moment, f"pk__{beyond}": key}))
    sign = "-" if newest_first else ""
    found = list(rows.order_by(f"{sign}{by}", f"{sign}pk")[: most + 1])
    return found[:most], _written(found[most - 1], by) if len(found) > most else ""


def link(request: HttpRequest, response: HttpResponse, following: str) -> None:
    """Says in the ``Link`` header where the next page is."""
    if following:
        query = urlencode({**request.GET.dict(), "after": following})
        response["Link"] = f'<{request.path}?{query}>; rel="next"'


def _written(row: Model, by: str) -> str:
    return base64.urlsafe_b64encode(f"{getattr(row, by).isoformat()}|{row.pk}".encode()).decode().rstrip("=")


def _read(cursor: str, model: type[Model]) -> tuple[datetime, Any]:
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        moment, _, key = text.partition("|")
        at = datetime.fromisoformat(moment).astimezone(UTC)
        return at, UUID(key) if model._meta.pk.get_internal_type() == "UUIDField" else int(key[:18])
    except (ValueError, OverflowError, binascii.Error, UnicodeError):
        raise Problem("wrong-values", errors=misfits([{"loc": ("query", "after"), "type": "cursor"}])) from None
