"""Judgements are rows that nobody overwrites: entities follow from them, conflicts are shown, all can be taken back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from njia.linking.judgements import (
    Answer,
    Entities,
    Judgement,
    JudgementError,
    Proposal,
    check,
    entities,
    pulls_into_a_ring,
    review_order,
    standing,
)

DAY = date(2026, 11, 28)
MENTIONS = "ABCDEF"


def row(number: int, a: str, b: str, answer: Answer = "same", undoes: str | None = None) -> Judgement:
    return Judgement(f"j{number}", a, b, answer, "officer-1", DAY, ("name", "phone"), undoes)


def test_accepted_links_make_entities() -> None:
    assert entities(MENTIONS, [row(1, "A", "B"), row(2, "C", "B")]).of == {
        "A": "A", "B": "A", "C": "A", "D": "D", "E": "E", "F": "F",
    }  # fmt: skip


def test_a_conflict_is_raised_with_the_way_that_ties_the_two_and_nothing_is_guessed() -> None:
    found = entities(MENTIONS, [row(1, "A", "B"), row(2, "A", "C"), row(3, "B", "C", "different")])
    assert [(one.pair, one.path) for one in found.conflicts] == [(("B", "C"), ("B", "A", "C"))]
    assert found.of["A"] == "A" and found.of["B"] == "B" and found.of["C"] == "C"


def test_an_undo_is_a_row_and_can_itself_be_undone() -> None:
    rows = [row(1, "A", "B"), row(2, "A", "B", undoes="j1")]
    assert entities("AB", rows).of == {"A": "A", "B": "B"}
    assert entities("AB", [*rows, row(3, "A", "B", undoes="j2")]).of == {"A": "A", "B": "A"}


def test_one_shared_phone_never_makes_two_one() -> None:
    alone = Judgement("j1", "A", "B", "same", "officer-1", DAY, ("phone",))
    with pytest.raises(JudgementError, match="one shared phone"):
        check(alone, [])
    check(row(1, "A", "B"), [])


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (row(1, "A", "B"), "already"),
        (row(2, "A", "A"), "itself"),
        (row(2, "A", "C", undoes="j1"), "no earlier"),
        (row(2, "A", "B", undoes="j9"), "no earlier"),
    ],
)
def test_a_row_that_makes_no_sense_is_refused(wrong: Judgement, words: str) -> None:
    with pytest.raises(JudgementError, match=words):
        check(wrong, [row(1, "A", "B")])


def test_what_would_change_most_comes_first_and_what_is_settled_not_at_all() -> None:
    now = entities("ABCDEFGH", [row(1, "A", "B"), row(2, "C", "D"), row(3, "E", "F")])
    asked = [Proposal("A", "B", 0.5), Proposal("G", "H", 0.5), Proposal("A", "C", 0.5), Proposal("E", "G", 0.99)]
    asked += [Proposal("B", "H", 0.2)]
    rings = {"A": "r", "B": "r", "C": "r", "D": "r"}
    assert ["".join((one.a, one.b)) for one in review_order(asked, now, rings)] == ["AC", "EG", "GH", "BH"]
    again = [
        Proposal("A", "D", 0.9),
        Proposal("B", "C", 0.6, waits=True),
        Proposal("H", "E", 0.7),
        Proposal("H", "F", 0.8),
    ]
    assert [(one.a, one.b) for one in review_order(again, now, rings)] == [("B", "C"), ("H", "F")]  # once for each two
    into = {"A": "r"}
    assert pulls_into_a_ring("A", "G", into) and not pulls_into_a_ring("G", "H", into)


_pairs = st.tuples(st.sampled_from(MENTIONS), st.sampled_from(MENTIONS)).filter(lambda pair: pair[0] != pair[1])


@st.composite
def _history(draw: st.DrawFn) -> list[Judgement]:
    rows: list[Judgement] = []
    for number in range(draw(st.integers(0, 12))):
        if rows and draw(st.booleans()):
            earlier = draw(st.sampled_from(rows))
            rows.append(row(number, earlier.a, earlier.b, undoes=earlier.id))
        else:
            rows.append(row(number, *draw(_pairs), draw(st.sampled_from(("same", "different", "unsure")))))
    return rows


@given(_history())
def test_whatever_was_judged(rows: list[Judgement]) -> None:
    """Nobody judged different is in one entity; entities hold only who is tied by "same"; names are the smallest."""
    found: Entities = entities(MENTIONS, rows)
    decided = standing(rows)
    assert all(found.of[a] != found.of[b] for (a, b), one in decided.items() if one.answer == "different")
    assert all(first <= one and found.of[first] == first for one, first in found.of.items())
    said = {one for pair, judged in decided.items() if judged.answer == "same" for one in pair}
    assert all(found.of[one] == one for one in MENTIONS if one not in said)
    before = entities(MENTIONS, rows).of
    last = rows[-1] if rows else None
    if last is not None and last.undoes is None:
        undo = row(99, last.a, last.b, undoes=last.id)
        assert entities(MENTIONS, [*rows, undo]).of == entities(MENTIONS, rows[:-1]).of
        assert entities(MENTIONS, [*rows, undo, row(100, last.a, last.b, undoes="j99")]).of == before
