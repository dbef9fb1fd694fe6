"""Nobody is sent to a recruiter of soldiers to have the paper put right."""

from __future__ import annotations

from datetime import date

import pytest
from body import body

from njia.contracts.check import check
from njia.corridors.load import load
from njia.documents.read import read

ON = date(2026, 11, 24)
CORRIDOR = load()
ASKED = CORRIDOR.messages["check.no_job"]
SOLDIER = [
    "EMPLOYMENT CONTRACT\n1. The Employee works as a cook for one year.\n2. The pay is 210,000 roubles a month.",
    "КОНТРАКТ О ПРОХОЖДЕНИИ ВОЕННОЙ СЛУЖБЫ\n1. Военнослужащий поступает на военную службу на должность стрелка.\n"
    "2. Денежное довольствие составляет 110 000 рублей в месяц.",
]
VAGUE = [
    "AGREEMENT\n1. The parties agree on everything.\n2. The sum is 500 roubles.",
    "СОГЛАШЕНИЕ\n1. Стороны обо всём договорились.\n2. Сумма составляет 900 рублей.",
]


def remedies(texts: list[str]) -> list[tuple[str, str, str]]:
    report = check([read(text.encode(), f"{i}.txt") for i, text in enumerate(texts)], CORRIDOR, on=ON)
    return [(f.rule, f.severity, f.remedy.en) for f in report.findings]


@pytest.mark.parametrize("paper", [SOLDIER, VAGUE], ids=["a soldier's paper", "a paper of no clear kind"])
def test_what_differs_in_it_is_shown_to_an_officer_and_not_to_the_employer(paper: list[str]) -> None:
    found = remedies(paper)
    milder = [row for row in found if row[1] != "stop" and not row[0].startswith("reader.")]
    assert milder
    assert all(remedy == ASKED.en for _, _, remedy in milder)


def test_a_job_contract_is_put_right_by_its_employer() -> None:
    lower = body("ru", changed={"pay": "5. Оклад составляет 30 000 рублей в месяц."})
    found = remedies(["\n".join(body("en")), "\n".join(lower)])
    assert "parity.money" in {rule for rule, _, _ in found}
    assert ASKED.en not in {remedy for _, _, remedy in found}
