"""The line of a register, as the acts of its case make it; in the transaction of each act."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from njia.casework.model import Procedure
from njia.casework.standing import Sealed, Standing
from njia.findings import Text
from njia.names.blocking import blocking_keys
from njia.names.organisations import organisation
from njia.registers.plan import EntryPlan, load_registers
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.searching import as_phone
from njiasite.identities.roster import roster
from njiasite.ledger import blind, selectors
from njiasite.registers.folded import address_key, number_key
from njiasite.registers.models import Entry, Mark

NUMBER, PHONE, ADDRESS, NAME, DIRECTOR = "number", "phone", "address", "name", "director"


def project(dossier: Dossier, plan: Procedure, standing: Standing) -> None:
    """Writes the line and its marks, or takes them away where the case stands at no stage that is one."""
    entry = load_registers(dossier.corridor).entries[dossier.procedure]
    status = entry.statuses.get(standing.state or "")
    if status is None:
        Entry.objects.filter(dossier=dossier).delete()
        return
    given = {name: value for name, value in standing.fields_given.items() if not isinstance(value, Sealed)}
    row, _ = Entry.objects.update_or_create(
        dossier=dossier,
        defaults={**_said(entry, given), **_judged(dossier, plan, standing, entry, given), "status": status},
    )
    _mark(row, {*_plain(entry, given), *name_keys(row.name, row.other_name), *_directors(dossier, entry)})


def forget(holder: object) -> None:
    """Takes the directors of an erased case out of the index."""
    Mark.objects.filter(entry=holder, kind=DIRECTOR).delete()


def directors(dossier: Dossier, entry: EntryPlan) -> list[str]:
    """The names of the directors as last given, opened; none where they were erased."""
    for act in selectors.acts(dossier.id).reverse():
        if entry.directors and entry.directors in act.holders:
            found = selectors.opened(act)[entry.directors]
            return [line.strip() for line in str(found).splitlines() if line.strip()] if found else []
    return []


def _said(entry: EntryPlan, given: dict[str, Any]) -> dict[str, Any]:
    """What the case says of who it is about."""
    number = next((str(given[name]) for name in entry.number if given.get(name)), "")
    return {
        "kind": entry.kind or str(given.get(entry.kind_field, "")),
        "number": number,
        "number_key": number_key(number),
        "name": str(given.get(entry.name, "")),
        "other_name": str(given.get(entry.other_name, "")),
    }


def _judged(
    dossier: Dossier, plan: Procedure, standing: Standing, entry: EntryPlan, given: dict[str, Any]
) -> dict[str, Any]:
    """How it stands: by whose word, why, since and until when."""
    registers = load_registers(dossier.corridor)
    good = registers.statuses[entry.statuses[standing.state or ""]].good
    return {
        "corridor": dossier.corridor,
        "authority": _texts(_authority(dossier, plan, entry, given)),
        "reason": {} if good else _texts(_reason(plan, entry, given)),
        "source": str(given.get(entry.said_source) or entry.source)[:300],
        "since": _day(given.get(entry.since_field)) or _since(dossier, plan, standing),
        "until": _day(given.get(entry.until_field)) or _until(standing, entry),
        "as_of": _day(given.get(entry.as_of)),
        "details": {name: value for name, value in given.items() if _public(plan, name)},
        "complaints": standing.done[entry.complaints].times if entry.complaints in standing.done else 0,
    }


def _authority(dossier: Dossier, plan: Procedure, entry: EntryPlan, given: dict[str, Any]) -> Text:
    if entry.authority and given.get(entry.authority):
        return _named(plan, entry.authority, given)
    body = roster().bodies.get(dossier.office or dossier.mission or "")
    return body.name if body else Text("", "", "")


def _reason(plan: Procedure, entry: EntryPlan, given: dict[str, Any]) -> Text:
    said = [_named(plan, name, given) for name in entry.reason if given.get(name)]
    return Text(*("; ".join(one[language] for one in said) for language in ("en", "sw", "ru")))


def _named(plan: Procedure, field: str, given: dict[str, Any]) -> Text:
    """A value in words: the name of the option, where it is one."""
    value = str(given[field])
    options = {option.id: option.name for option in plan.fields[field].options}
    return options.get(value, Text(value, value, value))


def _texts(text: Text) -> dict[str, str]:
    return {"en": text.en, "sw": text.sw, "ru": text.ru} if text.en else {}


def _since(dossier: Dossier, plan: Procedure, standing: Standing) -> date:
    """The day, where the case is handled, on which an act brought it to where it stands."""
    body = roster().bodies.get(dossier.office or dossier.mission or "")
    zone = ZoneInfo(body.zone if body else roster().zone)
    leading = {spec.id for spec in plan.at(standing.version).acts.values() if spec.to == standing.state}
    brought = [one.at for type_, one in standing.done.items() if type_ in leading]
    return max(brought, default=standing.now).astimezone(zone).date()


def _until(standing: Standing, entry: EntryPlan) -> date | None:
    ends = [c.deadline.last_day for c in standing.clocks if c.id in entry.until and c.running]
    return max(ends, default=None)


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)[:10]) if value else None


def _public(plan: Procedure, name: str) -> bool:
    field = plan.fields.get(name)
    return field is not None and field.privacy == "public"


def _plain(entry: EntryPlan, given: dict[str, Any]) -> Iterable[tuple[str, str]]:
    phones = [as_phone(str(given[name])) for name in entry.phones if given.get(name)]
    addresses = [address_key(str(given[name])) for name in entry.addresses if given.get(name)]
    numbers = [number_key(str(given[name])) for name in entry.number if given.get(name)]
    return [
        *((NUMBER, one) for one in numbers if one),
        *((PHONE, one) for one in phones if one),
        *((ADDRESS, one) for one in addresses if one),
    ]


def name_keys(*names: str) -> set[tuple[str, str]]:
    """What the words of a name sound like, its legal form left out: by these it is found among many."""
    words = (word for name in names for word in organisation(name).words)
    return {(NAME, key) for word in words for key in blocking_keys(word)}


def _directors(dossier: Dossier, entry: EntryPlan) -> Iterable[tuple[str, str]]:
    keys = sorted({key for name in directors(dossier, entry) for key in blocking_keys(name)})
    return [(DIRECTOR, hidden) for hidden in blind.indexes((DIRECTOR, key) for key in keys)] if keys else []


def _mark(row: Entry, marks: set[tuple[str, str]]) -> None:
    known = {(one.kind, one.value): one.pk for one in row.marks.all()}
    Mark.objects.filter(pk__in=[pk for mark, pk in known.items() if mark not in marks]).delete()
    Mark.objects.bulk_create([Mark(entry=row, kind=kind, value=value) for kind, value in sorted(marks - known.keys())])
