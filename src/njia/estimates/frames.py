"""Results as columns: what `pandas.DataFrame` and `polars.DataFrame` both take, so that a notebook needs no code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def columns(rows: Sequence[DataclassInstance]) -> dict[str, list[Any]]:
    """One column for each field: ``columns(panel.estimates)``, ``columns(cost.figures)``, ``columns(told(…))``.

    No rows have no columns.
    """
    return {field.name: [getattr(row, field.name) for row in rows] for field in fields(rows[0])} if rows else {}
