"""Every usual layout of a bilingual paper gives the same clauses on the same sides."""

from __future__ import annotations

import pytest

from njia.contracts.sides import Sides, split
from njia.documents.model import Block, Document, Page, assemble

EN = [
    "EMPLOYMENT CONTRACT No. 4/2026",
    "Kazan, 12 March 2026",
    "1. SUBJECT OF THE CONTRACT",
    "1.1. The Employer hires the Employee as a welder of the fifth grade.",
    "1.2. The place of work is 2 Teplichnaya Street, Kazan.",
    "2. CONFIDENTIALITY",
    "2.1. The Employee shall not disclose the secrets of the Employer. Breach is a disciplinary offence.",
    "Employee: A. M. Otieno, +254 712 000 000",
]
RU = [
    "ТРУДОВОЙ ДОГОВОР № 4/2026",
    "г. Казань, 12 марта 2026 г.",
    "1. ПРЕДМЕТ ДОГОВОРА",
    "1.1. Работодатель принимает Работника на должность сварщика пятого разряда.",
    "1.2. Место работы: г. Казань, ул. Тепличная, д. 2.",
    "2. КОНФИДЕНЦИАЛЬНОСТЬ",
    "2.1. Работник обязуется не разглашать тайну Работодателя. Нарушение является дисциплинарным проступком.",
    "Работник: Отиено А. М., +254 712 000 000",
]


def document(*blocks: Block, name: str = "contract.docx") -> Document:
    return assemble(name, "docx", (Page(1),), list(blocks))


def plain(*texts: str) -> Document:
    return document(*(Block(text, 0, 1) for text in texts))


def row(number: int, *cells: str, page: int = 1) -> list[Block]:
    return [Block(text, 0, page, "cell", cell=(0, number, column)) for column, text in enumerate(cells)]


def texts(sides: Sides) -> tuple[list[str], list[str]]:
    return [clause.text for clause in sides.en], [clause.text for clause in sides.ru]


