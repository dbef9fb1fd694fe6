"""Folding a dossier of a thousand acts, beside a state-machine library that takes the same walk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import process_time

from transitions import Machine

from njia.calendars.load import load_calendars
from njia.casework.fold import advance, fold
from njia.casework.load import load_procedures
from njia.casework.model import Procedure
from njia.casework.standing import Act

START = datetime(2026, 1, 5, 9, tzinfo=UTC)
LENGTH = 1_000
_ROUND = ("dispute.mediation_begun", "dispute.mediation_failed", "dispute.demanded", "dispute.answered")


def dossier(length: int = LENGTH) -> list[Act]:
    """A labour dispute that goes round and round: claims with their own clocks, demands, answers, talks."""
    told: list[tuple[str, dict[str, object]]] = [
        ("dispute.opened", {"person": "x", "employer_name": "y", "contract_class": "civil"}),
        ("dispute.claim_added", {"claim": "1", "claim_kind": "wages", "counts_from": "2025-12-30"}),
        ("dispute.advised", {"remedy": "demand"}),
        ("dispute.demanded", {"demand_paper": "p"}),
        ("dispute.answered", {"employer_answer": "rejects", "happened_on": "2026-02-02"}),
    ]
    while len(told) < length:
        told += [(name, {"employer_answer": "partly", "demand_paper": "q"}) for name in _ROUND]
        number = str(len(told) % 12)
        told.append(("dispute.claim_added", {"claim": number, "claim_kind": "wages", "counts_from": "2026-01-15"}))
    return [
        Act(seq=n, type=name, at=START + timedelta(hours=n), actor="a", role="labour_officer", given=given)
        for n, (name, given) in enumerate(told[:length], 1)
    ]


class _Walker:
    """What the peer moves from state to state."""

    state: str


def peer(procedure: Procedure) -> Machine:
    """The same table of states and acts for the peer: no clocks, no values, no record of who did what."""
    machine = Machine(model=None, states=["unopened", *procedure.states], initial="unopened", auto_transitions=False)
    for spec in procedure.opening:
        machine.add_transition(spec.id, "unopened", spec.to)
    for state, specs in procedure.allowed.items():
        for spec in specs:
            machine.add_transition(spec.id, state, spec.to or state)
    return machine


def walked(machine: Machine, acts: list[Act]) -> str:
    """The state that the peer ends in."""
    walker = _Walker()
    machine.add_model(walker)
    for act in acts:
        walker.trigger(act.type)  # type: ignore[attr-defined]
    machine.remove_model(walker)
    return walker.state


def milliseconds(work: Callable[[], object], times: int = 30) -> float:
    """The best processor time of several."""
    best = float("inf")
    for _ in range(times):
        begun = process_time()
        work()
        best = min(best, process_time() - begun)
    return best * 1000


def rows() -> list[dict[str, str]]:
    procedure, calendars, acts = load_procedures()["labour_dispute"], load_calendars(), dossier()
    now = acts[-1].at
    whole = milliseconds(lambda: fold(procedure, acts, now, calendars))
    machine = peer(procedure)
    assert walked(machine, acts) == fold(procedure, acts, now, calendars).state
    theirs = milliseconds(lambda: walked(machine, acts), times=5)
    standing = fold(procedure, acts[:-1], now, calendars)
    one = milliseconds(lambda: advance(procedure, standing, acts[-1]))
    return [
        {
            "what": f"folding a dossier of {LENGTH:,} acts, {len(standing.clocks)} clocks",
            "ours": f"{whole:.2f} ms",
            "peer_name": "transitions, stage only",
            "peer": f"{theirs:.1f} ms",
            "reach": "<= 5 ms",
        },
        {"what": f"one act more on {LENGTH - 1:,}", "ours": f"{one:.2f} ms"},
    ]


if __name__ == "__main__":
    for row in rows():
        print("  ".join(f"{key}={value}" for key, value in row.items()))
