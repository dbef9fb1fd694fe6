"""Every stage of every procedure can be reached by people who keep to its guards, and from each the case can end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from heapq import heappop, heappush
from itertools import count, product

import pytest
from tests.njia.casework.walking import MONDAY, filled, recorded, sample

from njia.calendars.load import load_calendars
from njia.casework.fold import advance, fold, seen
from njia.casework.guards import DoneBefore, FieldIs, references
from njia.casework.load import load_procedures
from njia.casework.model import MOVED, ActSpec, Field, Procedure
from njia.casework.refuse import refusal
from njia.casework.standing import Act, Standing

PROCEDURES = load_procedures()
FOREVER = timedelta(days=900)


class Explorer:
    """Goes every way that differs in what a guard or a stage looks at."""

    def __init__(self, procedure: Procedure) -> None:
        self.procedure = procedure
        guards = [guard for spec in procedure.acts.values() for guard in spec.guards]
        named = [pair for guard in guards for pair in references(guard)]
        self.acts = {name for table, name in named if table == "acts"}
        self.clocks = {name for table, name in named if table == "clocks"}
        self.since = [guard for guard in guards if isinstance(guard, DoneBefore)]
        self.telling = [(guard.field, guard.values) for guard in guards if isinstance(guard, FieldIs)]
        self.needed = {name for state in procedure.states.values() for name in state.evidence}
        self.needed |= {name for table, name in named if table == "fields"}

    def leads(self) -> dict[str, set[str]]:
        """The stages reached, each with those that one act leads to from it; no more once nothing is left to show.

        It goes on where it has looked least, and there from where most is done: a long procedure has a million ways.
        """
        turn, looked, known = count(), Counter[object](), set[object]()
        start = fold(self.procedure, (), MONDAY, load_calendars())
        waiting: dict[object, list[tuple[int, int, Standing]]] = {"": [(0, next(turn), start)]}
        found: dict[str, set[str]] = {}
        while not self.shown(found) and (rooms := [room for room, ways in waiting.items() if ways]):
            room = min(rooms, key=lambda room: looked[room])
            looked[room] += 1
            *_, standing = heappop(waiting[room])
            for after in self.following(standing):
                found.setdefault(standing.state or "", set()).add(after.state or "")
                found.setdefault(after.state or "", set())
                if (mark := self.mark(after)) not in known:
                    known.add(mark)
                    ready = len(self.acts & set(after.done)) + len(self.needed & set(after.fields_given))
                    heappush(waiting.setdefault(self.room(after), []), (-ready, next(turn), after))
        del found[""]
        return found

    def shown(self, leads: dict[str, set[str]]) -> bool:
        """Whether every stage was reached and leads to an end."""
        return set(self.procedure.states) == self.ending(leads) <= set(leads)

    def ending(self, leads: dict[str, set[str]]) -> set[str]:
        """The final stages and those that lead to one."""
        closing = {state.id for state in self.procedure.states.values() if state.final}
        for _ in self.procedure.states:
            closing |= {state for state, after in leads.items() if after & closing}
        return closing - {""}

    def following(self, standing: Standing) -> Iterator[Standing]:
        late = seen(self.procedure, standing, standing.now + FOREVER)
        for spec in standing.allowed:
            before = late if spec.by == ("system",) else standing
            role, actor = spec.by[0] if spec.by else "", f"person {standing.seq + 1}"
            for values in self.answers(spec):
                if spec.id != MOVED and refusal(self.procedure, before, spec.id, role, actor, values) is None:
                    given = recorded(spec, values)
                    act = Act(seq=standing.seq + 1, type=spec.id, at=before.now, actor=actor, role=role, given=given)
                    yield advance(self.procedure, standing, act)

    def answers(self, spec: ActSpec) -> Iterator[dict[str, object]]:
        """One answer of each kind that guards tell apart; a sample of whatever else is needed."""
        told = [field for field in spec.asked if field.id in dict(self.telling)]
        may = {field.id: sample(field) for field in spec.asked if field.id in self.needed}
        for row in product(*(self.alternatives(field) for field in told)):
            yield filled(spec, {**may, **{field.id: value for field, value in zip(told, row, strict=True)}})

    def alternatives(self, field: Field) -> list[object]:
        values: list[object] = [option.id for option in field.options] or [True, False]
        return list({self.kind(field.id, value): value for value in values}.values())

    def kind(self, field: str, value: object) -> tuple[bool, ...]:
        return tuple(value in values for name, values in self.telling if name == field)

    def room(self, standing: Standing) -> object:
        """The stage, and the answers that guards tell apart: a lane that is seldom taken gets its turn, too."""
        given = standing.fields_given
        return standing.state, tuple(self.kind(name, given.get(name)) for name, _ in self.telling)

    def mark(self, standing: Standing) -> object:
        """What decides where a case can go from here."""
        given, done = standing.fields_given, standing.done
        return (
            standing.state,
            frozenset((name, self.kind(name, given[name])) for name in self.needed if name in given),
            frozenset(act for act in self.acts if act in done),
            tuple(
                max((done[a].seq for a in guard.since if a in done), default=-1)
                < min((done[a].seq if a in done else -1 for a in guard.acts), default=-1)
                for guard in self.since
            ),
            frozenset(clock.id for clock in standing.clocks if clock.id in self.clocks and clock.running),
        )


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(PROCEDURES))
def test_every_stage_can_be_reached_and_every_case_closed(name: str) -> None:
    procedure = PROCEDURES[name]
    explorer = Explorer(procedure)
    leads = explorer.leads()
    assert set(leads) == set(procedure.states)
    assert explorer.ending(leads) == set(procedure.states)
