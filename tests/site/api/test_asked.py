"""What the schema of an act lets through the procedure can hold, and is kept as text that no program rounds."""

from __future__ import annotations

from datetime import UTC, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given as holds
from hypothesis import strategies as some

from njia.casework.kinds import fits
from njia.casework.load import load_procedures
from njia.casework.model import ActSpec, Procedure
from njiasite.api import asked
from njiasite.api.problems import Problem
from njiasite.dossiers.engine import desk

FIELDS = {
    field.kind: (plan, spec, field)
    for plan in load_procedures("ke_ru").values()
    for spec in plan.acts.values()
    for field in spec.fields
}
PLAIN = some.text(some.characters(exclude_categories=("C",)), min_size=1, max_size=300)
ZONES = some.sampled_from([UTC, timezone(timedelta(hours=3)), timezone(timedelta(hours=-9, minutes=-30))])
AMOUNTS = some.decimals(0, 10**11, places=2).map(str)
FITTING: dict[str, some.SearchStrategy[Any]] = {
    "text": PLAIN, "person_name": PLAIN, "place": PLAIN, "long_text": PLAIN,
    "date": some.dates().map(str),
    "moment": some.datetimes(timezones=ZONES).map(lambda at: at.isoformat()),
    "number": some.decimals(-(10**13), 10**13, places=3).map(str) | some.integers(-(10**13), 10**13),
    "money": some.fixed_dictionaries({"amount": AMOUNTS, "currency": some.sampled_from(desk().currencies)}),
    "yes_no": some.booleans(),
    "phone": some.integers(700_000_000, 799_999_999).map(lambda n: f"+254{n}"),
    "document": some.uuids().map(str),
}  # fmt: skip
MISFITS: dict[str, list[Any]] = {
    "text": ["a\x00b", "x" * 301, 7, ["a"], None],
    "long_text": ["x" * 5_001, "\x07"],
    "date": ["5", "2026-02-30", "2026-1-1", 20260101, "2026-01-01T00:00:00Z"],
    "moment": ["2026", "1700000000", "2026-01-01T10:00:00", "2026-01-01"],
    "number": ["NaN", "Infinity", "1e400", "one", True],
    "money": [100, {"amount": "-1", "currency": "KES"}, {"amount": "1", "currency": "XXX"}, {"amount": "1.001"}],
    "yes_no": ["yes", 1],
    "choice": ["none of them"],
    "document": ["p1", "../../etc/passwd"],
}


def one(plan: Procedure, spec: ActSpec, field: str, value: Any) -> tuple[dict[str, Any], list[str]]:
    """That one value alone: as it is kept, or the codes of what is wrong with it (others are missing, of course)."""
    try:
        return asked.given(plan, spec, {field: value}), []
    except Problem as problem:
        at = f"/given/{field}"
        return {}, [one["code"] for one in problem.more["errors"] if one["pointer"].startswith(at)]


@pytest.mark.parametrize("kind", sorted(FITTING.keys() & FIELDS.keys()))
def test_what_the_schema_lets_through_the_procedure_can_hold(kind: str) -> None:
    plan, spec, field = FIELDS[kind]

    @holds(FITTING[kind])
    def holding(value: Any) -> None:
        kept, wrong = one(plan, spec, field.id, value)
        assert wrong == []
        assert field.id not in kept or fits(field, kept[field.id])
        assert not isinstance(kept.get(field.id), float)

    holding()


@pytest.mark.parametrize(("kind", "value"), [(k, v) for k, values in MISFITS.items() for v in values if k in FIELDS])
def test_what_the_procedure_cannot_hold_the_schema_stops(kind: str, value: Any) -> None:
    plan, spec, field = FIELDS[kind]
    assert one(plan, spec, field.id, value)[1]
