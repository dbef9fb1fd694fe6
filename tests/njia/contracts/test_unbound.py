"""A danger heard only in the language that does not bind is put right; in the binding one, or hidden, it stops."""

from dataclasses import replace
from datetime import date

import pytest
from tests.njia.contracts.body import body

from njia.contracts.check import check
from njia.corridors.load import load
from njia.documents.model import Block, Document, Page, assemble

CORRIDOR = load()


def paper(en: str, ru: str) -> Document:
    lines = [*body("en", extra=en), *body("ru", extra=ru)]
    return assemble("paper", "text", (Page(1),), [Block(text, 0, 1) for text in lines])


def severities(en: str, ru: str) -> dict[str, str]:
    return {f.rule: f.severity for f in check([paper(en, ru)], CORRIDOR, on=date(2026, 11, 28)).findings}


KEPT_EN, KEPT_RU = (
    "The Employee keeps the bank card and the letters.",
    "Работник хранит банковскую карту и письма у себя.",
)
TAKEN_EN = "The Employee's bank card and letters are kept by the Employer."
TAKEN_RU = "Банковскую карту и письма Работника хранит Работодатель."


@pytest.mark.parametrize(
    ("en", "ru", "severity"),
    [(TAKEN_EN, KEPT_RU, "fix"), (KEPT_EN, TAKEN_RU, "stop"), (TAKEN_EN, TAKEN_RU, "stop")],
)
def test_who_bears_a_danger_decides_how_grave_it_is(en: str, ru: str, severity: str) -> None:
    assert severities(en, ru)["danger.pay_held"] == severity


def test_a_danger_in_a_sentence_that_the_other_language_lacks_stops() -> None:
    extra = "Protective clothing is issued free of charge and washed every week."
    russian = "Спецодежда выдаётся бесплатно и стирается каждую неделю."
    found = severities(f"{extra} {TAKEN_EN}", russian)
    assert found["danger.pay_held"] == "stop"


@pytest.mark.parametrize(
    ("en", "ru"),
    [
        ("If the texts differ, the English text prevails.", "При расхождении преимущество имеет английский текст."),
        ("If the texts differ, the English text prevails.", "При расхождении преимущество имеет русский текст."),
    ],
)
def test_a_danger_in_the_language_that_the_paper_lets_prevail_stops(en: str, ru: str) -> None:
    found = check([paper(f"{TAKEN_EN}\n{en}", f"{KEPT_RU}\n{ru}")], CORRIDOR, on=date(2026, 11, 28)).findings
    assert {f.severity for f in found if f.rule == "danger.pay_held"} == {"stop"}


def test_where_no_court_language_is_known_both_languages_bind() -> None:
    unknown = replace(
        CORRIDOR, values={k: v for k, v in CORRIDOR.values.items() if k != "court_language"} | {"court_language": ()}
    )
    found = check([paper(TAKEN_EN, KEPT_RU)], unknown, on=date(2026, 11, 28)).findings
    assert {f.severity for f in found if f.rule == "danger.pay_held"} == {"stop"}


def test_signal_rockets_make_no_arms_factory() -> None:
    assert "danger.arms_production" not in severities(
        "The Employee checks the distress rockets of the ship.", "Работник проверяет сигнальные ракеты судна."
    )
