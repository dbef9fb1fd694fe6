"""An addendum cures what it says it cures: contract and addendum together pass the check."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.njia.standard.agreeing import FULL, SHIFTS, of
from tests.njia.standard.agreeing import TERMS as TERMS_OF

from njia.contracts.check import check
from njia.contracts.report import Report
from njia.corridors.load import load
from njia.documents.join import join
from njia.documents.read import read
from njia.standard import docx, pdf
from njia.standard.addendum import Addendum, addendum
from njia.standard.draft import draft, fill
from njia.standard.load import library
from njia.standard.model import Pair, Paper, Row
from njia.standard.naming import named
from njia.standard.standing import standing
from njia.standard.values import filled

CORRIDOR = load()
LIBRARY = library()
ON = date(2026, 11, 28)
TERMS = filled(FULL, LIBRARY)
# For each rule the clause to worsen, in both languages.
WORSE = {
    "below.overtime": (
        "overtime",
        "Overtime is paid at 1.1 times the rate.",
        "Сверхурочная работа оплачивается в размере 1,1 ставки.",
    ),
    "below.penalties": (
        "deductions",
        "For each breach the Employee pays a fine of 5,000 roubles.",
        "За каждое нарушение с Работника взыскивается штраф 5000 рублей.",
    ),
    "below.late_pay": (
        "late_pay",
        "For late payment the Employer pays 1/300 of the key rate of the Bank of Russia for each day of delay.",
        "За задержку выплаты Работодатель уплачивает 1/300 ключевой ставки Банка России за каждый день задержки.",
    ),
    "below.resignation_notice": (
        "resign_probation",
        "The Employee may leave on 60 days' written notice to the Employer.",
        "Работник вправе уволиться, письменно предупредив Работодателя за 60 дней.",
    ),
}
LOWER = {
    "below.pay": replace(FULL, pay=Decimal(15000)),
    "below.hours": replace(FULL, hours=Decimal(54), clock=None),
    "below.leave": replace(FULL, leave=14),
    "below.probation": replace(FULL, probation_months=5),
}


def checked(*papers: Paper) -> Report:
    return check([read(docx.write(p), f"{at}.docx") for at, p in enumerate(papers)], CORRIDOR, on=ON)


def rules(report: Report) -> set[str]:
    return {finding.rule for finding in report.findings}


def cured(paper: Paper, rule: str) -> Addendum:
    """One addendum cures it; and contract and addendum, handed in as two files, are clear as well."""
    report = checked(paper)
    assert rule in rules(report)
    made = addendum(report, LIBRARY, TERMS, checked)
    assert made is not None
    assert rule in made.cured
    assert made.left.findings == ()
    assert standing(joined(paper, made.paper), LIBRARY, checked).findings == ()
    return made


def joined(*papers: Paper) -> Report:
    """The files as one paper, as a case of attestation hands them in."""
    return check([join([read(docx.write(p), f"{at}.docx") for at, p in enumerate(papers)])], CORRIDOR, on=ON)


def worsened(clause: str, en: str | None, ru: str | None) -> Paper:
    """The contract with other words in that clause; a language without any keeps its own."""

    def other(row: Row) -> Row:
        return replace(row, en=row.en if en is None else en, ru=row.ru if ru is None else ru)

    rows = draft(LIBRARY, TERMS).rows
    return Paper(tuple(other(row) if (row.id, row.kind) == (clause, "clause") else row for row in rows))


def only(*clauses: str) -> Paper:
    """A thin contract: of the standard one only these rows."""
    return Paper(tuple(row for row in draft(LIBRARY, TERMS).rows if row.id in clauses))


@pytest.mark.parametrize(
    ("rows", "least"),
    [(("title", "made", "job", "pay", "bank", "clothing", "last_day", "law"), 15), (("title", "parties", "job"), 12)],
)
def test_a_thin_contract_is_made_whole_by_one_addendum(rows: tuple[str, ...], least: int) -> None:
    paper = only(*rows)
    report = checked(paper)
    missing = {rule for rule in rules(report) if rule.startswith("required.")}
    assert len(missing) >= least
    made = addendum(report, LIBRARY, TERMS, checked)
    assert made is not None
    assert missing <= set(made.cured)
    assert checked(paper, made.paper).findings == ()
    assert made.left.findings == ()


def test_what_the_law_asks_for_stands_in_some_clause_or_in_the_head_of_an_addendum() -> None:
    kinds = [filled(of("worker", terms), LIBRARY) for terms in TERMS_OF.values()]
    said = {
        rule for clause in LIBRARY.clauses if any(clause.stands(kind.flags) for kind in kinds) for rule in clause.cures
    }
    head = {"parties", "identity_document", "employer_inn", "signatory", "place_and_date"}
    missing = {rule for rule in CORRIDOR.rules if rule.startswith("required.")} - said
    assert missing == {f"required.{name}" for name in head} | {"required.both_languages"}


@pytest.mark.parametrize("rule", sorted(WORSE))
def test_a_clause_that_the_law_does_not_allow_is_replaced(rule: str) -> None:
    cured(worsened(*WORSE[rule]), rule)


@pytest.mark.parametrize("rule", sorted(LOWER))
def test_terms_below_the_law_are_replaced_by_those_agreed(rule: str) -> None:
    cured(draft(LIBRARY, filled(LOWER[rule], LIBRARY)), rule)


def test_many_things_are_cured_by_one_paper_which_names_what_it_replaces() -> None:
    worse = replace(FULL, pay=Decimal(15000), leave=14)
    paper = draft(LIBRARY, filled(worse, LIBRARY))
    paper = Paper(tuple(row for row in paper.rows if row.id not in {"passport", "no_military"}))
    report = checked(paper)
    made = addendum(report, LIBRARY, TERMS, checked)
    assert made is not None
    said = {row.id: row for row in made.paper.rows}
    assert {"pay", "leave", "passport", "no_military"} <= set(said)
    assert "3.1" in said["replaced"].en
    assert "3.1" in said["replaced"].ru
    assert made.left.findings == ()
    assert check([read(pdf.write(made.paper), "addendum.pdf")], CORRIDOR, on=ON).languages == ("en", "ru")


# What one language alone says or says otherwise: rule, clause, English, Russian (None: as it stands; "": nothing).
DISPUTED = [
    ("parity.money", "pay", None, "Работодатель платит Работнику заработную плату в размере 52 000 рублей в месяц."),
    ("parity.duration", "leave", "The Employee has annual paid leave of 42 calendar days.", None),
    ("one_sided.clause", "no_fee", "", None),
    ("one_sided.clause", "clothing", None, ""),
    ("one_sided.clause", "workplace", None, "Место работы: г. Мурманск, ул. Портовая, д. 7."),
    ("one_sided.clause", "no_military", None, ""),
]


@pytest.mark.parametrize(("rule", "clause", "en", "ru"), DISPUTED)
def test_what_the_languages_dispute_loses_its_force_and_is_said_anew_in_both(
    rule: str, clause: str, en: str | None, ru: str | None
) -> None:
    made = cured(worsened(clause, en, ru), rule)
    assert clause in {row.id for row in made.paper.rows}


def test_a_clause_that_no_template_knows_loses_its_force_or_is_written_by_the_parties() -> None:
    extra = Row(id="bonus", kind="clause", en="The Employer gives the Employee a bicycle.", ru="", label="5.40.")
    rows = list(draft(LIBRARY, TERMS).rows)
    rows.insert(next(at for at, row in enumerate(rows) if row.id == "passport"), extra)
    report = checked(Paper(tuple(rows)))
    made = addendum(report, LIBRARY, TERMS, checked)
    assert made is not None and made.cured == ("one_sided.clause",) and made.left.findings == ()
    assert "in English only" in next(row.en for row in made.paper.rows if row.id == "replaced")
    (place,) = made.replaced
    both = Pair("The Employer gives the Employee a bicycle.", "Работодатель даёт Работнику велосипед.")
    kept = addendum(report, LIBRARY, TERMS, checked, {place: both})
    assert kept is not None and kept.left.findings == ()
    assert both.ru in {row.ru for row in kept.paper.rows}
    assert standing(joined(Paper(tuple(rows)), kept.paper), LIBRARY, checked).findings == ()


def test_a_danger_is_not_signed_away() -> None:
    """Neither made harmless by an addendum, nor by a line that somebody else wrote into one."""
    paper = worsened("passport", "The Employer keeps the Employee's passport for the whole term.", None)
    report = checked(paper)
    danger = {rule for rule in rules(report) if rule.startswith("danger.")}
    assert danger
    made = addendum(report, LIBRARY, TERMS, checked)
    assert made is None or danger <= rules(made.left)
    pairs = {at for at, pair in enumerate(report.pairs) if pair.en and "keeps the Employee" in pair.en.text}
    forged = fill(LIBRARY.replaced, {"labels": named(report.pairs, pairs, LIBRARY)})
    head = fill(LIBRARY.addendum[0], TERMS.values)
    assert danger <= rules(standing(joined(paper, Paper((head, forged, LIBRARY.last))), LIBRARY, checked))


def test_a_line_that_strikes_a_clause_in_one_language_strikes_nothing() -> None:
    paper = worsened("pay", None, "Работодатель платит Работнику заработную плату в размере 52 000 рублей в месяц.")
    made = addendum(checked(paper), LIBRARY, TERMS, checked)
    assert made is not None
    rows = [replace(row, ru=row.ru.replace("3.1", "3.9")) if row.id == "replaced" else row for row in made.paper.rows]
    both = joined(paper, Paper(tuple(rows)))
    assert standing(both, LIBRARY, checked) is both


def test_what_no_clause_cures_is_left() -> None:
    assert addendum(checked(draft(LIBRARY, TERMS)), LIBRARY, TERMS, checked) is None
    other = Paper(tuple(replace(row, ru="") for row in draft(LIBRARY, TERMS).rows))
    assert addendum(checked(other), LIBRARY, TERMS, checked) is None


def test_the_addendum_follows_the_kind_of_work() -> None:
    made = addendum(checked(only("title", "parties", "job", "pay")), LIBRARY, filled(SHIFTS, LIBRARY), checked)
    assert made is not None
    assert "shifts" in {row.id for row in made.paper.rows}


def test_an_addendum_that_was_printed_counts_as_one_that_was_written() -> None:
    paper = worsened("clothing", None, "")
    made = addendum(checked(paper), LIBRARY, TERMS, checked)
    assert made is not None
    files = [read(docx.write(paper), "contract.docx"), read(pdf.write(made.paper), "addendum.pdf")]
    assert standing(check([join(files)], CORRIDOR, on=ON), LIBRARY, checked).findings == ()