LAYOUTS = {
    "two-column table": document(*(b for k, pair in enumerate(zip(EN, RU, strict=True)) for b in row(k, *pair))),
    "table, Russian first": document(*(b for k, pair in enumerate(zip(RU, EN, strict=True)) for b in row(k, *pair))),
    "two columns of a page": document(
        *(Block(text, 0, 1, column=0) for text in EN), *(Block(text, 0, 1, column=1) for text in RU)
    ),
    "English then Russian": plain(*EN, *RU),
    "Russian then English": plain(*RU, *EN),
    "paragraphs interleaved": plain(*(text for pair in zip(RU, EN, strict=True) for text in pair)),
    "a slash between": plain(*(f"{en} / {ru}" for en, ru in zip(EN, RU, strict=True))),
    "a line break between": plain(*(f"{ru}\n{en}" for en, ru in zip(EN, RU, strict=True))),
    "cells with both, by line break": document(
        *(b for k, (en, ru) in enumerate(zip(EN, RU, strict=True)) for b in row(k, f"{en}\n{ru}"))
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_layout_gives_the_clauses_of_both_languages_in_order(layout: str) -> None:
    assert texts(split([LAYOUTS[layout]])) == (EN, RU)


def test_two_files_give_the_same_as_one() -> None:
    sides = split([document(*(Block(t, 0, 1) for t in EN), name="en.docx"), document(*(Block(t, 0, 1) for t in RU))])
    assert texts(sides) == (EN, RU)


def test_a_sentence_boundary_parts_the_languages() -> None:
    sides = split([plain("1.1. The Employee works five days a week. 1.1. Работник работает пять дней в неделю.")])
    assert texts(sides) == (
        ["1.1. The Employee works five days a week."],
        ["1.1. Работник работает пять дней в неделю."],
    )


@pytest.mark.parametrize(
    ("block", "en", "ru"),
    [
        (
            "1.4. The Employee shall start on 1 April / Дата начала работы: 1 апреля",
            "1.4. The Employee shall start on 1 April",
            "Дата начала работы: 1 апреля",
        ),
        ("ТРУДОВОЙ ДОГОВОР / EMPLOYMENT CONTRACT", "EMPLOYMENT CONTRACT", "ТРУДОВОЙ ДОГОВОР"),
        ("Position: welder / Должность: сварщик", "Position: welder", "Должность: сварщик"),
        ("EMPLOYMENT CONTRACT (ТРУДОВОЙ ДОГОВОР)", "EMPLOYMENT CONTRACT", "ТРУДОВОЙ ДОГОВОР"),
        ("EMPLOYMENT CONTRACT ТРУДОВОЙ ДОГОВОР", "EMPLOYMENT CONTRACT", "ТРУДОВОЙ ДОГОВОР"),
        ("ИНН / INN: 7707083893", "INN: 7707083893", "ИНН: 7707083893"),
        ("employment contract No. 5/трудовой договор № 5", "employment contract No. 5", "трудовой договор № 5"),
    ],
)
def test_both_languages_in_one_paragraph(block: str, en: str, ru: str) -> None:
    assert texts(split([plain(block)])) == ([en], [ru])


def test_the_label_printed_once_counts_for_both_languages() -> None:
    sides = split([plain("1.4. The Employee shall start on 1 April / Дата начала работы: 1 апреля")])
    assert [clause.label for clause in (*sides.en, *sides.ru)] == ["1.4", "1.4"]


@pytest.mark.parametrize(
    "text",
    [
        "Работник: Otieno Achieng Mercy, паспорт AK0245781",
        "Работник владеет Python, Django/Flask и Docker.",
        "Компания Google LLC. Работник обязан знать технологии Kubernetes / Docker.",
        "Работник и/или Работодатель обязан соблюдать правила.",
    ],
)
def test_latin_names_and_terms_do_not_leave_the_russian_text(text: str) -> None:
    assert texts(split([plain(text)])) == ([], [text])


@pytest.mark.parametrize(
    "text",
    [
        "The Employer (Работодатель) shall pay wages.",
        "Employer: OOO «Ромашка», Moscow",
        "Director: Иванов И. И.",
        "Felling order No. 5/лес of 3 March applies to the Employee.",
        "Permit № Л-14/лес is kept by the Employer.",
    ],
)
def test_cyrillic_names_do_not_leave_the_english_text(text: str) -> None:
    assert texts(split([plain(text)])) == ([text], [])


def test_a_number_alone_goes_with_its_column_or_its_neighbour() -> None:
    table = document(
        *row(0, "The bank account of the Employee:", "Банковский счёт Работника:"),
        *row(1, "40817810099910004312", "40817810099910004312"),
    )
    assert [len(side) for side in texts(split([table]))] == [2, 2]
    spaced = plain(
        "The bank account of the Employee:", "40817810099910004312", "Счёт Работника:", "40817810099910004399"
    )
    assert texts(split([spaced]))[1][1] == "40817810099910004399"


def test_a_value_cell_beside_both_languages_counts_for_both() -> None:
    sides = split([document(*row(0, "Salary", "Оклад", "95 000"))])
    assert texts(sides) == (["Salary", "95 000"], ["Оклад", "95 000"])


def test_a_label_column_gives_the_labels_of_its_rows() -> None:
    sides = split([document(*row(0, "3.1.", "The Employer pays.", "Работодатель платит."))])
    assert texts(sides) == (["The Employer pays."], ["Работодатель платит."])
    assert [clause.label for clause in (*sides.en, *sides.ru)] == ["3.1", "3.1"]


def test_clauses_in_one_paragraph_are_parted_at_their_numbers_and_references_are_not() -> None:
    text = "1.1. The Employee works under clause 1.2. The wage is fair. 1.2. The Employee rests. 2. Pay is monthly."
    assert texts(split([plain(text)]))[0] == [
        "1.1. The Employee works under clause 1.2. The wage is fair.",
        "1.2. The Employee rests.",
        "2. Pay is monthly.",
    ]


def test_bullet_points_on_their_own_lines_are_clauses() -> None:
    assert texts(split([plain("The Employer provides:\n– a hostel;\n– meals.")]))[0] == [
        "The Employer provides:",
        "– a hostel;",
        "– meals.",
    ]


def test_a_paragraph_torn_by_a_page_is_joined() -> None:
    torn = document(Block("1.1. The Employee is paid at the end of", 0, 1), Block("every month in roubles.", 0, 2))
    (clause,) = split([torn]).en
    assert clause.text == "1.1. The Employee is paid at the end of every month in roubles."
    assert clause.page == 1


def test_running_headers_stand_once() -> None:
    blocks = [Block(f"Contract 4/2026, page {n}", 0, n, "header") for n in (1, 2, 3)]
    assert texts(split([document(*blocks, Block("The Employee works.", 0, 1))]))[0] == [
        "Contract 4/2026, page 1",
        "The Employee works.",
    ]


def test_offsets_and_unsure_spans_count_in_the_side_text() -> None:
    block = Block(
        "The Employee is paid 95,000 a month / Работнику платят 95 000 в месяц", 0, 3, unsure=((21, 27), (55, 61))
    )
    sides = split([document(Block("Kazan is the place of work", 0, 1), block)])
    clause, other = sides.en[1], sides.ru[0]
    assert sides.texts["en"][clause.start : clause.end] == clause.text
    assert [clause.text[a:b] for a, b in clause.unsure] == ["95,000"]
    assert [other.text[a:b] for a, b in other.unsure] == ["95 000"]
    assert (clause.page, other.page) == (3, 3)


def test_kinds_of_clauses() -> None:
    sides = split([plain(*EN, "Employee ____________ (signature)")])
    kinds = [clause.kind for clause in sides.en]
    assert (kinds[0], kinds[2], kinds[3], kinds[-1]) == ("title", "heading", "clause", "signature")


def test_swahili_is_not_silently_called_english() -> None:
    swahili = "Mwajiri atamlipa mfanyakazi mshahara wa kila mwezi kwa kazi ya kulehemu katika kiwanda cha kampuni."
    assert split([plain(swahili, *RU)]).other == 1.0
    assert split([plain(*EN, *RU)]).other == 0.0


def test_an_empty_document_has_no_clauses() -> None:
    assert split([]) == Sides((), (), {"en": "", "ru": ""})


def test_a_roman_heading_number_is_no_latin_word() -> None:
    assert texts(split([plain("II. ПРАВА И ОБЯЗАННОСТИ")])) == ([], ["II. ПРАВА И ОБЯЗАННОСТИ"])


def test_a_mail_address_stays_in_its_block() -> None:
    block = "За Общество: АО «Завод»\nр/с 40702810075171415229\nhr@example.com, +7 351 200-00-55"
    assert texts(split([plain(block)])) == ([], [block])


def test_brackets_in_both_languages_stay_with_their_words() -> None:
    block = "Employment contract (part-time student)\nТрудовой договор (неполное рабочее время)"
    assert texts(split([plain(block)])) == (
        ["Employment contract (part-time student)"],
        ["Трудовой договор (неполное рабочее время)"],
    )


def test_a_label_before_each_language_goes_with_its_words() -> None:
    sides = split([plain("a) care of the patients; / а) уход за больными;")])
    assert texts(sides) == (["a) care of the patients;"], ["а) уход за больными;"])
