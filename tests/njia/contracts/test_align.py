"""Clauses find their counterparts by their words, whatever was changed, dropped, moved or renumbered."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from hypothesis import given, settings
from hypothesis import strategies as st

from njia.contracts.align import align
from njia.contracts.beadwork import Beadwork, outline
from njia.contracts.bilingual import Lexicon, lexicon_of
from njia.contracts.evidence import Ballot
from njia.contracts.labels import label_of
from njia.contracts.lengths import length_score
from njia.contracts.model import Bead, Clause, ClauseKind
from njia.corridors.load import load
from njia.findings import Side

LEXICON = Lexicon(
    [
        (("employee", "worker"), ("работник",)),
        (("employer",), ("работодатель",)),
        (("contract",), ("договор",)),
        (("salary", "wages"), ("заработная плата", "оклад")),
        (("month", "monthly"), ("месяц",)),
        (("leave",), ("отпуск",)),
        (("calendar day",), ("календарный день",)),
        (("overtime",), ("сверхурочная работа",)),
        (("double",), ("двойной",)),
        (("dormitory", "hostel"), ("общежитие",)),
        (("free", "free of charge"), ("бесплатно",)),
        (("passport",), ("паспорт",)),
        (("keep",), ("хранить",)),
        (("court",), ("суд",)),
        (("dispute",), ("спор",)),
        (("insurance",), ("страхование",)),
        (("medical",), ("медицинский",)),
        (("probation",), ("испытание", "испытательный")),
        (("notice", "notify"), ("предупредить", "уведомить")),
        (("terminate",), ("расторгнуть",)),
        (("air ticket", "ticket"), ("авиабилет",)),
        (("pay", "paid"), ("платить", "оплачивать", "выплачиваться")),
        (("annual",), ("ежегодный",)),
        (("trade secret", "secret"), ("тайна",)),
        (("disclose",), ("разглашать",)),
    ]
)
EN = (
    "1.1. The monthly salary of the Employee is 95,000 roubles.",
    "1.2. Overtime is paid at double rate.",
    "1.3. The annual leave is 28 calendar days.",
    "1.4. The Employer provides a hostel free of charge.",
    "1.5. The Employee shall keep his passport.",
    "1.6. Disputes are heard by the court.",
    "1.7. Medical insurance is paid by the Employer.",
    "1.8. The probation period is three months.",
    "1.9. The Employee may terminate the Contract by two weeks' notice.",
    "1.10. The Employer pays for the air ticket Nairobi – Kazan.",
    "1.11. The Employee shall not disclose trade secrets.",
)
RU = (
    "1.1. Оклад Работника составляет 95 000 рублей в месяц.",
    "1.2. Сверхурочная работа оплачивается в двойном размере.",
    "1.3. Ежегодный отпуск – 28 календарных дней.",
    "1.4. Работодатель бесплатно предоставляет общежитие.",
    "1.5. Паспорт хранится у Работника.",
    "1.6. Споры рассматриваются судом.",
    "1.7. Медицинское страхование оплачивает Работодатель.",
    "1.8. Испытательный срок – 3 месяца.",
    "1.9. Работник вправе расторгнуть Договор, предупредив за две недели.",
    "1.10. Работодатель оплачивает авиабилет Найроби – Казань.",
    "1.11. Работник не вправе разглашать тайну.",
)


def clauses(side: Side, texts: Sequence[str]) -> tuple[Clause, ...]:
    labels = [label_of(text) for text in texts]
    return tuple(
        Clause(side, index, text, 0, label=label.text if label else None)
        for index, (text, label) in enumerate(zip(texts, labels, strict=True))
    )


def beads(en: Sequence[str], ru: Sequence[str]) -> tuple[Bead, ...]:
    return align(clauses("en", en), clauses("ru", ru), LEXICON)


def straight(count: int) -> tuple[Bead, ...]:
    return tuple(Bead((i,), (i,)) for i in range(count))


def test_a_faithful_translation_is_paired_one_to_one() -> None:
    assert beads(EN, RU) == straight(len(EN))


def test_numbers_that_differ_in_every_clause_break_nothing() -> None:
    digits = str.maketrans("0123456789", "7283940516")
    changed = [f"{text[:5]}{text[5:].translate(digits)} 777 12.12.2031" for text in RU]
    assert beads(EN, changed) == straight(len(EN))


def test_labels_shifted_from_a_clause_on_do_not_mislead() -> None:
    shifted = [*RU[:4], *(f"1.{k + 2}. {text.split(' ', 1)[1]}" for k, text in enumerate(RU) if k >= 4)]
    assert beads(EN, shifted) == straight(len(EN))


def test_labels_that_are_nonsense_do_not_mislead() -> None:
    nonsense = [f"{(k * 7) % 11 + 1}.{(k * 3) % 5 + 1}. {text.split(' ', 1)[1]}" for k, text in enumerate(RU)]
    assert beads(EN, nonsense) == straight(len(EN))


def test_a_dropped_clause_is_one_sided_on_either_side() -> None:
    for gone in range(len(EN)):
        without = [text for k, text in enumerate(RU) if k != gone]
        assert Bead((gone,), ()) in beads(EN, without)
        without = [text for k, text in enumerate(EN) if k != gone]
        assert Bead((), (gone,)) in beads(without, RU)


def test_clauses_merged_in_one_language_are_one_bead() -> None:
    merged = [*RU[:2], f"{RU[2]} {RU[3].split(' ', 1)[1]}", *RU[4:]]
    assert Bead((2, 3), (2,)) in beads(EN, merged)
    merged = [*EN[:5], f"{EN[5]} {EN[6]}", *EN[7:]]
    assert Bead((5,), (5, 6)) in beads(merged, RU)


def test_a_clause_left_out_between_two_that_were_merged_stands_alone() -> None:
    for gone in range(1, len(EN) - 1):
        merged = [*RU[: gone - 1], f"{RU[gone - 1]} {RU[gone + 1].split(' ', 1)[1]}", *RU[gone + 2 :]]
        assert {Bead((gone - 1, gone + 1), (gone - 1,)), Bead((gone,), ())} <= set(beads(EN, merged))


def test_a_clause_holds_two_others_more_likely_if_its_sentences_break_where_they_part() -> None:
    def worth(whole: str) -> float:
        sides = clauses("en", [whole]), clauses("ru", ["Паспорт и виза.", "Паспорт хранится у Работника."])
        nothing = Ballot(((),), (0.0,)), Ballot(((), ()), (0.0, 0.0))
        return Beadwork(nothing, (outline(sides[0]), outline(sides[1])), 1.0, None).bead((0,), (0, 1))

    assert worth("Passport and visa. He keeps his own passport.") > worth(
        "Passport and visa, he keeps his own passport."
    )


def test_the_beginning_of_a_sentence_on_a_line_of_its_own_goes_with_the_rest() -> None:
    assert Bead((4, 5), (4,)) in beads([*EN[:4], "Now, therefore,", *EN[4:]], RU)


def test_a_sentence_on_more_lines_in_one_language_is_one_bead() -> None:
    en = [*EN[:3], "The Employer", "Provides a hostel free of charge.", *EN[4:]]
    ru = [*RU[:3], "Работодатель,", "бесплатно предоставляет общежитие.", *RU[4:]]
    assert Bead((3, 4), (3, 4)) in beads(en, ru)
    assert Bead((), (3, 4)) in beads([*EN[:3], *EN[4:]], ru)


def test_a_sentence_that_breaks_off_in_both_languages_is_paired_line_by_line() -> None:
    en = [*EN[:3], "The Employer,", "provides a hostel free of charge.", *EN[4:]]
    ru = [*RU[:3], "Работодатель,", "бесплатно предоставляет общежитие.", *RU[4:]]
    assert beads(en, ru) == straight(len(en))


def test_an_item_of_a_list_that_one_language_left_out_is_no_beginning_of_a_sentence() -> None:
    en = [*EN[:4], "The Employer pays for:", "medical insurance,", "the air ticket,", "the hostel.", *EN[4:]]
    ru = [*RU[:4], "Работодатель оплачивает:", "авиабилет,", "общежитие.", *RU[4:]]
    assert Bead((5,), ()) in beads(en, ru)
    assert Bead((), (5,)) in beads([*en[:5], *en[6:]], [*ru[:5], "медицинское страхование,", *ru[5:]])
    assert Bead((5,), ()) in beads([*en[:6], *en[7:]], [*ru[:5], *ru[6:]])


def test_a_heading_may_begin_a_clause_and_never_ends_one() -> None:
    def worth(*kinds: ClauseKind) -> float:
        en = [Clause("en", 0, "Passport and pay.", 0)]
        ru = [Clause("ru", k, "Паспорт.", 0, kind) for k, kind in enumerate(kinds)]
        nothing = Ballot(((),), (0.0,)), Ballot(((), ()), (0.0, 0.0))
        return Beadwork(nothing, (outline(en), outline(ru)), 1.0, None).bead((0,), (0, 1))

    assert worth("clause", "clause") > worth("heading", "clause") > worth("clause", "heading")


def test_half_as_much_again_speaks_against_a_long_pair_and_hardly_against_a_short_one() -> None:
    """So that a clause the other language left out does not hide in the one before it."""

    def doubt(length: int) -> float:
        return length_score(length, length, 0.0) - length_score(length, length * 3 // 2, log(1.5))

    assert doubt(200) > 2.0
    assert doubt(12) < 1.0


def test_a_clause_moved_elsewhere_is_still_paired() -> None:
    moved = [*RU[:1], *RU[2:], RU[1]]
    assert Bead((1,), (len(RU) - 1,)) in beads(EN, moved)


def test_a_clause_put_in_place_of_another_is_not_paired_with_it() -> None:
    foreign = "1.6. Военнослужащий направляется в зону боевых действий по приказу командира."
    full = lexicon_of(load())
    found = align(clauses("en", EN), clauses("ru", [*RU[:5], foreign, *RU[6:]]), full)
    assert Bead((5,), ()) in found
    assert Bead((), (5,)) in found


def test_words_outside_the_lexicon_are_learned_from_the_paper_itself() -> None:
    en = [
        f"The {noun} shall be {verb} by the foreman."
        for noun in ("crane", "boiler", "pump")
        for verb in ("oiled", "swept")
    ]
    ru = [
        f"{noun} должен быть {verb} мастером." for noun in ("Кран", "Котёл", "Насос") for verb in ("смазан", "вычищен")
    ]
    assert beads((*EN, *en), (*RU, *ru)) == straight(len(EN) + len(en))


def test_a_paper_in_one_language_is_all_one_sided() -> None:
    assert beads(EN, ()) == tuple(Bead((i,), ()) for i in range(len(EN)))
    assert beads((), RU) == tuple(Bead((), (j,)) for j in range(len(RU)))
    assert beads((), ()) == ()


def test_the_same_row_of_a_table_helps_where_words_do_not() -> None:
    def rows(side: Side, texts: Sequence[str]) -> list[Clause]:
        return [Clause(side, k, text, 0, row=("d", 0, k)) for k, text in enumerate(texts)]

    en = rows("en", ["Alpha beta gamma.", "Delta epsilon zeta eta."])
    ru = rows("ru", ["Один два три.", "Четыре пять шесть семь."])
    assert align(en, ru, LEXICON) == straight(2)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*EN, "", "4.", "____", "ИНН 7707083893", "Otieno"]), max_size=14),
    st.lists(st.sampled_from([*RU, "", "4.", "____", "ИНН 7707083893", "Отиено"]), max_size=14),
)
def test_whatever_the_papers_every_clause_is_in_exactly_one_bead(en: list[str], ru: list[str]) -> None:
    found = beads(en, ru)
    assert sorted(i for bead in found for i in bead.en) == list(range(len(en)))
    assert sorted(j for bead in found for j in bead.ru) == list(range(len(ru)))
    for bead in found:
        assert bead.en or bead.ru
        assert list(bead.en) == sorted(bead.en)
        assert list(bead.ru) == sorted(bead.ru)
