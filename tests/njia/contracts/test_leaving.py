"""What ties a person to the job or takes them to the army by a side word, found in either language."""

from datetime import date

import pytest

from build import contract_from
from njia.contracts.classify import classify
from njia.contracts.rules import judge
from njia.corridors.load import load

CORRIDOR = load()
ON = date(2026, 11, 24)


def rules(en: str, ru: str) -> set[str]:
    contract = contract_from(
        en=["EMPLOYMENT CONTRACT", "1. The Employer hires the Employee as a baker.", f"2. {en}"],
        ru=["ТРУДОВОЙ ДОГОВОР", "1. Работодатель принимает Работника на должность пекаря.", f"2. {ru}"],
    )
    class_ = classify(contract, CORRIDOR).class_
    return {finding.rule for finding in judge(contract, CORRIDOR, ON, class_)}


@pytest.mark.parametrize(
    ("rule", "en", "ru"),
    [
        (
            "danger.leaving_penalty",
            "If the Employee leaves before twelve months he repays the Employer 150,000 roubles.",
            "При увольнении до истечения двенадцати месяцев Работник возмещает Работодателю 150 000 рублей.",
        ),
        (
            "danger.war_words",
            "The Employee may be seconded to the support company of a brigade.",
            "Работник может быть откомандирован в роту обеспечения бригады.",
        ),
    ],
)
def test_it_is_found(rule: str, en: str, ru: str) -> None:
    assert rule in rules(en, ru)


@pytest.mark.parametrize(
    ("rule", "en", "ru"),
    [
        (
            "danger.leaving_penalty",
            "If the Employee leaves before the end of the term the Employer pays for the unused leave.",
            "При увольнении до окончания срока Работодатель выплачивает компенсацию за неиспользованный отпуск.",
        ),
        (
            "danger.war_words",
            "The Employee follows fire safety orders and the commands of the shift leader in a brigade of five bakers.",
            "Работник выполняет правила пожарной безопасности в бригаде из пяти пекарей.",
        ),
    ],
)
def test_ordinary_words_alarm_nobody(rule: str, en: str, ru: str) -> None:
    assert rule not in rules(en, ru)
