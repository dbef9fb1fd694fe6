"""What a contract must say is found in many wordings, and missed when it is not there."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from body import body

from build import contract_from
from njia.contracts.rules import judge
from njia.corridors.load import load

ON = date(2026, 11, 24)
ROWS = yaml.safe_load((Path(__file__).parent / "papers" / "wordings.yaml").read_text("utf-8"))


def raised(en=None, ru=None, prefix="required."):
    contract = contract_from(en or [], ru or [])
    return {f.rule: f for f in judge(contract, load(), ON, "employment") if f.rule.startswith(prefix)}


@pytest.mark.parametrize(
    ("rule", "side", "clause", "wording"),
    [
        (r["rule"], side, r["clause"], text)
        for r in ROWS
        for side in ("en", "ru")
        for text in r[side]
        if r["clause"] != "language"
    ],
)
def test_each_wording_counts(rule, side, clause, wording):
    assert rule not in raised(**{side: body(side, changed={clause: wording})})


@pytest.mark.parametrize(
    "row", [r for r in ROWS if r["clause"] not in ("job", "start", "insurance", "language")], ids=lambda r: r["rule"]
)
@pytest.mark.parametrize("side", ["en", "ru"])
def test_what_is_not_there_is_missed(row, side):
    assert row["rule"] in raised(**{side: body(side, without=(row["clause"],))})


@pytest.mark.parametrize(
    ("side", "wording"),
    [(side, text) for r in ROWS if r["clause"] == "language" for side in ("en", "ru") for text in r[side]],
)
def test_each_wording_of_which_language_counts_is_heard(side, wording):
    """A paper in one language is never asked, so the other language is there and silent."""
    sides = {"en": body("en", without=("language",)), "ru": body("ru", without=("language",))}
    found = raised(**{**sides, side: body(side, changed={"language": wording})}).get("required.prevailing_language")
    if side == "ru":
        assert found is None
    else:
        assert found is not None and [e.side for e in found.evidence] == ["en"]


def test_which_language_counts_must_be_said():
    found = raised(body("en", without=("language",)), body("ru", without=("language",)))
    assert "required.prevailing_language" in found


def test_which_language_counts_may_be_said_in_plain_words():
    en = "We signed two papers in two languages. Both count the same; if they do not agree, what is better counts."
    ru = "Мы подписали две бумаги на двух языках. Обе значат одинаково; если они не совпадают, верно то, что лучше."
    found = raised(body("en", changed={"language": en}), body("ru", changed={"language": ru}))
    assert "required.prevailing_language" not in found


def test_a_sound_contract_lacks_nothing():
    contract = contract_from(body("en"), body("ru"))
    assert judge(contract, load(), ON, "employment") == ()


def test_words_only_in_the_english_do_not_count_and_are_shown():
    found = raised(body("en"), body("ru", without=("embassy",)))
    finding = found["required.consular_access"]
    assert "only in the English" in finding.text.en
    assert [e.side for e in finding.evidence] == ["en"]
    assert "Embassy" in finding.evidence[0].quote


@pytest.mark.parametrize("side", ["en", "ru"])
def test_one_language_is_not_enough(side):
    assert "required.both_languages" in raised(**{side: body(side)})


@pytest.mark.parametrize("side", ["en", "ru"])
def test_a_paper_in_one_language_is_not_asked_which_language_counts(side):
    assert "required.prevailing_language" not in raised(**{side: body(side, without=("language",))})


def test_every_finding_speaks_three_languages_and_names_its_source():
    for finding in judge(contract_from(["EMPLOYMENT CONTRACT"], ["ТРУДОВОЙ ДОГОВОР"]), load(), ON, "employment"):
        assert all(
            (finding.text.en, finding.text.sw, finding.text.ru, finding.remedy.en, finding.remedy.sw, finding.remedy.ru)
        )
        assert finding.source.reference
