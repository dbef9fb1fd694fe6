"""Whatever the words, the judges answer, and what they quote stands in the paper."""

from datetime import date

from body import CLAUSES
from hypothesis import given, settings
from hypothesis import strategies as st

from build import contract_from
from njia.contracts.classify import classify
from njia.contracts.judges import JUDGES
from njia.contracts.rules import judge
from njia.contracts.summary import summarise
from njia.corridors.load import load

ON = date(2026, 11, 24)
PIECES = [
    *CLAUSES["en"].values(),
    *CLAUSES["ru"].values(),
    "в/ч 12345; (не",
    "No. 5 not:",
    "- обязан\n- не",
    "____ руб.",
]
TEXT = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=40)), max_size=8).map(lambda parts: "".join(parts))


@settings(max_examples=150, deadline=None)
@given(en=st.lists(TEXT, max_size=6), ru=st.lists(TEXT, max_size=6))
def test_any_words_get_an_answer_with_true_quotes(en, ru):
    contract = contract_from(en, ru)
    found = classify(contract, load())
    summary = summarise(contract, load(), ON, found.class_)
    evidence = [e for f in (*found.findings, *judge(contract, load(), ON, found.class_)) for e in f.evidence]
    evidence += [e for section in summary.sections for line in section.lines for e in line.evidence]
    for one in evidence:
        assert contract.texts[one.document][one.start : one.end] == one.quote


def test_every_judge_that_the_data_names_exists():
    assert {rule.judge for rule in load().rules.values() if rule.judge} <= set(JUDGES)
