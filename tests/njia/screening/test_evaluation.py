"""The evaluation set and what is promised of it; the files of a corridor that would be wrong are refused."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from njia.cli.main import main
from njia.corridors.files import HERE, CorridorError
from njia.screening.disguises import DISGUISES
from njia.screening.evaluation import evaluate
from njia.screening.load import load_rules
from njia.screening.model import FAMILIES
from njia.screening.screen import screener
from njia.screening.texts import LABELS, Known, Label, known_pairs, known_texts

ON = date(2026, 11, 28)


def test_the_set_holds_every_label_in_every_language_and_its_marked_words_stand_in_the_texts() -> None:
    texts = known_texts()
    assert len(texts) >= 120
    assert len({row.id for row in texts}) == len({row.text for row in texts}) == len(texts)
    assert {row.label for row in texts} == set(LABELS)
    assert {row.lang for row in texts} == {"en", "sw", "sheng", "ru"}
    assert all(span in row.text for row in texts for span in row.spans)


def test_what_screening_promises_holds_on_the_texts_that_words_were_made_with() -> None:
    """Regression, not proof. What is held out is measured and told (docs/reference/screening-evaluation.md)."""
    found = evaluate(screener(ON), [row for row in known_texts() if row.split == "dev"], known_pairs())

    def rate(name: str) -> float:
        return found.shares[name].part / found.shares[name].of

    assert rate("deceptive texts found") >= 0.95
    assert rate("deceptive texts at STOP") >= 0.85
    assert rate("openly military texts at STOP") == 1
    assert rate("honest offers, warnings and news at STOP") <= 0.03
    assert rate("honest offers, warnings and news at CHECK") <= 0.15
    assert rate("the verdict falls when the cited words are taken away") >= 0.95
    assert rate("STOP by a knock-out stays when a licence is added") == 1
    assert rate("found texts that are found run on and called licensed") >= 0.99
    assert rate("minimal pairs told apart") == 1
    assert all(rate(f"found texts that are found with {name}") >= 0.9 for name in DISGUISES)
    assert min(found.auc, found.auc_across) >= 0.97


def test_there_are_some_thirty_signs_and_every_family_has_several() -> None:
    indicators = load_rules(ON).indicators
    assert len(indicators) >= 30
    assert all(sum(one.family == family for one in indicators) >= 5 for family in FAMILIES)


def test_no_protective_fact_stands_against_a_knock_out() -> None:
    patterns = [pattern for one in load_rules(ON).indicators if one.knock_out for pattern in one.any]
    assert patterns
    assert not [name for pattern in patterns for name in pattern.nowhere if name.startswith("safe.")]


def test_texts_of_ones_own_are_measured_and_a_contested_one_is_left_out(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    row = {"id": "a", "label": "legit", "lang": "en", "kind": "advert", "text": "Cook wanted in Meru, 15,000 a month."}
    lines = [row, row | {"id": "b", "kind": "contested"}]
    file = tmp_path / "texts.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    assert main(["evaluate", "screening", "--texts", str(file), "--format", "json", "--on", "2026-11-28"]) == 0
    answer = json.loads(capsysbinary.readouterr().out)
    assert (answer["texts"], answer["misses"]) == (1, [])


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("indicators/work.yaml", "all: [gulf.move]", "all: [gulf.moved]", "gulf.moved"),
        ("indicators/work.yaml", "source: report.gulf_2026", "source: report.none", "report.none"),
        ("gate.yaml", "army.risk: 2", "army.risks: 2", "army.risks"),
        ("pay.yaml", "{KES: 1, USD: 129, EUR: 150", "{KES: 1, EUR: 150", "USD"),
        ("wording.json", '"secrecy.tell":', '"secrecy.told":', "secrecy.told"),
        ("groups.yaml", "any.money: [money]", "any.money: [munny]", "munny"),
    ],
)
def test_a_file_that_names_what_is_not_there_does_not_load(
    tmp_path: Path, file: str, old: str, new: str, told: str
) -> None:
    shutil.copytree(HERE / "ke_ru", tmp_path / "ke_ru")
    path = tmp_path / "ke_ru" / "screening" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(CorridorError, match=told):
        load_rules(ON, "ke_ru", tmp_path)


def test_results_are_told_by_channel_and_points_are_held_against_honest_offers_of_the_same_channel() -> None:
    rows = [
        _known("a", "deceptive", "Job in Moscow on a tourist visa.", channel="sms"),
        _known("b", "legit", "Cook wanted in Meru, 15,000 a month.", channel="sms"),
        _known("c", "legit", "Packers for Kazan, KSh 90,000 a month, free ticket.", kind="chat"),
    ]
    found = evaluate(screener(ON), rows, ())
    assert found.by["channel, bad texts"] == {"sms": {"stop": 1}}
    assert set(found.by["channel, other texts"]) == {"sms", "message"}
    assert found.auc == 1


def _known(id: str, label: Label, text: str, *, kind: str = "advert", channel: str = "") -> Known:
    return Known(id=id, label=label, lang="en", kind=kind, channel=channel, text=text)
