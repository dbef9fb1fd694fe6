"""Where the two languages of a clause disagree, the reader is told; where they agree, nobody is alarmed."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from njia.contracts.check import read_contract
from njia.contracts.model import Bead, Clause, Contract
from njia.contracts.parity import parity
from njia.contracts.sides import Sides
from njia.corridors.load import load
from njia.facts.extract import extract
from njia.findings import Finding

CORRIDOR = load()
CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases" / "parity.yaml").read_text("utf-8"))


def pair(en: str, ru: str) -> Contract:
    sides = (Clause("en", 0, en, 0), Clause("ru", 0, ru, 0))
    return Contract(
        en=sides[:1],
        ru=sides[1:],
        beads=(Bead((0,), (0,)),),
        facts={"en": (extract(en, "en"),), "ru": (extract(ru, "ru"),)},
        texts={"en": en, "ru": ru},
    )


def found(en: str, ru: str) -> tuple[Finding, ...]:
    return parity(pair(en, ru), CORRIDOR)


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['rule']}: {c['en'][:40]}")
def test_a_pair_of_clauses(case: dict[str, Any]) -> None:
    rules = {finding.rule for finding in found(case["en"], case["ru"])}
    if case["rule"] is None:
        assert rules == set()
    else:
        assert case["rule"] in rules


def test_a_finding_quotes_both_languages_where_they_stand() -> None:
    en, ru = "The salary is RUB 95,000 a month.", "Оклад 65 000 рублей в месяц."
    (finding,) = found(en, ru)
    assert {e.side for e in finding.evidence} == {"en", "ru"}
    for evidence in finding.evidence:
        text = {"en": en, "ru": ru}[evidence.document]
        assert text[evidence.start : evidence.end] == evidence.quote
    assert "95,000" in finding.text.en and "65 000" in finding.text.en
    assert finding.text.sw != finding.text.en != finding.text.ru


def test_a_number_written_wrong_in_words_is_quoted_from_its_own_side_only() -> None:
    (finding,) = found("It is RUB 95,000 (sixty-five thousand) a month.", "Это 95 000 рублей в месяц.")
    assert finding.rule == "parity.digits_and_words"
    assert {e.side for e in finding.evidence} == {"en"}


def test_clauses_are_read_with_their_facts() -> None:
    en, ru = Clause("en", 0, "Pay: RUB 95,000.", 0), Clause("ru", 0, "Оплата: 95 000 руб.", 0)
    contract = read_contract(Sides((en,), (ru,), {"en": en.text, "ru": ru.text}), CORRIDOR)
    assert [fact.kind for fact in contract.facts["ru"][0]] == ["money"]
