"""A simulated world is the same for the same seed, and carries the snares it promises."""

from __future__ import annotations

from pathlib import Path

import pytest

from njia.simulation.settings import World
from njia.simulation.writing import simulate, write

SMALL = World(seed=3, rings=3, innocents=30, honest=2, families=3)


def test_a_seed_is_a_world(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(tmp_path / name, *simulate(SMALL, "ke_ru"))
    first, second = (sorted((tmp_path / name).iterdir()) for name in ("one", "two"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert simulate(World(seed=4, rings=3), "ke_ru")[1] != simulate(World(seed=3, rings=3), "ke_ru")[1]


def test_numbers_change_hands_names_repeat_and_a_till_is_everybodys() -> None:
    truth, mentions = simulate(World(seed=5), "ke_ru")
    suspects = {(e.given, e.family) for ring in truth.groups("ring") for e in ring if e.kind == "person"}
    innocent = [e for group in truth.groups("alone") for e in group]
    assert any((e.given, e.family) in suspects for e in innocent)
    once = {use.value for ring in truth.groups("ring") for e in ring for use in e.uses if use.role == "phone"}
    assert any(use.value in once and use.first > 0 for e in innocent for use in e.uses)
    used = [m.entity for m in mentions if any(truth.hubs[0].value in cell for cell in m.numbers.values())]
    kinds = {e.id: e.group_kind for e in truth.entities}
    assert {"ring", "alone"} <= {kinds[entity] for entity in used}


def test_a_perfect_reporter_loses_and_damages_nothing() -> None:
    truth, mentions = simulate(World(seed=3, rings=3, noise=0.0), "ke_ru")
    people = {e.id: e for e in truth.entities if e.kind == "person"}
    plain = [m for m in mentions if m.entity in people and m.channel == "sms"]
    assert all(m.name == f"{people[m.entity].given[0]} {people[m.entity].family[0]}" for m in plain)
    assert all(m.happened for m in mentions)


def test_a_world_smaller_than_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="smaller than nothing"):
        World(rings=-1)
