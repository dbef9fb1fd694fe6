"""A sentence that one language hides inside a paired clause is found; a faithful clause raises nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from njia.contracts.align import align
from njia.contracts.bilingual import lexicon_of
from njia.contracts.inside import inspector, one_sided_sentences
from njia.contracts.labels import label_of
from njia.contracts.model import Clause, Contract
from njia.corridors.load import load
from njia.findings import Side

LEXICON = lexicon_of(load())
EN = (
    "1.1. The Employer hires the Employee for the position of electrician in the Repair Department.",
    "1.2. The Employee shall comply with the internal labour regulations. Violations are recorded in writing.",
    "1.3. The salary is 95,000 roubles a month. It is paid twice a month to the bank account of the Employee.",
    "1.4. The Employee has annual paid leave of 28 calendar days. Leave without pay is granted by agreement.",
    "1.5. The Employer provides free accommodation in a dormitory; the Employee takes care of the property.",
    "1.6. Disputes are settled by negotiation. Failing agreement, the court decides.",
)
RU = (
    "1.1. Работодатель принимает Работника на должность электрика в ремонтный отдел.",
    "1.2. Работник обязан соблюдать правила внутреннего трудового распорядка. Нарушения фиксируются письменно.",
    "1.3. Оклад составляет 95 000 рублей в месяц. Он выплачивается два раза в месяц на банковский счёт Работника.",
    "1.4. Работнику предоставляется ежегодный оплачиваемый отпуск 28 календарных дней. "
    "Отпуск без сохранения заработной платы предоставляется по соглашению.",
    "1.5. Работодатель бесплатно предоставляет жильё в общежитии; Работник бережно относится к имуществу.",
    "1.6. Споры разрешаются путём переговоров. При недостижении согласия решение принимает суд.",
)


def contract(en: Sequence[str] = EN, ru: Sequence[str] = RU) -> Contract:
    def clauses(side: Side, texts: Sequence[str]) -> tuple[Clause, ...]:
        labels = [label_of(text) for text in texts]
        return tuple(
            Clause(side, k, text, 0, label=label.text if label else None)
            for k, (text, label) in enumerate(zip(texts, labels, strict=True))
        )

    sides = clauses("en", en), clauses("ru", ru)
    facts: Mapping[Side, tuple[tuple[()], ...]] = {"en": ((),) * len(en), "ru": ((),) * len(ru)}
    return Contract(*sides, align(*sides, LEXICON), facts, {"en": "\n".join(en), "ru": "\n".join(ru)})


def found(paper: Contract) -> list[tuple[Side, int, str]]:
    inside = inspector(paper, LEXICON)
    return [
        (side, clause, paper.side(side)[clause].text[start:end])
        for bead in paper.beads
        for side, clause, start, end in inside.one_sided(bead)
    ]


def test_a_faithful_contract_hides_nothing() -> None:
    assert found(contract()) == []


@pytest.mark.parametrize(
    "hidden",
    [
        "Работник согласен проходить военную службу в зоне боевых действий.",
        "Паспорт Работника хранится у Работодателя до окончания срока договора.",
        "При увольнении Работник возмещает расходы на перелёт и штраф 300 000 рублей.",
    ],
)
@pytest.mark.parametrize("clause", [1, 2, 3, 5])
def test_a_sentence_only_the_russian_has_is_found(hidden: str, clause: int) -> None:
    ru = [f"{text} {hidden}" if k == clause else text for k, text in enumerate(RU)]
    assert found(contract(ru=ru)) == [("ru", clause, hidden)]


def test_a_sentence_only_the_english_has_is_found() -> None:
    hidden = "The Employer pays for the return ticket to Nairobi."
    en = [f"{text} {hidden}" if k == 4 else text for k, text in enumerate(EN)]
    assert found(contract(en=en)) == [("en", 4, hidden)]


def test_a_part_after_a_semicolon_is_found() -> None:
    hidden = "Работник обязуется служить в вооружённых силах по приказу командира."
    ru = [
        *RU[:5],
        f"1.6. Споры разрешаются путём переговоров; {hidden} При недостижении согласия решение принимает суд.",
    ]
    assert found(contract(ru=ru)) == [("ru", 5, hidden)]


def test_a_number_that_differs_does_not_make_a_sentence_foreign() -> None:
    ru = [text.replace("95 000", "15 000").replace("28", "14") for text in RU]
    assert found(contract(ru=ru)) == []


def test_one_bead_can_be_asked_alone() -> None:
    hidden = "Работник согласен проходить военную службу в зоне боевых действий."
    paper = contract(ru=[f"{RU[0]} {hidden}", *RU[1:]])
    start = len(RU[0]) + 1
    assert one_sided_sentences(paper.beads[0], paper, LEXICON) == (("ru", 0, start, start + len(hidden)),)


def test_a_one_sided_bead_has_no_inside() -> None:
    paper = contract(ru=())
    assert found(paper) == []
