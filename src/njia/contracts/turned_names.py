"""A paper that calls the worker by the word for the employer: «далее – Заказчик» of the one with the passport.

Every clause then reads in good order, in both languages, and says of the worker what the reader takes for a promise of
the employer's. The preamble tells: whose tax number and whose passport stand beside a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from njia.contracts.concepts import Concepts
from njia.contracts.model import Contract
from njia.contracts.parties import PREAMBLE, lettered_parties, named_parties
from njia.contracts.reading import Paired, paired
from njia.contracts.terms import printed, role_by_deeds, told_by_use
from njia.corridors.model import Corridor
from njia.findings import Evidence, Finding, Side

_SIDES: tuple[Side, ...] = ("en", "ru")
_BOTH = {"employer", "worker"}
_RULE = "parity.turned_names"


def turned_names(contract: Contract, concepts: Concepts, corridor: Corridor) -> Iterator[Finding]:
    """One finding with the names of both parties, where the preamble gives each to the other party than its meaning, or
    its use in the clauses, does. One name alone may be a preamble that we misread.

    Only where the one who is called by a word for the worker works: at a school, and with whoever prepares papers for a
    fee, the firm is the contractor and the person the customer; and "Party A" means whom the paper likes.
    """
    given = {side: _given(contract, side, concepts) for side in _SIDES}
    usual = {side: {name: concepts.usual_role(side, name) for name in given[side]} for side in _SIDES}
    doubtful = [side for side in _SIDES if given[side] and not _straight(given[side], usual[side])]
    if not doubtful:
        return
    pairs = tuple(paired(contract, {side: {} for side in _SIDES}))
    used = _by_use(pairs, concepts)
    meant = {side: {n: role or used[side].get(n) for n, role in usual[side].items()} for side in _SIDES}
    evidence: list[Evidence] = []
    for side in doubtful:
        known = {name for name, role in meant[side].items() if role}
        if {given[side][name] for name in known} >= _BOTH and not _straight(given[side], meant[side]):
            evidence += [e for name in given[side] if name in known for e in _where(contract, side, name)]
    workers = {side: [name for name, role in meant[side].items() if role == "worker"] for side in _SIDES}
    if evidence and role_by_deeds(pairs, workers) == "worker":
        rule = corridor.rules[_RULE]
        said = ", ".join(dict.fromkeys(e.quote for e in evidence))
        yield Finding(rule.rule, rule.severity, rule.text.fill(words=said), tuple(evidence), rule.source, rule.remedy)


def _straight(given: Mapping[str, str], meant: Mapping[str, str | None]) -> bool:
    """Whether some name is given to the party that it means."""
    return any(given[name] == role for name, role in meant.items())


def _given(contract: Contract, side: Side, concepts: Concepts) -> Mapping[str, str]:
    clauses = contract.side(side)
    return {**named_parties(clauses, concepts.lexicon, plainly=True), **lettered_parties(clauses)}


def _by_use(pairs: Sequence[Paired], concepts: Concepts) -> Mapping[Side, Mapping[str, str]]:
    """The role that each name has by what it does in the clauses of both languages."""
    terms = tuple(told_by_use(pairs, concepts))
    return {"en": {term.en: term.role for term in terms}, "ru": {term.ru: term.role for term in terms}}


def _where(contract: Contract, side: Side, name: str) -> Iterator[Evidence]:
    """Where the preamble gives the name."""
    for clause in contract.side(side)[:PREAMBLE]:
        if found := printed(name).search(clause.text):
            at = clause.start + found.start()
            yield Evidence(side, side, clause.label, clause.page, at, at + len(found[0]), found[0])
            return
