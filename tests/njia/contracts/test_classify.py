"""Every soldier's paper is stopped; no ordinary contract is called one."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from body import EMPLOYER, JOB, body

from build import contract_from
from njia.contracts.classify import classify
from njia.contracts.rules import judge
from njia.contracts.summary import summarise
from njia.corridors.load import load
from njia.findings import verdict_of

ON = date(2026, 11, 24)
PAPERS = Path(__file__).parent / "papers"
FIGHTING = yaml.safe_load((PAPERS / "fighting.yaml").read_text("utf-8"))
CIVIL = yaml.safe_load((PAPERS / "civil.yaml").read_text("utf-8"))


def names(paper):
    return paper["name"]


@pytest.mark.parametrize("paper", FIGHTING, ids=names)
def test_a_paper_that_makes_a_soldier_is_named_and_stopped(paper):
    found = classify(contract_from(paper.get("en", ()), paper.get("ru", ())), load())
    assert found.class_ == paper["class"], found.scores
    rules = {finding.rule for finding in found.findings}
    assert {f"class.{paper['class']}", *paper.get("also", ())} <= rules
    assert verdict_of(found.findings) == "stop"
    assert found.evidence


@pytest.mark.parametrize("paper", FIGHTING, ids=names)
def test_a_soldiers_paper_gets_no_labour_remedies_and_no_end_date(paper):
    contract = contract_from(paper.get("en", ()), paper.get("ru", ()))
    findings = judge(contract, load(), ON, paper["class"])
    assert not [f.rule for f in findings if f.rule.startswith("below.")]
    assert {f.rule for f in findings if f.rule.startswith("required.")} <= {"required.both_languages"}
    summary = summarise(contract, load(), ON, paper["class"])
    assert [section.id for section in summary.sections] == ["warning"]
    assert not any("one year" in line.text.en for section in summary.sections for line in section.lines)


@pytest.mark.parametrize("paper", CIVIL, ids=names)
def test_a_job_contract_stays_one_and_its_dangers_are_those_it_has(paper):
    job, employer = paper.get("job", JOB), paper.get("employer", EMPLOYER)
    extra = paper.get("extra", {"en": "", "ru": ""})
    sides = {side: body(side, job=job, employer=employer, extra=extra[side]) for side in ("en", "ru")}
    contract = contract_from(**sides)
    found = classify(contract, load())
    rules = {f.rule for f in [*found.findings, *judge(contract, load(), ON, found.class_)]}
    assert found.class_ == paper["class"], found.scores
    assert rules >= set(paper.get("raise", ()))
    assert not rules & set(paper.get("never", ()))
    if "raise" not in paper:
        assert not {rule for rule in rules if rule.startswith(("danger.", "below.", "required."))}


@pytest.mark.parametrize("side", ["en", "ru"])
@pytest.mark.parametrize(
    "paper", [p for p in CIVIL if p.get("raise") and p.get("extra") and "hidden" not in p["name"]], ids=names
)
def test_a_danger_is_seen_in_either_language_alone(paper, side):
    contract = contract_from(**{side: body(side, job=paper.get("job", JOB), extra=paper["extra"][side])})
    assert set(paper["raise"]) <= {f.rule for f in judge(contract, load(), ON, "employment")}


def test_services_and_training_are_told_from_jobs():
    fee = "The fee for the services is 30,000 roubles against an act of acceptance."
    services = contract_from(
        en=["SERVICES AGREEMENT", f"1. The Contractor renders cleaning services to the Customer. {fee}"],
        ru=["ДОГОВОР ОКАЗАНИЯ УСЛУГ", "1. Исполнитель оказывает Заказчику услуги по акту оказанных услуг."],
    )
    training = contract_from(
        ru=[
            "УЧЕНИЧЕСКИЙ ДОГОВОР",
            "1. Ученик обучается профессии швеи. Стипендия 30 000 рублей, срок ученичества 6 месяцев.",
        ]
    )
    assert classify(services, load()).class_ == "civil_services"
    assert classify(training, load()).class_ == "apprenticeship"


def test_an_english_job_over_a_russian_services_contract_stops():
    contract = contract_from(
        en=body("en"),
        ru=[
            "ДОГОВОР ВОЗМЕЗДНОГО ОКАЗАНИЯ УСЛУГ",
            "1. Исполнитель оказывает услуги, Заказчик принимает их по акту приёма.",
        ],
    )
    found = classify(contract, load())
    assert found.class_ == "civil_services"
    assert "class.sides_differ" in {f.rule for f in found.findings}


@pytest.mark.parametrize(
    "en",
    [
        ["WE ARE HIRING!", "Drivers and cleaners for Russia, salary 350,000 shillings. Inbox on WhatsApp."],
        ["Universal Declaration", "Everyone has the right to work, to rest and to just remuneration."],
        ["Lease", "The landlord lets the flat to the tenant for 12 months at 30,000 roubles a month."],
        [],
    ],
)  # fmt: skip
def test_what_is_no_contract_of_work_is_unclear_and_stops(en):
    found = classify(contract_from(en=en), load())
    assert found.class_ == "unclear"
    assert verdict_of(found.findings) == "stop"
