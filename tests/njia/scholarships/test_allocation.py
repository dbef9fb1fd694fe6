"""Places go down the ranking whatever applicants do: never too many, nobody passed over, no place left lying."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from njia.scholarships.places import Where, lists, next_up

SOME = st.integers(0, 30)


class Giving(RuleBasedStateMachine):
    """A programme after its ranking: offers are declined, lapse or are withdrawn, and more people are ranked later."""

    @initialize(people=st.integers(1, 15), places=st.integers(0, 6), waiting=st.integers(0, 6))
    def ranked(self, people: int, places: int, waiting: int) -> None:
        self.places, self.waiting = places, waiting
        self.ranks = {f"N{i:02}": i + 1 for i in range(people)}
        self.where: dict[str, Where] = dict.fromkeys(self.ranks, "ranked")
        self.passed: set[str] = set()
        self.tell()

    def tell(self) -> None:
        for number, what in lists(self.ranks, self.where, self.places, self.waiting).items():
            self.where[number] = {"nominated": "holding", "waiting": "waiting", "not_selected": "gone"}[what]  # type: ignore[assignment]

    def standing(self, *ways: str) -> list[str]:
        return sorted(number for number, way in self.where.items() if way in ways)

    @precondition(lambda self: self.standing("holding", "waiting"))
    @rule(which=SOME)
    def somebody_gives_up(self, which: int) -> None:
        there = self.standing("holding", "waiting")
        self.where[there[which % len(there)]] = "gone"
        for number in next_up(self.ranks, self.where, self.places):
            self.where[number] = "holding"

    @precondition(lambda self: self.standing("gone"))
    @rule(which=SOME)
    def an_appeal_is_allowed_and_they_are_ranked_again(self, which: int) -> None:
        gone = self.standing("gone")
        self.where[gone[which % len(gone)]] = "ranked"
        self.tell()

    @invariant()
    def never_more_than_there_are(self) -> None:
        assert len(self.standing("holding")) <= self.places

    @invariant()
    def no_place_lies_free_while_somebody_waits(self) -> None:
        assert len(self.standing("holding")) == self.places or not self.standing("waiting", "ranked")

    @invariant()
    def the_waiting_list_is_no_longer_than_was_said(self) -> None:
        assert len(self.standing("waiting")) <= self.waiting


Giving.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestGiving = Giving.TestCase


def test_the_best_come_first_and_who_waited_keeps_the_turn() -> None:
    ranks = {"A": 1, "B": 2, "C": 3, "D": 4}
    told = lists(ranks, dict.fromkeys("ABCD", "ranked"), places=1, waiting=2)
    assert told == {"A": "nominated", "B": "waiting", "C": "waiting", "D": "not_selected"}
    assert next_up(ranks, {"A": "gone", "B": "waiting", "C": "waiting", "D": "gone"}, 1) == ("B",)
    assert next_up(ranks, {"A": "holding", "B": "waiting"}, 1) == ()
