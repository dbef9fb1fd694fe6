"""The sample contracts are what they say: whole, in two languages, with valid numbers, and every edit fits."""

from __future__ import annotations

import io
import re
from collections import Counter

import docx
import pypdfium2
import pytest
from samples.identifiers import account_valid, inn_valid, ogrn_valid
from samples.render import LAYOUTS, pages

from samples import contracts

SAMPLES = {sample.name: sample for sample in contracts.all_samples()}
FILES = ("tampers", "harmless", "disguises")
MUST_SAY = {
    "tax number": "ИНН",
    "register number": "ОГРН",
    "identity document": "паспорт",
    "working conditions": r"класс\w* [23]",
    "pay in roubles": "рубл|руб\\.",
    "leave": r"\bкалендарн",
    "compensation for late pay": "1/150|сто ?пятидесят",
    "sickness": "болезн|больнич|болен|нетрудоспособ|заболе(вш|ет)",
    "social insurance": "обязательн\\w+ социальн|страхование: обязательн",
    "medical cover": "полис|добровольн\\w+ (медицинск\\w+ )?страхован",
    "right to work": "разрешени\\w+ на (работу|осуществление)",
    "resigning": "(две|2) недели|четырнадцать|три календарных",
    "consul": "Посольств",
    "fee": "за трудоустройство|за получение этой работы|за приём на работу|подбор|за работу, визу|за эту должность",
    "no army": "военн\\w+ (служб|контракт|обязанн|производств)|воинск|армию|вооружённые силы",
    "no war": "боевы[хе] действи|военн\\w+ действи|идут бои|места боёв|линии фронта|война|вооружённого конфликта",
    "ticket home": "обратн\\w+ (билет|проезд|перелёт|путь)|обратно|возвращение домой|"
    "дорогу домой|обратный в|билет домой|– Найроби;",
    "two languages": "английск",
    "complaints": "инспекци",
}


def squashed(text: str) -> str:
    """Letters and digits only: wrapping, hyphens and spaces differ between media."""
    return re.sub(r"[\W_]+", "", text)


