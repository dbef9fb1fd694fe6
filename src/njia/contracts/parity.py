"""Do both languages of a pair of clauses say the same? Facts, concepts and duties are held against each other."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import cast

from njia.contracts import (
    barred,
    binding,
    crossed,
    denials,
    exchanged,
    freed,
    hinges,
    lists,
    naming,
    parts,
    roles,
    standing,
    swaps,
    unread,
    wording,
)
from njia.contracts.bilingual import lexicon_of
from njia.contracts.concepts import Concepts, Contradiction
from njia.contracts.model import Contract
from njia.contracts.reading import Paired, Reading
from njia.contracts.turned_names import turned_names
from njia.corridors.model import Corridor
from njia.facts.compare import compare, self_mismatch
from njia.facts.model import Fact
from njia.facts.paydays import days_exchanged
from njia.findings import Evidence, Finding, Severity

Span = tuple[int, int]
_FACTS = {"money", "date", "days_of_month", "duration", "rate", "clock", "share", "number", "identifier", "reference"}
# A heading's number may be written «§ 1» in one language and "1" in the other, and its words are free.
_NOT_OF_HEADINGS = {
    "parity.number",
    "parity.reference",
    "parity.wording",
    "parity.list",
    "parity.party",
    "parity.place",
    "parity.condition",
    "parity.role",
}
_NAMES = {"party", "place", "identifier"}
_LATIN = re.compile(r"[A-Za-z]")
_OF_PARTIES = {"parity.role", "parity.charged"}
_MISTAKES, _CONFUSED = 3, 0.08  # pairs, and the share of them, over which we may have mistaken a name
_WITHIN_ONE_LANGUAGE = {"parity.digits_and_words"}
_UNREAD, _ONCE = "parity.unread", "parity.habit"
_FEW, _HABIT = 4, 0.1  # clauses, and the share of them, over which a difference is the habit of a paper


@lru_cache(maxsize=4)
def concepts_of(corridor: Corridor) -> Concepts:
    """The concepts of a corridor, built once."""
    return Concepts(corridor)


def parity(contract: Contract, corridor: Corridor, *, pictured: bool = False) -> tuple[Finding, ...]:
    """A finding for every disagreement between the two sides of every pair; some rules gather all theirs into one.

    In a paper read from a picture (``pictured``) what only one side shows may have been lost in reading: it is
    `reader.unsure`, not a disagreement. What we could not read is told once, for the reader to compare.
    """
    concepts = concepts_of(corridor)
    terms = naming.defined_terms(contract.texts, corridor.id)
    gathered: dict[str, list[tuple[Paired, Contradiction]]] = {}
    pairs = roles.pairs_of(contract, concepts, lexicon_of(corridor))
    parties_known = roles.known(pairs, concepts)
    doubts = unread.Doubts(corridor.rules, lexicon_of(corridor))
    for number, pair in enumerate(pairs):
        found = told(pair, concepts, corridor, terms, parties_known=parties_known)
        found, unsure = doubts.parted(pair, found)
        for contradiction in unsure:
            gathered.setdefault(_UNREAD, []).append((pair, replace(contradiction, rule=_UNREAD)))
        for place, contradiction in enumerate(found):
            if pictured and _misread(pair, contradiction):
                gathered.setdefault("reader.unsure", []).append((pair, replace(contradiction, rule="reader.unsure")))
                continue
            gather = corridor.rules[contradiction.rule].params.get("gather")
            key = contradiction.rule if gather else f"{contradiction.rule} {number} {place}"
            gathered.setdefault(key, []).append((pair, contradiction))
    _habits(gathered, len(pairs), corridor)
    _mistaken(gathered, pairs, concepts)
    return (*turned_names(contract, concepts, corridor), *(_finding(places, corridor) for places in gathered.values()))


def _mistaken(
    gathered: dict[str, list[tuple[Paired, Contradiction]]], pairs: Sequence[Paired], concepts: Concepts
) -> None:
    """Where so many pairs name other parties by names of the paper's own, and few the same, it is we who mistook one:
    then those places are for the reader to compare. A usual word for a party is no mistake, however often it lies."""
    places = [(key, pair, one) for key, found in gathered.items() for pair, one in found if one.rule in _OF_PARTIES]
    own = [place for place in places if roles.by_own_name(*place[1:])]
    of_roles = sum(one.rule == "parity.role" for _, _, one in own)
    if of_roles <= max(_MISTAKES, len(pairs) * _CONFUSED):
        return
    if of_roles < sum(roles.agree(pair, concepts) for pair in pairs):
        return
    for key, pair, one in own:
        gathered.pop(key)
        gathered.setdefault(_UNREAD, []).append((pair, replace(one, rule=_UNREAD)))


def _habits(gathered: dict[str, list[tuple[Paired, Contradiction]]], pairs: int, corridor: Corridor) -> None:
    """What one language alone writes in clause after clause is a habit of the paper, or of our reading: told once."""
    silent: dict[str, list[str]] = {}
    for key, [(_, one), *_] in gathered.items():
        if corridor.rules[one.rule].params.get("habit") and not (one.en and one.ru):
            silent.setdefault(one.rule, []).append(key)
    for keys in silent.values():
        if len(keys) > max(_FEW, pairs * _HABIT):
            places = [(pair, replace(one, rule=_ONCE)) for key in keys for pair, one in gathered.pop(key)]
            gathered.setdefault(_ONCE, []).extend(places)


def told(
    pair: Paired, concepts: Concepts, corridor: Corridor, terms: Collection[str], *, parties_known: bool
) -> list[Contradiction]:
    """What is told of one pair: a heading's number and a denied charge are not, nor are parties we do not know."""
    found = _all(pair, concepts, corridor, terms, parties_known=parties_known)
    if any(clause.kind in ("heading", "title") for reading in (pair.en, pair.ru) for clause in reading.clauses):
        found = [c for c in found if c.rule not in _NOT_OF_HEADINGS]
    denied = binding.both_deny(pair, concepts)
    params = {c.rule: corridor.rules[c.rule].params for c in found}
    return [
        c
        for c in found
        if not (denied and params[c.rule].get("unless_denied"))
        and (parties_known or not params[c.rule].get("of_parties"))
    ]


