"""Rows of the generated tables."""

from __future__ import annotations

from collections.abc import Iterable

from njia.findings import Source


def told(source: Source) -> str:
    """A source with its dates, and whether a lawyer has looked."""
    since = f"from {source.in_force_from}" if source.in_force_from else ""
    until = f"to {source.in_force_to}" if source.in_force_to else ""
    dates, doubt = " ".join(filter(None, (since, until))), "" if source.verified else "unverified"
    notes = ", ".join(filter(None, (dates, doubt)))
    return f"{source.title}, {source.reference}" + (f" ({notes})" if notes else "")


def cells(row: Iterable[str]) -> str:
    """One row of a table."""
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row) + " |"


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    """A whole table, with an empty line before it."""
    heads = tuple(heads)
    return ["", cells(heads), "|" + "---|" * len(heads), *(cells(row) for row in rows)]
