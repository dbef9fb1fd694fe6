"""A worker is the same person in both columns however her name is spelt, and another person is never taken for her."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from njia.names import compare, parties, proper_tokens, similar, skeleton, tables

CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text("utf-8"))
LETTERS = st.text(alphabet="ABcdeyjшщжёЯюь'’ʼ-. «»\"\n№1İß", max_size=60) | st.text(max_size=60)


@pytest.mark.parametrize(("latin", "cyrillic"), CASES["same_word"])
def test_a_name_is_known_in_both_scripts_and_in_any_case(latin, cyrillic):
    assert similar(skeleton(latin), skeleton(cyrillic))


@pytest.mark.parametrize(("latin", "cyrillic"), CASES["other_word"])
def test_a_name_that_only_looks_alike_is_another(latin, cyrillic):
    assert not similar(skeleton(latin), skeleton(cyrillic))


@pytest.mark.parametrize(("a", "b"), CASES["same"])
def test_the_same_party_is_recognised_from_either_side(a, b):
    assert compare(a, b).same
    assert compare(b, a).same


@pytest.mark.parametrize(("a", "b"), CASES["different"])
def test_another_party_is_not_taken_for_it(a, b):
    one, other = compare(a, b), compare(b, a)
    assert not one.same
    assert not other.same
    assert one.reasons


@pytest.mark.parametrize("case", CASES["found"], ids=lambda case: case["text"][:30])
def test_the_parties_of_a_clause_are_found_where_they_stand(case):
    found = parties(case["text"], case["side"])
    assert [[m.kind, m.name, m.form] for m in found] == case["names"]
    assert all(m.name in case["text"][m.start : m.end] for m in found)


@pytest.mark.parametrize("case", CASES["not_found"], ids=lambda case: case["text"][:30])
def test_words_of_the_law_are_not_people(case):
    assert parties(case["text"], case["side"]) == ()


def test_the_reason_for_an_answer_is_given():
    assert "order" in compare("Achieng Mercy Otieno", "Отиено Ачиенг Мерси").reasons
    assert "initials" in compare("A. M. Otieno", "Отиено Ачиенг Мерси").reasons
    assert "fewer_names" in compare("Sergey Kuznetsov", "Кузнецов Сергей Петрович").reasons
    assert "translated" in compare("Northern Shipyard JSC", "АО «Северная верфь»").reasons
    assert "different_form" in compare("Severnaya Verf JSC", "ООО «Северная верфь»").reasons
    assert compare("", "Отиено").reasons == ("empty",)


def test_streets_and_towns_can_be_paired_by_skeleton():
    english = proper_tokens("14 Zavodskaya Street, Naberezhnye Chelny", "en")
    russian = proper_tokens("г. Набережные Челны, ул. Заводская, д. 14", "ru")
    places = {key for key, _, _ in russian}
    assert [any(similar(key, place) for place in places) for key, _, _ in english][-2:] == [True, True]
    assert similar(english[0][0], skeleton("Заводская"))


@given(LETTERS, LETTERS)
def test_any_two_texts_can_be_compared(a, b):
    comparison = compare(a, b)
    assert 0.0 <= comparison.score <= 1.0
    assert comparison.same == compare(b, a).same


def test_a_name_of_endless_parts_does_not_stop_the_search():
    for hostile in ("Петров-" * 4000, "Abc-" * 5000 + "ович", "ООО " * 3000):
        assert all(mention.end - mention.start < 300 for mention in parties(hostile, "ru"))


@given(LETTERS)
def test_any_text_can_be_searched_and_offsets_lie_in_it(text):
    for mention in parties(text, "en"):
        assert 0 <= mention.start < mention.end <= len(text)
    for _, start, end in proper_tokens(text, "ru"):
        assert text[start:end]


def test_names_are_found_by_the_tables_of_the_corridor_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "xx_yy" / "names"
    folder.mkdir(parents=True)
    (folder / "legal_forms.yaml").write_text("forms: [{id: oyj, en: [Oyj], ru: [Ойй]}]\nkin: []\n", "utf-8")
    (folder / "cues.yaml").write_text(
        "person: {en: [Herra]}\nnot_names: {en: [The]}\nnot_persons: {en: [Bank]}\n", "utf-8"
    )
    monkeypatch.setattr(tables, "_HOME", tmp_path)
    found = parties("The employer is Aurinko Oyj.", "en", "xx_yy")
    assert [(mention.name, mention.form) for mention in found] == [("Aurinko", "oyj")]
    assert parties("The employer is Aurinko Oyj.", "en") == ()
