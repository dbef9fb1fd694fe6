"""Which rules tell something of one pair of clauses, in a paper of others."""

from __future__ import annotations

from benchmarks.free_voice import contract_of

from njia.contracts.parity import parity
from njia.corridors.load import load

CORRIDOR = load()
Pair = tuple[str, str]


def rules(pair: Pair, body: tuple[Pair, ...] = ()) -> set[str]:
    contract = contract_of([*body, pair])
    last = contract.en[-1].start, contract.ru[-1].start
    return {
        finding.rule
        for finding in parity(contract, CORRIDOR)
        if finding.severity != "note"
        and any(e.start >= (last[0] if e.side == "en" else last[1]) for e in finding.evidence)
    }
