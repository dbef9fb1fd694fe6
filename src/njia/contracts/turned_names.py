"""A paper that calls the worker by the word for the employer: «далее – Заказчик» of the one with the passport.

Every clause then reads in good order, in both languages, and says of the worker what the reader takes for a promise of
the employer's. The preamble tells: whose tax number and whose passport stand beside a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from njia.contracts.concepts import Concepts
from njia.contracts.model import Contract
from njia.contracts.parties import PREAMBLE, lettered_parties, named_parties
from njia.contracts.reading import paired
from njia.contracts.terms import told_by_use
from njia.corridors.model import Corridor
from njia.findings import Evidence, Finding, Side

_SIDES: tuple[Side, ...] = ("en", "ru")
_BOTH = {"employer", "worker"}
_RULE = "parity.turned_names"


def turned_names(contract: Contract, concepts: Concepts, corridor: Corridor) -> Iterator[Finding]:
    """One finding with the names of both parties, where the preamble gives each to the other party than its meaning, or
    its use in the clauses, does. One name alone may be a preamble that we misread."""
    used = _by_use(contract, concepts)
    evidence: list[Evidence] = []
    for side in _SIDES:
        given = _given(contract, side, concepts)
        meant = {name: concepts.usual_role(side, name) or used[side].get(name) for name in given}
        if {given[name] for name, role in meant.items() if role} >= _BOTH and not any(
            given[name] == role for name, role in meant.items()
        ):
            evidence += [e for name, role in meant.items() if role for e in _where(contract, side, name)]
    if evidence:
        rule = corridor.rules[_RULE]
        said = ", ".join(dict.fromkeys(e.quote for e in evidence))
        yield Finding(rule.rule, rule.severity, rule.text.fill(words=said), tuple(evidence), rule.source, rule.remedy)


def _given(contract: Contract, side: Side, concepts: Concepts) -> Mapping[str, str]:
    clauses = contract.side(side)
    return {**named_parties(clauses, concepts.lexicon), **lettered_parties(clauses)}


def _by_use(contract: Contract, concepts: Concepts) -> Mapping[Side, Mapping[str, str]]:
    """The role that each name has by what it does in the clauses of both languages."""
    plain = tuple(paired(contract, {side: {} for side in _SIDES}))
    terms = tuple(told_by_use(plain, concepts))
    return {"en": {term.en: term.role for term in terms}, "ru": {term.ru: term.role for term in terms}}


def _where(contract: Contract, side: Side, name: str) -> Iterator[Evidence]:
    """Where the preamble gives the name."""
    for clause in contract.side(side)[:PREAMBLE]:
        if found := re.search(rf"\b{re.escape(name)}\b", clause.text, re.I):
            at = clause.start + found.start()
            yield Evidence(side, side, clause.label, clause.page, at, at + len(found[0]), found[0])
            return
