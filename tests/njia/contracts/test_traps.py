"""One clause in a sound contract: an ordinary one stops nothing, a soldier's one in disguise always stops."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from body import body

from build import contract_from
from njia.contracts.classify import classify
from njia.contracts.rules import judge
from njia.corridors.load import load
from njia.findings import verdict_of

ON = date(2026, 11, 24)
TRAPS = yaml.safe_load((Path(__file__).parent / "papers" / "traps.yaml").read_text("utf-8"))
SIDES = [("en",), ("ru",), ("en", "ru")]


def checked(clause, sides):
    """The class, and the findings but for the missing language."""
    contract = contract_from(**{side: body(side, extra=clause[side]) for side in sides})
    found = classify(contract, load())
    findings = [*found.findings, *judge(contract, load(), ON, found.class_)]
    return found.class_, [f for f in findings if f.rule != "required.both_languages"]


@pytest.mark.parametrize("sides", SIDES, ids="+".join)
@pytest.mark.parametrize("clause", TRAPS["ordinary"], ids=lambda c: c["en"][:50])
def test_an_ordinary_clause_stops_nothing(clause, sides):
    class_, findings = checked(clause, sides)
    assert class_ == "employment"
    assert [f.rule for f in findings if f.severity == "stop"] == []


@pytest.mark.parametrize("sides", SIDES, ids="+".join)
@pytest.mark.parametrize("clause", TRAPS["disguised"], ids=lambda c: c["en"][:50])
def test_a_soldiers_clause_stops_whatever_surrounds_it(clause, sides):
    assert verdict_of(checked(clause, sides)[1]) == "stop"
