"""Who of those that were struck off shares a director, a phone or an address with a line, or bears nearly its name."""

from __future__ import annotations

from django.conf import settings
from django.db.models import Q

from njia.corridors.load import load
from njia.findings import Finding
from njia.registers.comeback import Firm, comebacks
from njia.registers.looking import look, sound
from njia.registers.plan import load_registers
from njiasite.registers import entries
from njiasite.registers.models import Entry

_STRUCK = ("cancelled", "suspended", "gone")
_MOST = 100


def comebacks_of(row: Entry) -> tuple[Finding, ...]:
    """What ties this line to others of its register that were struck off."""
    others = Entry.objects.filter(corridor=row.corridor, kind=row.kind, status__in=_STRUCK).exclude(pk=row.pk)
    shared = [Q(marks__kind=mark.kind, marks__value=mark.value) for mark in row.marks.exclude(kind=entries.NUMBER)]
    tied = set(others.filter(_any(shared)).values_list("pk", flat=True)[:_MOST]) if shared else set()
    names = {str(pk): name for pk, name in others.values_list("pk", "name")}
    alike = look(row.name, names, {pk: sound(name) for pk, name in names.items()})
    tied |= {*alike.same, *alike.near}
    candidates = others.filter(pk__in=tied).select_related("dossier").prefetch_related("marks")
    return comebacks(_firm(row), [_firm(one) for one in candidates], load(settings.CORRIDOR))


def _any(ways: list[Q]) -> Q:
    found = Q()
    for way in ways:
        found |= way
    return found


def _firm(row: Entry) -> Firm:
    plan = load_registers(row.corridor)
    marks = [(mark.kind, mark.value) for mark in row.marks.all()]
    return Firm(
        id=str(row.pk),
        name=row.name,
        number=row.number,
        directors=tuple(entries.directors(row.dossier, plan.entries[row.dossier.procedure])),
        phones=frozenset(value for kind, value in marks if kind == entries.PHONE),
        addresses=frozenset(value for kind, value in marks if kind == entries.ADDRESS),
        status=plan.statuses[row.status].name,
        since=row.since,
    )
