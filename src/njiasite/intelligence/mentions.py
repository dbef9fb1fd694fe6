"""The words of a case with what they name: proposed on the spot and kept nowhere, until a person accepts it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction

from njia.mentions.folding import folded, near
from njia.mentions.model import NAMED, Proposed
from njia.mentions.propose import proposals
from njia.mentions.reports import reports_of
from njiasite.dossiers import engine
from njiasite.dossiers.models import Dossier
from njiasite.intelligence.models import ListMapping, Mention, MentionKey, Report, Seized
from njiasite.ledger import blind, keys
from njiasite.ledger import selectors as ledger
from njiasite.ledger.services import Actor, record

_SPACE = uuid5(NAMESPACE_URL, "njia/intelligence")
_BETWEEN = "\n"  # no name holds one


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of the case, by the place where it stands (act and field), with what is proposed in it."""

    field: str
    day: date
    text: str
    found: tuple[Proposed, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A proposal that a person accepts, what the report calls it, and the chosen one whose it is (by its place)."""

    proposed: Proposed
    field: str
    said: str = ""
    whose: tuple[str, int] | None = None


def chain_of(dossier: UUID) -> UUID:
    """The chain of what is done with the mentions of a case, apart from the case's own."""
    return uuid5(_SPACE, str(dossier))


def passages(dossier: Dossier, role: str) -> list[Passage]:
    """The texts of the case that the corridor reads as reports and that this role may see."""
    fields = reports_of(dossier.corridor).read_from.get(dossier.procedure, ())
    plan, found = engine.procedure_of(dossier), []
    acts = list(ledger.acts(dossier.id))
    for act, opened in zip(acts, ledger.opened_all(acts), strict=True):
        spec = plan.spec_of(act.type, {*act.given, *act.holders})
        if spec is None or role not in spec.seen_by:
            continue
        given = {**act.given, **opened}
        for name in fields:
            if isinstance(text := given.get(name), str) and text.strip():
                place = f"{act.seq}/{name}"
                found.append(Passage(place, act.at.date(), text, proposals(text, dossier.corridor)))
    return found


@transaction.atomic
def accept(dossier: Dossier, chosen: Sequence[Chosen], day: date, *, actor: Actor, key: str) -> list[Mention]:
    """Keeps what a person accepted out of the words of a case. What was accepted before stays as it is."""
    report, _ = Report.objects.get_or_create(
        dossier=dossier, seized=None, row=0, defaults={"day": day, "compartment": compartment_of(dossier)}
    )
    known = set(report.mentions.values_list("field", "start", "kind"))
    fresh = [one for one in chosen if (one.field, one.proposed.start, one.proposed.kind) not in known]
    made = keep(report, fresh)
    if made:
        _record(dossier, made, "intelligence.mentions_accepted", actor, key, {})
    return made


def keep(report: Report, chosen: Sequence[Chosen]) -> list[Mention]:
    """Writes the rows with their sealed values and keyed hashes; things go to whoever they belong to."""
    corridor, victim = report.dossier.corridor, reports_of(report.dossier.corridor).victim
    rows = [_row(report, one) for one in chosen]
    where = [(report.dossier_id, _value(one), place(row)) for row, one in zip(rows, chosen, strict=True)]
    hidden = blind.indexes(
        (f"mention/{o.proposed.kind}", folded(o.proposed.kind, o.proposed.value, corridor)) for o in chosen
    )
    for row, sealed, index in zip(rows, keys.seal_all(where) if where else [], hidden, strict=True):
        row.sealed, row.index = sealed, "" if row.said == victim else index
    by_place = {(row.field, row.start): row for row in rows if row.kind in NAMED}
    by_place |= {(one.field, one.start): one for one in report.mentions.filter(kind__in=NAMED)}
    for row, one in zip(rows, chosen, strict=True):
        row.whose = by_place.get(one.whose) if one.whose else None
    Mention.objects.bulk_create(sorted(rows, key=lambda row: row.kind not in NAMED))
    names = [(row, one) for row, one in zip(rows, chosen, strict=True) if row.kind in NAMED and row.index]
    pairs = [(row, key) for row, one in names for key in sorted(_near(one.proposed, corridor))]
    values = blind.indexes((f"near/{row.kind}", key) for row, key in pairs)
    MentionKey.objects.bulk_create(
        [MentionKey(mention=row, value=value) for (row, _), value in zip(pairs, values, strict=True)],
        ignore_conflicts=True,
    )
    return rows


@transaction.atomic
def drop(mention: Mention, *, actor: Actor, key: str) -> None:
    """Takes out what was accepted wrongly, with everything that hangs on it."""
    _record(mention.report.dossier, [mention], "intelligence.mention_dropped", actor, key, {"mention": str(mention.id)})
    Mention.objects.filter(whose=mention).update(linked_at=None)
    mention.delete()


def opened(mentions: Sequence[Mention]) -> list[dict[str, str]]:
    """What each says: ``written`` and ``value``, and its other names (`also`); empty texts where it was erased.

    Who reads it must be recorded.
    """
    wanted = [(one.report.dossier_id, one.sealed, place(one)) for one in mentions]
    return [value or {"written": "", "value": ""} for value in keys.unseal_all(wanted, None)]


def also(said: Mapping[str, str]) -> tuple[str, ...]:
    """The other names that an opened mention goes by."""
    return tuple(name for name in said.get("also", "").split(_BETWEEN) if name)


def place(mention: Mention) -> str:
    """Where the sealed value belongs: it opens nowhere else."""
    return f"mention/{mention.id}"


def compartment_of(dossier: Dossier) -> UUID | None:
    """What stands in an investigation stays among those who know of it."""
    return dossier.id if dossier.procedure == INVESTIGATION else None


INVESTIGATION = "investigation"


def forget(holder: UUID) -> None:
    """Takes an erased case out: its mentions, all that hangs on them, and what its lists were called."""
    Report.objects.filter(dossier=holder).delete()
    Seized.objects.filter(dossier=holder).delete()
    ListMapping.objects.filter(compartment=holder).delete()


def _row(report: Report, one: Chosen) -> Mention:
    found = one.proposed
    return Mention(
        report=report, kind=found.kind, said=one.said, field=one.field, start=found.start, end=found.end,
        reason=found.reason,
    )  # fmt: skip


def _near(one: Proposed, corridor: str) -> set[str]:
    """The keys under which it is found, by any of its names."""
    return {key for name in (one.value, *one.also) for key in near(one.kind, name, corridor)}


def _value(one: Chosen) -> dict[str, str]:
    said = {"written": one.proposed.written, "value": one.proposed.value}
    return said | {"also": _BETWEEN.join(one.proposed.also)} if one.proposed.also else said


def _record(
    dossier: Dossier, rows: Sequence[Mention], type: str, actor: Actor, key: str, more: Mapping[str, object]
) -> None:
    counts = dict(sorted(Counter(row.kind for row in rows).items()))
    payload = {"case": dossier.number, "counts": counts, **more}
    record(chain=chain_of(dossier.id), type=type, actor=actor, channel="web", key=key, payload=payload)
