"""Whoever tampers with an exported ledger is found out, and the right act is named."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from tests.njia.seals.build import KEYS, export

from njia.seals.export import Verification, verify_export

DAYS = [[(1, 3), (2, 1), (3, 5)], [(1, 2), (4, 1)], [(3, 4), (2, 2), (5, 3), (1, 1)]]
LINES = export(DAYS)
ACTS = [number for number, line in enumerate(LINES) if line.startswith(b'{"act"')]
_PLACE = re.compile(rb'"chain":"([0-9a-f-]{36})".*"seq":(\d+)')


def place(number: int) -> tuple[str, int]:
    found = _PLACE.search(LINES[number])
    assert found
    return found[1].decode(), int(found[2])


def check(lines: list[bytes]) -> Verification:
    return verify_export(lines, KEYS)


def named(found: Verification) -> set[tuple[str | None, int]]:
    return {
        (fault.chain, seq)
        for fault in found.faults
        if fault.seq is not None
        for seq in range(fault.seq, (fault.until or fault.seq) + 1)
    }


def test_a_whole_export_has_no_fault() -> None:
    found = check(LINES)
    assert found.faults == ()
    assert (found.acts, found.chains, found.checkpoints) == (22, 5, 3)
    assert found.sealed_at is not None and found.sealed_at.day == 4


@given(st.sampled_from(ACTS), st.data())
def test_any_byte_of_any_act_that_is_changed_is_found_and_the_act_named(number: int, data: st.DataObject) -> None:
    line = LINES[number]
    at = data.draw(st.integers(0, len(line) - 2))
    byte = data.draw(st.integers(0, 255).filter(lambda one: one != line[at]))
    changed = line[:at] + bytes([byte]) + line[at + 1 :]
    found = check([*LINES[:number], *changed.splitlines(keepends=True), *LINES[number + 1 :]])
    assert named(found) == {place(number)}, found.faults


@given(st.sampled_from(ACTS))
def test_an_act_that_is_removed_is_named(number: int) -> None:
    found = check([*LINES[:number], *LINES[number + 1 :]])
    assert named(found) == {place(number)} and {fault.kind for fault in found.faults} == {"removed"}


@given(st.sampled_from(ACTS), st.sampled_from(ACTS))
def test_two_acts_that_change_places_are_named(one: int, other: int) -> None:
    if one == other:
        return
    lines = list(LINES)
    lines[one], lines[other] = lines[other], lines[one]
    found = check(lines)
    assert found.faults and named(found) <= {place(one), place(other)}, found.faults
    if place(one)[0] == place(other)[0]:
        assert "reordered" in {fault.kind for fault in found.faults}


@given(st.sampled_from(ACTS), st.integers(0, len(LINES)))
def test_an_act_that_is_copied_to_another_place_is_named(number: int, to: int) -> None:
    found = check([*LINES[:to], LINES[number], *LINES[to:]])
    assert place(number) in named(found) or "unreadable" in {fault.kind for fault in found.faults}, found.faults
    assert named(found) <= {place(number)}
