"""Russian names who pays behind the verb as readily as before it."""

from __future__ import annotations

from datetime import date

import pytest

from njia.contracts.check import check
from njia.corridors.load import load
from njia.documents.read import read

CORRIDOR = load()


def rules(russian: str) -> set[str]:
    paper = f"ТРУДОВОЙ ДОГОВОР\n\n1. Работник принимается на работу сварщиком.\n\n2. {russian}\n"
    report = check([read(paper.encode(), "договор.txt")], CORRIDOR, on=date(2026, 11, 28))
    return {finding.rule for finding in report.findings}


@pytest.mark.parametrize(
    "russian",
    [
        "Обратный билет домой оплачивает Работник.",
        "Работник оплачивает обратный билет домой.",
        "Билет до места работы оплачивает Работник самостоятельно.",
    ],
)
def test_a_worker_who_pays_is_told_in_either_order(russian: str) -> None:
    assert "danger.worker_pays_travel" in rules(russian)


@pytest.mark.parametrize(
    "russian",
    [
        "Обратный билет домой оплачивает Работодатель.",
        "Обратный билет, который получает Работник, оплачивает Работодатель.",
    ],
)
def test_an_employer_who_pays_is_not(russian: str) -> None:
    assert "danger.worker_pays_travel" not in rules(russian)
