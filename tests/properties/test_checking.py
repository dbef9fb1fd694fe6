"""Whatever the words of a paper, it gets an answer: true offsets, no verdict kinder than what was found."""

from __future__ import annotations

from datetime import date

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from tests.properties.mutations import examples

from njia.contracts.check import check
from njia.contracts.compare import compare
from njia.contracts.report import Report
from njia.contracts.sides import split
from njia.corridors.load import load
from njia.documents.model import Block, Document, Page, assemble
from njia.facts.extract import extract
from samples import contracts

ON = date(2026, 11, 24)
ODD = [
    "", "1.", "а)", "No. 5 not:", "в/ч 12345; (не", "____ руб.", "5О OOO", "\u202e\u200b\u00ad", "1/150", "10-e",
    "0 руб. 0 коп.", "÷",
    "31.02.2026", "по 30 (тридцать", "один два три", "Зарплата/Salary: 1/2", "—", "\n\n", "²³½", "१२३ руб.", "9" * 60,
]  # fmt: skip
REAL = [
    line for sample in ("greenhouse", "driver") for side in ("en", "ru") for line in contracts.load(sample).lines(side)
]
LINE = st.one_of(st.sampled_from(REAL), st.sampled_from(ODD), st.text(max_size=60))
PARAGRAPH = st.lists(LINE, min_size=1, max_size=3).flatmap(
    lambda lines: st.sampled_from([" ", "", " / ", "\n", "; "]).map(lambda glue: glue.join(lines))
)
BLOCK = st.tuples(PARAGRAPH, st.one_of(st.none(), st.tuples(st.integers(0, 1), st.integers(0, 4), st.integers(0, 2))))
PAPER = st.lists(BLOCK, max_size=10)


def document(blocks: list[tuple[str, tuple[int, int, int] | None]], name: str = "contract.txt") -> Document:
    made = [Block(text, 0, 1, cell=cell, origin="cell" if cell else "body") for text, cell in blocks]
    return assemble(name, "text", (Page(1),), made)


def sound(report: Report) -> None:
    """Every offset points at the words it quotes, and the report survives its own JSON."""
    spans = [evidence for finding in report.findings for evidence in finding.evidence]
    spans += [evidence for section in report.summary.sections for line in section.lines for evidence in line.evidence]
    for one in (*spans, *report.facts):
        assert report.texts[one.document][one.start : one.end] == one.quote
    for pair in report.pairs:
        for side, clause in (("en", pair.en), ("ru", pair.ru)):
            assert clause is None or report.texts[side][clause.start : clause.end] == clause.text
    severities = {finding.severity for finding in report.findings}
    assert report.verdict == ("stop" if "stop" in severities else "fix" if "fix" in severities else "clear")
    assert msgspec.json.decode(msgspec.json.encode(report))["class"] == report.class_


@examples(120)
@given(paper=PAPER)
def test_any_paper_gets_an_answer_and_one_without_both_languages_is_never_clear(paper):
    report = check([document(paper)], load(), on=ON)
    sound(report)
    if len(report.languages) < 2 or report.class_ not in ("employment", "civil_services", "apprenticeship"):
        assert report.verdict == "stop"


@examples(40)
@given(en=PAPER, ru=PAPER, names=st.sampled_from([("a.txt", "b.txt"), ("en", "ru"), ("ru", "en"), ("x.txt", "x.txt")]))
def test_two_files_of_any_names_keep_their_own_offsets(en, ru, names):
    sound(check([document(en, names[0]), document(ru, names[1])], load(), on=ON))


@examples(30)
@given(old=PAPER, new=PAPER)
def test_any_two_papers_can_be_compared_and_one_with_itself_is_clear(old, new):
    first, second = document(old), document(new)
    comparison = compare([first], [second], load(), on=ON)
    for finding in comparison.findings:
        for one in finding.evidence:
            assert comparison.texts[one.document][one.start : one.end] == one.quote
    assert compare([first], [first], load(), on=ON).findings == ()


@examples(150)
@given(text=PARAGRAPH, side=st.sampled_from(["en", "ru"]))
def test_facts_stand_where_they_say_and_never_overlap(text, side):
    facts = extract(text, side)
    at = 0
    for fact in facts:
        assert at <= fact.start < fact.end <= len(text)
        assert text[fact.start : fact.end] == fact.text
        at = fact.end


@examples(150)
@given(paper=PAPER)
def test_splitting_into_sides_keeps_offsets_and_loses_no_word(paper):
    given_document = document(paper)
    sides = split([given_document])
    for side, clauses in (("en", sides.en), ("ru", sides.ru)):
        for clause in clauses:
            assert sides.texts[side][clause.start : clause.end] == clause.text
    kept = "".join(sides.texts.values())
    for block in given_document.blocks:
        for word in block.text.split():
            if word.isalpha() and len(word) > 4:
                assert word in kept
