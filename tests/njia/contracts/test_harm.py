"""What was changed is told by the harm it does: the army first, then the passport, pay, hours …"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from samples.render import render
from tests.njia.standard.agreeing import FULL, of

from njia.contracts.compare import Comparison, compare
from njia.contracts.harm import harms_of
from njia.corridors.load import load
from njia.documents.read import read
from njia.standard import docx
from njia.standard.draft import draft
from njia.standard.load import library
from njia.standard.model import Paper
from njia.standard.values import filled
from samples import contracts

CORRIDOR, LIBRARY, ON = load(), library(), date(2026, 11, 28)
COOK = of("hotel", FULL)


def paper(terms: object = COOK, without: tuple[str, ...] = ()) -> Paper:
    whole = draft(LIBRARY, filled(terms, LIBRARY))  # type: ignore[arg-type]
    return Paper(tuple(row for row in whole.rows if row.id not in without))


def compared(signed: bytes, attested: Paper | None = None) -> Comparison:
    old = read(docx.write(attested or paper()), "attested.docx")
    return compare([old], [read(signed, "signed.docx")], CORRIDOR, on=ON)


def test_the_same_contract_has_no_difference() -> None:
    assert compared(docx.write(paper())).findings == ()


def test_differences_are_ranked_by_harm_and_say_what_they_are_about() -> None:
    worse = replace(COOK, pay=Decimal(48000), hours=Decimal(60), leave=14, housing=None)
    found = compared(docx.write(paper(worse, without=("passport", "no_military")))).findings
    topics = list(dict.fromkeys(finding.text.en.split(".")[0] for finding in found))
    assert topics[:3] == ["Army and war", "Your passport", "Your pay"]
    assert topics.index("Your pay") < topics.index("Hours and rest") < topics.index("Housing, meals, ticket, doctor")
    assert {f.severity for f in found if f.text.en.startswith(("Army", "Your passport", "Your pay"))} == {"stop"}
    assert found[0].text.sw.startswith("Jeshi na vita. ")
    assert found[0].text.ru.startswith("Армия и война. ")


def test_other_words_of_the_same_meaning_are_no_harm() -> None:
    rows = tuple(
        replace(row, en=row.en.replace("free of charge", "without charge"), ru=row.ru.replace("выдаются", "даются"))
        for row in paper().rows
    )
    assert compared(docx.write(Paper(rows))).verdict == "clear"


@pytest.mark.parametrize("name", ["cook_military", "military_ru_only"])
def test_a_military_paper_in_place_of_a_cooks_contract_is_stopped_first(name: str) -> None:
    sample = next(s for s in contracts.all_samples() if s.name == name)
    layout = "table" if len(sample.languages) == 2 else "en_then_ru"
    signed = next(iter(render(sample, layout, "docx").values()))
    found = compared(signed)
    assert found.attested_class == "employment"
    assert found.signed_class in ("military_service", "unclear")
    assert found.findings[0].rule == "substitution.class"
    assert found.findings[0].text.en.startswith("The kind of paper. ")
    assert found.verdict == "stop"


def test_every_topic_is_named_in_three_languages_and_the_army_comes_right_after_the_kind() -> None:
    rows = harms_of("ke_ru").rows
    assert [row.id for row in rows[:5]] == ["kind", "military", "passport", "debt", "pay"]
    assert all(row.name.en and row.name.sw and row.name.ru for row in rows)
