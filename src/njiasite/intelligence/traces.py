"""Files by keyed hashes what new reports and open cases name, so that an alarm needs neither names nor numbers."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from njia.casework.model import Field, Procedure
from njia.casework.standing import Standing
from njia.mentions.folding import folded
from njia.mentions.lists import comparable
from njia.mentions.model import THINGS, Kind
from njia.mentions.propose import proposals
from njia.mentions.reports import reports_of
from njiasite.dossiers.models import Dossier
from njiasite.intelligence.models import Trace
from njiasite.ledger import blind
from njiasite.ledger import selectors as ledger

_FILED = THINGS | {"organisation"}


def project(dossier: Dossier, plan: Procedure, standing: Standing) -> None:
    """Writes the rows of a case; a closed case that is watched has none. In the transaction of each act."""
    words = reports_of(dossier.corridor)
    watched, read = words.watched.get(dossier.procedure, ()), words.read_from.get(dossier.procedure, ())
    wanted: set[tuple[str, str]] = set()
    if not (watched and standing.closed):
        fields = {name: plan.fields[name] for name in (*watched, *read) if name in plan.fields}
        for values in _values(dossier, fields):
            for name, text in values.items():
                wanted |= set(_named(fields[name], text, dossier.corridor))
    ordered = sorted(wanted)
    rows = [
        Trace(dossier=dossier, kind=kind, value=value)
        for (kind, _), value in zip(ordered, blind.indexes((f"mention/{k}", v) for k, v in ordered), strict=True)
    ]
    have = set(Trace.objects.filter(dossier=dossier).values_list("value", flat=True))
    Trace.objects.filter(dossier=dossier, value__in=have - {row.value for row in rows}).delete()
    Trace.objects.bulk_create([row for row in rows if row.value not in have], ignore_conflicts=True)


def forget(holder: UUID) -> None:
    """Takes an erased case out."""
    Trace.objects.filter(dossier=holder).delete()


def _values(dossier: Dossier, fields: dict[str, Field]) -> Iterator[dict[str, str]]:
    acts = list(ledger.acts(dossier.id))
    for act, opened in zip(acts, ledger.opened_all(acts), strict=True):
        given = {**act.given, **opened}
        yield {name: given[name] for name in fields if isinstance(given.get(name), str) and given[name].strip()}


def _named(field: Field, text: str, corridor: str) -> Iterator[tuple[str, str]]:
    """A short field is one name or number as it stands; a long one is read."""
    if field.kind == "long_text":
        found: list[tuple[Kind, str]] = [(one.kind, one.value) for one in proposals(text, corridor)]
    else:
        kind: Kind = "phone" if field.kind == "phone" else "organisation"
        found = [(kind, comparable(kind, text))]
    for kind, value in found:
        if kind in _FILED and (key := folded(kind, value, corridor)):
            yield kind, key
