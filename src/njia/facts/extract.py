"""The facts of one clause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from njia.facts import clocks, dates, identifiers, references
from njia.facts.clock_words import clock_words
from njia.facts.items import blank, fold, items_of
from njia.facts.model import Clock, Date, Fact, Money
from njia.facts.quantities import QuantityReader
from njia.facts.tables.money import BASIS
from njia.facts.weekdays import weekdays
from njia.findings import Side

_DIGIT = re.compile(r"\d")
_BASIS_REACH = 120
_TYPED_NUMERO = re.compile(r"(?<![^\W_])n(?=\s\w{0,6}[\d/-]|\d)")  # «полис N 48-0117», typed without №


def extract(text: str, side: Side) -> tuple[Fact, ...]:
    """Every fact of a clause, in order, none overlapping another; offsets are code points of ``text``."""
    folded = fold(text)
    if side == "ru" and "N" in text:
        folded = _TYPED_NUMERO.sub("№", folded)
    facts = list(clock_words(text, folded))
    taken = [(fact.start, fact.end) for fact in facts]
    if _DIGIT.search(folded) or "@" in folded:
        taken += references.labels(text, folded)
        covered = bytearray(len(text))
        for start, end in taken:
            covered[start:end] = b"\1" * (end - start)
        for fact in _shaped(text, folded, side):
            if b"\1" not in covered[fact.start : fact.end]:
                covered[fact.start : fact.end] = b"\1" * (fact.end - fact.start)
                taken.append((fact.start, fact.end))
                facts.append(fact)
    items = items_of(blank(folded, _apart(taken)))
    facts += references.spoken_references(text, items)
    facts += dates.spoken_dates(text, items)
    facts += clocks.spoken_clocks(text, items, [fact.start for fact in facts if isinstance(fact.value, Clock)])
    facts += QuantityReader(text, folded, items).facts()
    dated = [fact.start for fact in facts if isinstance(fact.value, Date)]
    facts += (day for day in weekdays(text, folded) if not any(0 <= at - day.end <= 6 for at in dated))
    facts.sort(key=lambda fact: fact.start)
    return tuple(_with_basis(_disjoint(facts), folded))


def _shaped(text: str, folded: str, side: Side) -> Iterator[Fact]:
    """Facts known by their shape or keyword, the surest first."""
    yield from identifiers.emails(text, folded)
    yield from identifiers.registration_numbers(text, folded)
    yield from identifiers.phones(text, folded, side)
    yield from dates.numeric_dates(text, folded)
    yield from clocks.clocks(text, folded)
    yield from references.references(text, folded)
    yield from identifiers.papers(text, folded)


def _apart(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, overlapping ones joined."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _disjoint(facts: Iterable[Fact]) -> list[Fact]:
    kept: list[Fact] = []
    for fact in facts:
        if not kept or fact.start >= kept[-1].end:
            kept.append(fact)
    return kept


def _with_basis(facts: list[Fact], folded: str) -> list[Fact]:
    """Each sum with "before tax" or "after tax", said behind it or, for want of that, before it.

    The other way about where the first sum has it before and the last has none behind: "gross 90,000, net 78,300".
    """
    sums = [at for at, fact in enumerate(facts) if isinstance(fact.value, Money)]
    if not sums or not BASIS.search(folded):
        return facts
    around = []
    for place, at in enumerate(sums):
        start, end = facts[at].start, facts[at].end
        following = facts[sums[place + 1]].start if place + 1 < len(sums) else len(folded)
        earlier = facts[sums[place - 1]].end if place else 0
        behind = BASIS.search(folded[start : min(following, end + _BASIS_REACH)])
        around.append((BASIS.search(folded[max(earlier, start - _BASIS_REACH) : start]), behind))
    leads = len(sums) > 1 and around[0][0] and not around[-1][1]
    for at, (before, behind) in zip(sums, around, strict=True):
        fact, found = facts[at], (before or behind) if leads else (behind or before)
        if found and isinstance(fact.value, Money):
            facts[at] = replace(fact, value=replace(fact.value, basis="net" if found["net"] else "gross"))
    return facts
