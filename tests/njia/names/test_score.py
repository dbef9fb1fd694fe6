"""How likely two names are one: what a person who screens lists sees."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from njia import names
from njia.cli.main import main
from njia.names.letters import letters
from njia.names.score import SAME, score, score_pairs

_NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=30)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kibet", "Кибет"),
        ("Wanjiku", "Ванджику"),
        ("Wanjiku", "Уанджику"),
        ("Ng'ang'a", "Нганга"),
        ("Ng'etich", "Нгетич"),
        ("Jagua", "Джагуа"),
        ("Dzhagua", "Jagua"),
        ("John Kibet Rono", "Кибет Джон"),
        ("J. Kibet", "Кибет Джон"),
        ("Brian Otieno", "Otieno, Brian"),
        ("arap Moi Daniel", "Daniel Moi"),
        ("Petr Mwangi", "Peter Mwangi"),
        ("Mike Kamau", "Michael Kamau"),
        ("С.П.Кузнецов", "Kuznetsov Sergey Petrovich"),
        ("Volga-Agro LLC", "ООО «Волга-Агро»"),
        ("Simba Travels Limited", "Simba Travels Ltd"),
        ("Vladimir Pulin", "Vladimir Putin"),
    ],
)
def test_one_name_written_in_two_ways(one: str, other: str) -> None:
    assert score(one, other).value > SAME


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Otieno", "Atieno", "apart"),
        ("Отиено", "Atieno", "apart"),
        ("Kipkorir", "Chepkorir", "apart"),
        ("Peter Mwangi", "Питер Камау", "different"),
        ("Grace Wanjiru", "Grace Wambui", "different"),
        ("Brigade 44", "Brigade 45", "numbers"),
        ("", "Kamau", "empty"),
        ("...", "---", "empty"),
    ],
)
def test_two_names(one: str, other: str, why: str) -> None:
    scored = score(one, other)
    assert scored.value < SAME
    assert why in scored.reasons


@pytest.mark.parametrize(
    ("one", "other"),
    [('ООО "Sample"', "Sample"), ("Sample", "ООО «Sample»"), ("ООО Kiptoo", "Kiptoo"), ("г-н Smith", "Smith"),
     ("ООО Sample Bridge", "Sample Bridge Ltd"), ("ООО «Волга»", "Волга")],
)  # fmt: skip
def test_a_legal_form_or_a_title_in_the_other_script_changes_nothing(one: str, other: str) -> None:
    assert score(one, other).value > 0.95


@settings(max_examples=60, deadline=None)
@given(_NAMES, st.sampled_from(["{}", "ООО {}", "{} LLC", "г-н {}", "{} 2"]))
def test_names_that_are_called_equal_score_so(name: str, around: str) -> None:
    scored = score(name, around.format(name))
    assert "equal" not in scored.reasons or scored.value > SAME


@settings(max_examples=60, deadline=None)
@given(_NAMES, _NAMES)
def test_any_two_texts_have_a_score_whichever_stands_first(one: str, other: str) -> None:
    there, back = score_pairs([(one, other), (other, one)])
    assert 0 <= there <= 1
    assert there == pytest.approx(back, abs=1e-6)


def test_a_pair_scores_the_same_alone_and_among_many() -> None:
    pairs = [("Kibet", "Кибет"), ("Wanjiku Kamau", "Камау Уанджику"), ("Otieno", "Omondi"), ("Chelagat", "Челагат")]
    assert score_pairs(pairs * 300)[:4] == pytest.approx([score(*pair).value for pair in pairs], abs=1e-5)


def test_what_was_learned_is_small_and_plain_text() -> None:
    tables = list(Path(names.__file__).parent.glob("*_en_ru.txt"))
    assert len(tables) == 2 and sum(len(table.read_text("utf-8").encode()) for table in tables) < 100_000
    assert letters().score(["kibet", "kibet"], ["кибет", "омонди"]).tolist()[0] > SAME


def test_the_command_adds_a_score_to_each_line(tmp_path: Path) -> None:
    pairs, scores = tmp_path / "pairs.tsv", tmp_path / "scores.tsv"
    pairs.write_text("name1\tname2\tnote\nKibet\tКибет\tx\nOtieno\tAtieno\ty\n", encoding="utf-8")
    assert main(["names", "score", str(pairs), "--output", str(scores)]) == 0
    head, first, second = (line.split("\t") for line in scores.read_text("utf-8").splitlines())
    assert head == ["name1", "name2", "note", "score"]
    assert first[:3] == ["Kibet", "Кибет", "x"]
    assert float(first[3]) > SAME > float(second[3])


@pytest.mark.parametrize(("content", "said"), [(b"Kibet\n", "line 1"), ("Кибет\tKibet\n".encode("cp1251"), "UTF-8")])
def test_a_file_that_cannot_be_read_is_refused_with_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, said: str
) -> None:
    pairs, scores = tmp_path / "pairs.tsv", tmp_path / "scores.tsv"
    pairs.write_bytes(content)
    assert main(["names", "score", str(pairs), "--output", str(scores)]) == 2
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [pairs]


def test_a_name_written_twice_is_not_in_every_other_name_whichever_stands_first() -> None:
    there, back = score_pairs([("Anna Anna", "Anna Boris"), ("Anna Boris", "Anna Anna")])
    assert there == pytest.approx(back)
    assert there < SAME


@pytest.mark.parametrize(
    ("latin", "right", "wrong"),
    [("Nikolaeva", "Николаева", "Николаенко"), ("Kiprop", "Кипроп", "Кипруто"), ("Wanjiru", "Ванджиру", "Вангари")],
)
def test_the_right_one_of_two_near_names_is_told_from_the_other(latin: str, right: str, wrong: str) -> None:
    yes, no = score_pairs([(latin, right), (latin, wrong)])
    assert yes > SAME > no