def _all(
    pair: Paired, concepts: Concepts, corridor: Corridor, terms: Collection[str], *, parties_known: bool
) -> list[Contradiction]:
    """What every comparison finds in a pair; a finer one only adds what the coarser ones have not told."""
    lexicon = lexicon_of(corridor)
    found = [
        *_facts(pair),
        *concepts.contradictions(pair),
        *binding.contradictions(pair, concepts),
        *(roles.contradictions(pair, concepts) if parties_known else ()),
        *wording.contradictions(pair, lexicon),
        *naming.contradictions(pair, lexicon, terms, corridor.id),
    ]
    finer = (
        *barred.contradictions(pair, concepts),
        *denials.contradictions(pair, concepts, lexicon),
        *freed.contradictions(pair, concepts),
        *hinges.contradictions(pair, concepts, lexicon),
        *parts.contradictions(pair, concepts, lexicon),
        *swaps.contradictions(pair, lexicon),
        *exchanged.contradictions(pair, concepts),
        *lists.contradictions(pair, lexicon),
        *standing.contradictions(pair, concepts, lexicon),
    )
    excused = crossed.cancelled(pair, (*found, *finer), concepts)
    found = [c for c in found if c not in excused]
    told = {c.rule for c in found}
    finer = tuple(c for c in finer if c not in excused)
    found += [c for c in finer if (c.sure or c.rule not in told) and (parties_known or c.rule != "parity.role")]
    return found


def _misread(pair: Paired, contradiction: Contradiction) -> bool:
    """Whether a disagreement may be one of reading a picture: a fact on one side only, Latin letters in Russian."""
    family = contradiction.rule.removeprefix("parity.")
    if family in _FACTS and not (contradiction.en and contradiction.ru):
        return True
    return family in _NAMES and any(_LATIN.search(pair.ru.text[a:b]) for a, b in contradiction.ru)


def _facts(pair: Paired) -> Iterator[Contradiction]:
    for reading in (pair.en, pair.ru):
        for fact in reading.facts:
            if self_mismatch(fact):
                span = ((fact.start, fact.end),)
                yield Contradiction("parity.digits_and_words", *((span, ()) if reading.side == "en" else ((), span)))
    for en, ru in compare(pair.en.facts, pair.ru.facts):
        differing = en or ru
        if differing is not None:
            yield Contradiction(f"parity.{differing.kind}", _span(en), _span(ru))
    if exchanged := days_exchanged(pair.en.facts, pair.en.text, pair.ru.facts, pair.ru.text):
        yield Contradiction("parity.days_of_month", _span(exchanged[0]), _span(exchanged[1]))


def _span(fact: Fact | None) -> tuple[Span, ...]:
    return ((fact.start, fact.end),) if fact else ()


def _finding(places: Sequence[tuple[Paired, Contradiction]], corridor: Corridor) -> Finding:
    rule = corridor.rules[places[0][1].rule]
    quiet = (
        rule.rule in {*_WITHIN_ONE_LANGUAGE, "reader.unsure", _UNREAD, _ONCE} or len(places) > 1
    )  # many silent clauses need not be quoted whole
    evidence: list[Evidence] = []
    said: dict[str, list[str]] = {"en": [], "ru": []}
    for pair, contradiction in places:
        for reading, spans in ((pair.en, contradiction.en), (pair.ru, contradiction.ru)):
            evidence += _evidence(reading, spans, quiet=quiet)
            said[reading.side] += (" ".join(reading.text[a:b].split()) for a, b in spans)
    nothing = corridor.messages["parity.nothing"]
    quoted = {side: ", ".join(dict.fromkeys(words)) or nothing for side, words in said.items()}
    text = rule.text.fill(en=quoted["en"], ru=quoted["ru"], words=quoted["en"] if said["en"] else quoted["ru"])
    silent = not (said["en"] and said["ru"])
    severity = cast(Severity, rule.params.get("silent", rule.severity)) if silent else rule.severity
    return Finding(rule.rule, severity, text, tuple(evidence), rule.source, rule.remedy)


def _evidence(reading: Reading, spans: Sequence[Span], *, quiet: bool) -> tuple[Evidence, ...]:
    """The spans; where this side is silent its whole clause, unless it has no part in the finding."""
    return tuple(reading.evidence(*span) for span in spans) or (() if quiet else (reading.whole(),))
