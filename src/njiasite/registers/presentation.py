"""What the pages of the registers show, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from njia.findings import Language
from njia.joborders import words
from njia.joborders.adverts import paid
from njia.joborders.model import Order
from njia.registers.lists import Changed, Row
from njia.registers.plan import load_registers
from njiasite.dossiers import engine
from njiasite.identities.roster import words as said
from njiasite.registers import drafts, selectors
from njiasite.registers.lists import Origin, Reading
from njiasite.registers.looking import Answer
from njiasite.registers.models import Entry, ListDraft
from njiasite.registers.selectors import Status

_SHOWN = 200  # lines of each kind in a report; the counts tell all
_TONES = {True: "clear", False: "stop"}


def answer(found: Answer) -> dict[str, Any]:
    """What was found, each with its tone; else who may be meant, and of which day the list is."""
    return {
        "found": [_card(row, status) for row, status in found.found],
        "near": [{"name": row.name, "other_name": row.other_name, "number": row.number} for row in found.near],
        "newest": found.newest,
    }


def _card(row: Entry, status: Status) -> dict[str, Any]:
    known = load_registers(settings.CORRIDOR).statuses[status.status]
    return {
        "name": row.name,
        "other_name": row.other_name,
        "number": row.number,
        "status": said(known.name),
        "good": status.good,
        "tone": _TONES[status.good] if status.status != "gone" else "check",
        "authority": said(status.authority),
        "reason": said(status.reason),
        "source": said(status.source),
        "since": status.since,
        "until": status.until,
        "as_of": _as_of(row, status),
        "details": _details(row),
    }


def _as_of(row: Entry, status: Status) -> Any:
    """The day of the newest list on which it stands: that it is not gone from it is known."""
    newest = selectors.newest_list(row.kind)
    if status.as_of and newest and status.good:
        return max(status.as_of, newest.as_of)
    return status.as_of


def _details(row: Entry) -> list[tuple[str, str]]:
    """The public fields in words, those that stand elsewhere on the card left out."""
    plan = engine.procedures(row.corridor)[row.dossier.procedure]
    entry = load_registers(row.corridor).entries[row.dossier.procedure]
    told = {entry.name, entry.other_name, *entry.number, entry.authority, entry.until_field, entry.as_of,
            entry.since_field, entry.said_source, entry.kind_field, *entry.reason}  # fmt: skip
    return [
        (said(field.name), _value(field, row.details[name]))
        for name, field in plan.fields.items()
        if name in row.details and name not in told and field.kind not in ("date", "document")
    ]


def _value(field: Any, value: Any) -> str:
    if isinstance(value, Mapping):
        return f"{value['amount']} {value['currency']}"
    return next((said(option.name) for option in field.options if option.id == value), str(value))


def lines(rows: Iterable[Entry]) -> list[dict[str, Any]]:
    """Rows of the board."""
    registers, on = load_registers(settings.CORRIDOR), selectors.today()
    shown = []
    for row in rows:
        status = selectors.as_status(row, on)
        shown.append({
            "id": row.pk, "name": row.name, "number": row.number, "kind": said(registers.kinds[row.kind].name),
            "status": said(registers.statuses[status.status].name), "tone": _TONES[status.good], "since": status.since,
            "until": status.until, "complaints": row.complaints,
        })  # fmt: skip
    return shown


def whole(row: Entry) -> dict[str, Any]:
    """One line with everything public in it."""
    return {**_card(row, selectors.as_status(row, selectors.today())), "complaints": row.complaints, "kind": row.kind}


def order_line(order: Order) -> dict[str, Any]:
    """An order in a list."""
    terms = order.terms
    return {
        "reference": terms.reference,
        "title": said(terms.title)[:1].upper() + said(terms.title)[1:],
        "region": said(words.option("region", terms.region, settings.CORRIDOR)),
        "employer": terms.employer.name.en,
        "employer_ru": terms.employer.name.ru,
        "paid": paid(order, cast(Language, get_language() or settings.LANGUAGE_CODE), settings.CORRIDOR),
        "left": order.left,
        "places": order.places,
    }


def origin(one: Origin) -> dict[str, Any]:
    """Which list it is."""
    kind = load_registers(settings.CORRIDOR).kinds[one.kind]
    return {"kind": said(kind.many), "as_of": one.as_of, "authority": one.authority, "source": one.source}


def entering(row: ListDraft) -> dict[str, Any]:
    """How far a list is that the worker enters."""
    total = sum(row.counts.get(name, 0) for name in ("new", "changed", "gone"))
    return {
        "origin": origin(drafts.origin_of(row)),
        "waiting": row.state == ListDraft.ENTERING,
        "total": total,
        "done": max(total - row.left, 0),
    }


def difference(reading: Reading) -> dict[str, Any]:
    """What a list would change."""
    found = reading.difference
    standing = found.same + len(found.changed) + len(found.gone)
    names = {
        "new": _("New"), "changed": _("Changed"), "gone": _("No longer on the list"), "same": _("As before"),
        "unreadable": _("Could not be read"),
    }  # fmt: skip
    return {
        "counts": [(name, found.counts[id_]) for id_, name in names.items()],
        "alarming": len(found.gone) * 2 > standing > 0,
        "new": [_new(row) for row in found.new[:_SHOWN]],
        "changed": [_change(one) for one in found.changed[:_SHOWN]],
        "gone": [one.values for one in found.gone[:_SHOWN]],
        "unreadable": [{"row": one.number, "why": said(one.why)} for one in found.unreadable[:_SHOWN]],
    }


def _new(row: Row) -> dict[str, Any]:
    return {"row": row.number, "status": _status(row.status), **row.values}


def _change(one: Changed) -> dict[str, Any]:
    names = engine.procedures(settings.CORRIDOR)["list_entry"].fields
    told = [(said(names[field].name), before, after) for field, (before, after) in one.fields.items()]
    if one.turned:
        told.append((_("Status"), _status(one.known.status), _status(one.row.status)))
    return {"row": one.row.number, "name": one.known.values.get("entry_name", ""), "changes": told}


def _status(id_: str) -> str:
    return said(load_registers(settings.CORRIDOR).statuses[id_].name)