def words_of_pdf(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return squashed("".join(page.get_textpage().get_text_range() for page in document))


def words_of_docx(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return squashed("".join([paragraph.text for paragraph in document.paragraphs] + cells))


def test_there_are_contracts_of_every_kind_in_both_halves() -> None:
    split = Counter(sample.split for sample in SAMPLES.values())
    assert min(split["dev"], split["heldout"]) >= 6  # held-out ones take turns: decision 6
    classes = Counter((s.expect["class"], s.split) for s in SAMPLES.values())
    assert classes["employment", "dev"] >= 5
    assert classes["employment", "heldout"] >= 4
    assert {kind for kind, _ in classes} == {
        "employment",
        "civil_services",
        "apprenticeship",
        "military_service",
        "volunteer_formation",
    }


def test_there_are_edits_enough_of_each_sort() -> None:
    assert len(contracts.edits("tampers")) >= 200
    assert len(contracts.edits("harmless")) >= 120
    for file, least in (("tampers", 12), ("harmless", 7)):
        per_contract = Counter(edit.contract for edit in contracts.edits(file))
        judged = {
            s.name for s in SAMPLES.values() if s.expect["class"] not in ("military_service", "volunteer_formation")
        }
        assert set(per_contract) == judged
        assert min(per_contract.values()) >= least
    for file, least in (("tampers", 20), ("harmless", 10)):
        per_text = Counter(edit.contract for edit in contracts.shared_edits(file))
        assert set(per_text) == {"own_a", "cc_by", "udhr"}
        assert min(per_text.values()) >= least


@pytest.mark.parametrize("file", FILES)
def test_every_edit_changes_just_one_clause_of_one_side(file: str) -> None:
    seen = set()
    for edit in contracts.edits(file):
        clean = SAMPLES[edit.contract]
        changed = contracts.apply(clean, edit)
        other = "ru" if edit.side == "en" else "en"
        assert changed.lines(other) == clean.lines(other)
        was, now = Counter(clean.lines(edit.side)), Counter(changed.lines(edit.side))
        assert 1 <= (was - now).total() + (now - was).total() <= 2, edit
        assert (edit.contract, edit.name, edit.side) not in seen
        seen.add((edit.contract, edit.name, edit.side))


def test_an_edit_that_does_not_fit_is_refused() -> None:
    edit = contracts.Edit("greenhouse", "x", "x", "ru", "3.1", "не из этого договора", "")
    with pytest.raises(ValueError, match="0 times"):
        contracts.apply(SAMPLES["greenhouse"], edit)


@pytest.mark.parametrize("name", SAMPLES)
def test_each_side_is_in_its_language(name: str) -> None:
    sample = SAMPLES[name]
    for clause in sample.clauses:
        assert clause.en is None or not re.search("[а-яё]", clause.en, re.I), clause.en
        assert clause.ru is None or re.search("[а-яё]", clause.ru, re.I), clause.ru
        for word in re.findall(r"\w+", clause.ru or ""):
            assert not (re.search("[а-яё]", word, re.I) and re.search("[a-z]", word, re.I)), word


@pytest.mark.parametrize("name", SAMPLES)
def test_tax_register_and_bank_numbers_have_right_check_digits(name: str) -> None:
    for side in SAMPLES[name].languages:
        text = "\n".join(SAMPLES[name].lines(side))
        for inn in re.findall(r"(?<!\d)(?:\d{10}|\d{12})(?!\d)", text):
            assert inn_valid(inn) or f"+{inn}" in text, inn
        for ogrn in re.findall(r"(?<!\d)(?:\d{13}|\d{15})(?!\d)", text):
            assert ogrn_valid(ogrn), ogrn
        accounts, biks = re.findall(r"(?<!\d)\d{20}(?!\d)", text), re.findall(r"(?<!\d)04\d{7}(?!\d)", text)
        assert bool(accounts) == bool(biks)
        assert all(account_valid(account, biks[0]) for account in accounts)


@pytest.mark.parametrize("name", [s.name for s in SAMPLES.values() if len(s.languages) == 2])
def test_both_languages_carry_the_same_identifiers(name: str) -> None:
    """Passports, tax and bank numbers are the same on both sides of a clean contract."""
    if SAMPLES[name].expect.get("aligned", True):
        found = [
            set(re.findall(r"\d{9,}|[A-Z]{2}\d{7}", "\n".join(SAMPLES[name].lines(side)))) for side in ("en", "ru")
        ]
        assert found[0] == found[1]


@pytest.mark.parametrize("name", [s.name for s in SAMPLES.values() if s.expect["verdict"] == "clear"])
def test_a_contract_that_must_be_cleared_says_what_the_law_asks(name: str) -> None:
    """Labour Code art. 57 and 327.2, and the clauses of the framework, by words that cannot be missing."""
    ru = "\n".join(SAMPLES[name].lines("ru"))
    missing = [what for what, words in MUST_SAY.items() if not re.search(words, ru, re.I)]
    assert not missing


@pytest.mark.parametrize("name", SAMPLES)
def test_every_layout_makes_papers_that_hold_every_clause(name: str) -> None:
    sample = SAMPLES[name]
    clauses = [text for c in sample.clauses for text in (c.en, c.ru) if text]
    assert set(sample.layouts) <= set(LAYOUTS)
    for layout in sample.layouts:
        pdf = "".join(words_of_pdf(data) for data in contracts.render(sample, layout, "pdf").values())
        word = "".join(words_of_docx(data) for data in contracts.render(sample, layout, "docx").values())
        plain = "".join(
            data.decode() for medium in ("txt",) for data in contracts.render(sample, layout, medium).values()
        )
        for text in clauses:
            assert squashed(text) in word
            assert squashed(text) in squashed(plain)
        if layout in ("en_then_ru", "ru_then_en", "interleaved", "two_files"):  # one column: in reading order
            assert all(squashed(text)[:30] in pdf for text in clauses)
        else:
            assert sum(map(len, map(squashed, clauses))) <= len(pdf) * 1.02


def test_the_same_contract_gives_the_same_bytes() -> None:
    for medium in ("docx", "pdf", "html", "txt", "photo"):
        once, twice = (contracts.render(SAMPLES["food_packing"], "table", medium) for _ in range(2))
        assert once == twice


def test_languages_kept_apart_are_two_papers_and_joined_ones_are_one() -> None:
    assert len(pages(SAMPLES["greenhouse"], "two_files")) == 2
    [(_, joined)] = pages(SAMPLES["greenhouse"], "slash")
    assert joined.rows[4].cells[0].startswith("1.1. The Employer hires")
    assert " / Работодатель принимает" in joined.rows[4].cells[0]


def test_gold_beads_point_at_the_same_clause() -> None:
    sample = SAMPLES["greenhouse"]
    dropped = contracts.apply(sample, contracts.Edit(sample.name, "x", "x", "ru", "6.3", "*", ""))
    en, ru = dropped.lines("en"), dropped.lines("ru")
    for left, right in dropped.gold():
        if left and right and (number := re.match(r"\d+\.\d+\. ", en[left[0]])):
            assert ru[right[0]].startswith(number[0])
    assert sum(not right for _, right in dropped.gold()) == 1
