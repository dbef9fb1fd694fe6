"""Which way is open: from what happened to the ways of law and help, in the order in which to try them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Literal

from msgspec import Struct

from njia.corridors.files import HERE, CorridorError, home_of, read, source_named, sources_of
from njia.disputes.claims import Class, Money
from njia.disputes.model import Counted, Sheet
from njia.findings import Source, Text

MILITARY = "class.military"
SOON = timedelta(days=30)
_LATE = timedelta(days=15)
_MONTHS_2, _MONTHS_3 = timedelta(days=61), timedelta(days=92)
_TOLD = ("agency", "commission", "slip", "held", "in_russia")
FACTS = frozenset(
    {
        *("class.civil", "class.none", "class.unclear", MILITARY),
        *(*_TOLD, "silent", "refused"),
        *("money", "dismissal", "late_15", "unpaid_2", "part_3", "court_late", "court_soon"),
    }
)


class Circumstances(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the claims themselves do not say. Nothing is asked twice, and nothing must be answered."""

    agency: bool = False
    commission: bool = False
    slip: bool = False
    held: bool = False
    in_russia: bool = True
    answer: Literal["not_asked", "silent", "refused"] = "not_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """One way, with the facts that open or close it."""

    id: str
    name: Text
    text: Text
    source: Source
    labour: bool
    when: frozenset[str] = frozenset()
    any: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()

    def open(self, facts: frozenset[str]) -> bool:
        return self.when <= facts and (not self.any or bool(self.any & facts)) and not self.unless & facts


def diagnose(remedies: tuple[Remedy, ...], facts: frozenset[str]) -> tuple[Remedy, ...]:
    """The ways that are open, the first to try first."""
    return tuple(remedy for remedy in remedies if remedy.open(facts))


def facts_of(contract: Class, sheet: Sheet, told: Circumstances) -> frozenset[str]:
    """What is known, as the names that remedies are opened by."""
    known = [
        f"class.{contract}",
        *(name for name in ("agency", "commission", "slip", "held", "in_russia") if getattr(told, name)),
    ]
    known += [told.answer] if told.answer != "not_asked" else []
    return frozenset((*known, *_of_claims(sheet)))


def _of_claims(sheet: Sheet) -> Iterator[str]:
    unpaid = [one for one in sheet.counted if one.due is not None and one.principal > 0]
    if any(isinstance(one.claim, Money) for one in sheet.counted):
        yield "money"
    if any(one.kind.id == "dismissal" for one in sheet.counted):
        yield "dismissal"
    yield from _of_delay(unpaid, sheet.on)
    ends = [limit for one in sheet.counted for limit in one.limits if limit.rule.court]
    if any(limit.late for limit in ends):
        yield "court_late"
    if any(limit.deadline and not limit.late and limit.deadline.last_day - sheet.on <= SOON for limit in ends):
        yield "court_soon"


def _of_delay(unpaid: list[Counted], on: date) -> Iterator[str]:
    delays = [(on - one.due, bool(getattr(one.claim, "paid", ()))) for one in unpaid if one.due]
    if any(delay > _LATE for delay, _ in delays):
        yield "late_15"
    if any(delay > _MONTHS_2 and not part for delay, part in delays):
        yield "unpaid_2"
    if any(delay > _MONTHS_3 and part for delay, part in delays):
        yield "part_3"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    id: str
    name: Text
    text: Text
    source: str
    labour: bool
    when: frozenset[str] = frozenset()
    any: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()


@lru_cache(maxsize=8)
def remedies(corridor: str = "ke_ru", folder: Path = HERE) -> tuple[Remedy, ...]:
    """Those of the corridor. Raises CorridorError where one of labour law would be open to a soldier."""
    home = home_of(corridor, folder)
    path, sources = home / "disputes" / "remedies.yaml", sources_of(home, "disputes", "casework")
    found = []
    for row in read(path, list[_Row]):
        if strange := (row.when | row.any | row.unless) - FACTS:
            raise CorridorError(f"{path.name}: {row.id} names the fact {min(strange)!r}, which nobody establishes")
        if row.labour and MILITARY not in row.unless:
            raise CorridorError(f"{path.name}: {row.id} is labour law and would be open to a soldier")
        found.append(
            Remedy(
                id=row.id, name=row.name, text=row.text, labour=row.labour, when=row.when, any=row.any,
                unless=row.unless, source=source_named(sources, row.source, path, row.id),
            )
        )  # fmt: skip
    return tuple(found)
