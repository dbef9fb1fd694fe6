"""A ring as a file for others' tools. Victims are in none; that it was taken out is an act."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from njiasite.dossiers.acting import actor_of
from njiasite.dossiers.csvs import safe
from njiasite.identities.access import Reader
from njiasite.intelligence.mentions import chain_of
from njiasite.intelligence.sheets import Sheet
from njiasite.ledger.services import record

FORMS: Mapping[str, str | Promise] = {"csv": _("Table (CSV)")}


def take(reader: Reader, found: Sheet, form: str, *, key: str) -> tuple[bytes, str, str]:
    """The bytes, their media type and the ending of their file."""
    payload = {
        "ring": str(found.ring.pk), "form": form, "people": len(found.people), "things": len(found.things),
        "ties": len(found.ties),
    }  # fmt: skip
    record(
        chain=chain_of(found.ring.pk), type="intelligence.taken_out", actor=actor_of(reader), channel="web", key=key,
        payload=payload,
    )  # fmt: skip
    return _csv(found), "text/csv; charset=utf-8", "csv"


def _csv(found: Sheet) -> bytes:
    """A row for each tie; a cell that a spreadsheet would run is made harmless."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["who", "who_kind", "uses", "uses_kind", "reports"])
    kinds = {one.id: one.kind for one in (*found.people, *found.things)}
    for tie in found.ties:
        cells = [found.name(tie.who), kinds[tie.who], found.name(tie.what), kinds[tie.what], str(len(tie.reports))]
        rows.writerow([safe(cell) for cell in cells])
    return out.getvalue().encode("utf-8-sig")
