"""Every case of cases/ ends where a lawyer says: its stage, who must act, and when each time limit ends."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from tests.njia.casework.walking import Walk

from njia.casework.load import load_procedures
from njia.casework.notices import due_notices

FILES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
CASES = [(path.stem, case) for path in FILES for case in yaml.safe_load(path.read_text("utf-8"))]
NAIROBI = ZoneInfo("Africa/Nairobi")


def moment(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=NAIROBI)


def test_every_procedure_has_its_cases() -> None:
    assert {path.stem for path in FILES} == set(load_procedures())
    assert len({case["what"] for _, case in CASES}) == len(CASES)


@pytest.mark.parametrize(("procedure", "case"), CASES, ids=[f"{p}: {case['what']}" for p, case in CASES])
def test_a_case_ends_as_written(procedure: str, case: dict[str, Any]) -> None:
    walk = Walk(procedure, moment(case["acts"][0]["at"]))
    for act in case["acts"]:
        walk.until(moment(act["at"]))
        give = act.get("give", {})
        if "refused" in act:
            refused = walk.ask(act["do"], act["by"], act.get("who"), **give)
            assert refused is not None and refused.code == act["refused"], act
        else:
            walk.do(act["do"], act["by"], act.get("who"), **give)
    if "seen_at" in case:
        walk.until(moment(case["seen_at"]))
    assert walk.state == case["stage"]
    assert list(walk.standing.next_roles) == case.get("waits_for", [])
    for name, expected in case.get("clocks", {}).items():
        assert told(walk, name) == expected, name
    if "told" in case:
        owed = due_notices(walk.procedure, walk.standing, walk.standing.now)
        assert [f"{notice.message.id} to {' and '.join(notice.to)}" for notice in owed] == case["told"]


def told(walk: Walk, name: str) -> str:
    """A clock as the cases write it: «runs to 2026-11-05 09:00», «stopped in time», «stopped late», «late since …»."""
    id_, _, key = name.partition("/")
    clock = walk.clock(id_, key)
    due = f"{clock.deadline.due_at.astimezone(NAIROBI):%Y-%m-%d %H:%M}"
    if clock.stopped_at is not None:
        return "stopped late" if clock.late else "stopped in time"
    return f"late since {due}" if clock.late else f"runs to {due}"
