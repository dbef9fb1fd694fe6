"""Whatever people do, in any order and however often: every procedure keeps what it promises."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.njia.casework.walking import MONDAY, Walk, recorded, sample
from tests.properties.mutations import examples

from njia.casework.fold import OutOfOrderError, advance, fold, seen
from njia.casework.load import load_procedures
from njia.casework.model import MOVED, ActSpec, Field, Procedure
from njia.casework.notices import due_acts, due_notices
from njia.casework.refuse import refusal
from njia.casework.standing import SEALED, Act

PROCEDURES = load_procedures()
OUT_OF_ORDER = {"unknown_act", "not_open", "already_open", "closed", "wrong_state"}
BLANKS = (None, "", "  ", (), [])

every_procedure = pytest.mark.parametrize("name", sorted(PROCEDURES))
many = examples(20)


def values(field: Field) -> st.SearchStrategy[object]:
    """What people give: often right, sometimes nothing, sometimes sealed by the time it is folded."""
    if field.kind == "choice":
        return st.sampled_from([option.id for option in field.options])
    if field.kind == "yes_no":
        return st.booleans()
    if field.kind == "date":
        return st.dates(min_value=(MONDAY - timedelta(days=400)).date(), max_value=MONDAY.date()).map(str)
    return st.just(sample(field))


@st.composite
def attempts(draw: st.DrawFn, walk: Walk) -> tuple[ActSpec, str, str, dict[str, object]]:
    """Somebody tries something: mostly what the case allows and by the right role, sometimes anything at all."""
    procedure = walk.procedure
    sensible = draw(st.integers(0, 9)) > 0
    spec = draw(
        st.sampled_from(walk.standing.allowed if sensible and walk.standing.allowed else [*procedure.acts.values()])
    )
    role = draw(st.sampled_from(spec.by if sensible else [*procedure.readers, "system"]))
    given: dict[str, object] = {}
    for field in spec.asked:
        if (field.required and sensible) or draw(st.booleans()):
            given[field.id] = draw(values(field))
        elif draw(st.booleans()):
            given[field.id] = draw(st.sampled_from(BLANKS))
    return spec, role, draw(st.sampled_from(["amina", "boris", "chebet"])), given


def step(walk: Walk, data: st.DataObject) -> tuple[Act, Any] | None:
    """One attempt, after some time; what is refused is not done. Gives the act and its refusal."""
    walk.wait(hours=data.draw(st.sampled_from([0, 1, 30, 24 * 20, 24 * 400])))
    spec, role, actor, given = data.draw(attempts(walk))
    before = dict(given)
    refused = refusal(walk.procedure, walk.standing, spec.id, role, actor, given)
    assert given == before
    act = Act(seq=len(walk.acts) + 1, type=spec.id, at=walk.standing.now, actor=actor, role=role, given=given)
    if refused is None:
        act = replace(act, given=recorded(spec, given))
        walk.standing = advance(walk.procedure, walk.standing, act)
        walk.acts.append(act)
    return act, refused


def grown(procedure: Procedure, data: st.DataObject, most: int = 25) -> Walk:
    walk = Walk(procedure)
    for _ in range(data.draw(st.integers(1, most))):
        step(walk, data)
    return walk


@every_procedure
@many
@given(data=st.data())
def test_a_case_stays_in_its_stages_and_has_what_they_demand(name: str, data: st.DataObject) -> None:
    walk = Walk(PROCEDURES[name])
    for _ in range(data.draw(st.integers(1, 25))):
        before = walk.standing
        act, refused = step(walk, data)  # type: ignore[misc]
        after = walk.standing
        if refused is not None:
            assert (after.state, after.seq, after.fields_given, after.clocks) == (
                before.state, before.seq, before.fields_given, seen(walk.procedure, before, after.now).clocks,
            )  # fmt: skip
            continue
        assert after.state in walk.procedure.states
        assert not before.closed
        spec = walk.procedure.acts[act.type]
        assert set(walk.procedure.states[after.state].evidence) <= set(after.fields_given) or spec.to is None
        assert {f.id for f in spec.fields if f.required} <= set(after.fields_given)


@every_procedure
@many
@given(data=st.data())
def test_what_was_allowed_can_be_folded_and_what_cannot_follow_cannot(name: str, data: st.DataObject) -> None:
    walk = grown(PROCEDURES[name], data)
    spec, role, actor, given = data.draw(attempts(walk))
    refused = refusal(walk.procedure, walk.standing, spec.id, role, actor, given)
    act = Act(seq=walk.standing.seq + 1, type=spec.id, at=walk.standing.now, actor=actor, role=role, given=given)
    if refused is not None and (refused.code in OUT_OF_ORDER or spec.id == MOVED):
        with pytest.raises(OutOfOrderError):
            advance(walk.procedure, walk.standing, act)
    else:
        advance(walk.procedure, walk.standing, act)
    with pytest.raises(OutOfOrderError):
        advance(
            walk.procedure, walk.standing, Act(seq=walk.standing.seq, type=spec.id, at=act.at, actor="a", role=role)
        )


@every_procedure
@many
@given(data=st.data())
def test_folding_is_advancing_again_and_again_and_always_gives_the_same(name: str, data: st.DataObject) -> None:
    walk = grown(PROCEDURES[name], data)
    once = fold(walk.procedure, walk.acts, walk.standing.now, walk.standing.calendars)
    assert once == walk.standing
    assert once == fold(walk.procedure, walk.acts, walk.standing.now, walk.standing.calendars)


@every_procedure
@many
@given(data=st.data())
def test_a_blank_erases_nothing_and_a_sealed_value_counts_as_given(name: str, data: st.DataObject) -> None:
    walk = grown(PROCEDURES[name], data)
    standing = walk.standing
    if not standing.allowed or standing.state is None:
        return
    spec = data.draw(st.sampled_from([s for s in standing.allowed if s.id != MOVED]))
    blank = {field.id: data.draw(st.sampled_from(BLANKS)) for field in spec.fields}
    after = advance(
        walk.procedure,
        standing,
        Act(seq=standing.seq + 1, type=spec.id, at=standing.now, actor="a", role=spec.by[0], given=blank),
    )
    assert after.fields_given == standing.fields_given
    sealed = [
        Act(seq=a.seq, type=a.type, at=a.at, actor=a.actor, role=a.role, given=_sealed(walk.procedure, a))
        for a in walk.acts
    ]
    folded = fold(walk.procedure, sealed, standing.now, standing.calendars)
    assert (folded.state, folded.clocks) == (standing.state, standing.clocks)
    assert folded.fields_given.keys() == standing.fields_given.keys()


def _sealed(procedure: Procedure, act: Act) -> dict[str, object]:
    """The act as a ledger gives it to somebody who may not open it, or after the key was destroyed."""
    hidden = {f.id for f in procedure.acts[act.type].fields if f.privacy in ("personal", "sensitive")}
    return {
        name: SEALED if name in hidden and value not in (None, "", "  ", (), []) else value
        for name, value in act.given.items()
    }


@every_procedure
@many
@given(data=st.data())
def test_a_clock_stops_only_by_an_act_that_stops_it_or_closes_the_case(name: str, data: st.DataObject) -> None:
    walk = Walk(PROCEDURES[name])
    for _ in range(data.draw(st.integers(1, 25))):
        before = {(c.id, c.key): c for c in walk.standing.clocks if c.running}
        act, refused = step(walk, data)  # type: ignore[misc]
        now = {(c.id, c.key): c for c in walk.standing.clocks}
        for where, clock in before.items():
            spec = walk.procedure.acts[act.type]
            stopped = refused is None and (clock.id in spec.stops or walk.standing.closed)
            if not stopped:
                assert now[where].running
                assert now[where].run == clock.run, "nobody wins time by starting a clock that runs"
            else:
                assert not now[where].running or now[where].run.seq == act.seq
        assert not (walk.standing.closed and any(c.running for c in walk.standing.clocks))


@every_procedure
@many
@given(data=st.data(), later=st.integers(0, 24 * 800))
def test_a_notice_is_owed_once_and_stays_owed(name: str, data: st.DataObject, later: int) -> None:
    walk = grown(PROCEDURES[name], data)
    standing, now = walk.standing, walk.standing.now
    owed = [notice.id for notice in due_notices(walk.procedure, standing, now)]
    then = [notice.id for notice in due_notices(walk.procedure, standing, now + timedelta(hours=later))]
    assert len(set(then)) == len(then)
    assert set(owed) <= set(then)
    if standing.closed:
        assert then == []


@every_procedure
@many
@given(data=st.data())
def test_the_act_that_a_clock_brings_about_can_be_done(name: str, data: st.DataObject) -> None:
    walk = grown(PROCEDURES[name], data).wait(days=900)
    for due in due_acts(walk.procedure, walk.standing, walk.standing.now):
        assert refusal(walk.procedure, walk.standing, due.type, "system", "system", {}) is None
