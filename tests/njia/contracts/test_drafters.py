"""Items are found however a drafter writes them and whatever the parties are called; near misses stay missed."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from body import body

from build import contract_from
from njia.contracts.classify import classify
from njia.contracts.rules import judge
from njia.corridors.load import load

ON = date(2026, 11, 24)
ROWS = yaml.safe_load((Path(__file__).parent / "papers" / "drafters.yaml").read_text("utf-8"))
TWO_LANGUAGES = {"required.prevailing_language"}
NAMES = {
    "employer": {},
    "hotel": {
        "en": {"Employer": "Hotel", "Employee": "Attendant"},
        "ru": {"Работодател": {"ь": "Отель", "я": "Отеля", "ю": "Отелю", "ем": "Отелем"}, "Работник": "Специалист"},
    },
    "factory": {
        "en": {"Employer": "Factory", "Employee": "Worker"},
        "ru": {
            "Работодател": {"ь": "Комбинат", "я": "Комбината", "ю": "Комбинату", "ем": "Комбинатом"},
            "Работник": "Сотрудник",
        },
    },
    "carrier": {
        "en": {"Employer": "Carrier", "Employee": "Trainee"},
        "ru": {
            "Работодател": {"ь": "Перевозчик", "я": "Перевозчика", "ю": "Перевозчику", "ем": "Перевозчиком"},
            "Работник": "Стажёр",
        },
    },
}  # fmt: skip


def renamed(clauses, side, names):
    """The clauses with the parties called by other names."""
    for old, new in NAMES[names].get(side, {}).items():
        for end, word in new.items() if isinstance(new, dict) else [("", new)]:
            clauses = [clause.replace(old + end, word) for clause in clauses]
    return clauses


def paper(side, clause, wording, names="employer"):
    """The sound contract with one clause written otherwise; "||" parts it."""
    clauses = body(side, changed={clause: wording})
    return renamed([part.strip() for c in clauses for part in c.split("||")], side, names)


def found(rule, side, clauses):
    sides = {side: clauses}
    if rule in TWO_LANGUAGES:
        other = "ru" if side == "en" else "en"
        sides[other] = body(other, without=("language",))
    contract = contract_from(**sides)
    class_ = classify(contract, load()).class_
    raised = {f.rule for f in judge(contract, load(), ON, class_) if f.severity in ("stop", "fix")}
    return class_, raised - {"required.both_languages"}


def binds(row, side):
    """Where a rule needs both languages, the Russian is the one that counts."""
    return side == "ru" or row["rule"] not in TWO_LANGUAGES


WORDINGS = [
    (r["rule"], side, r["clause"], text) for r in ROWS for side in ("en", "ru") for text in r[side] if binds(r, side)
]
ABSENT = [
    (r["rule"], side, r["clause"], text)
    for r in ROWS
    for side in ("en", "ru")
    for text in r.get("absent", {}).get(side, ())
    if binds(r, side)
]


@pytest.mark.parametrize("names", NAMES)
@pytest.mark.parametrize(("rule", "side", "clause", "wording"), WORDINGS)
def test_an_item_counts_however_it_is_written(rule, side, clause, wording, names):
    assert found(rule, side, paper(side, clause, wording, names)) == ("employment", set())


@pytest.mark.parametrize(("rule", "side", "clause", "wording"), ABSENT)
def test_a_near_miss_is_no_item(rule, side, clause, wording):
    assert rule in found(rule, side, paper(side, clause, wording))[1]
