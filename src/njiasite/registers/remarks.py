"""What the registers and the corridor's rules say of a case while somebody decides on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.conf import settings

from njia.casework.standing import Standing
from njia.corridors.load import load
from njia.findings import Finding
from njiasite.dossiers.models import Dossier
from njiasite.identities.access import Reader
from njiasite.registers import stops
from njiasite.registers.models import Entry
from njiasite.registers.returning import comebacks_of


def of_order(dossier: Dossier, standing: Standing, reader: Reader) -> Iterator[Finding]:
    """What speaks against the order; the employer may know all of it, but not why officers set a stop aside."""
    known = stops.overruled(dossier) if reader.may("register.write") else {}
    said = load(settings.CORRIDOR).messages["orders.overruled"]
    for one in stops.against(dossier, standing):
        yield one
        if one.severity == "stop" and one.rule in known:
            yield replace(one, severity="check", text=said.fill(rule=one.rule, reason=known[one.rule]))


def of_entry(dossier: Dossier, standing: Standing, reader: Reader) -> Iterator[Finding]:
    """Who of those that were struck off may be back: for those alone who may correct the registers."""
    row = Entry.objects.filter(pk=dossier.pk).first()
    if row is not None and reader.may("register.write"):
        yield from comebacks_of(row)
