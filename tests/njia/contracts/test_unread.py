"""What we could not read is told as our doubt; it blames no paper, and no lie hides behind it."""

import pytest
from tests.njia.contracts.build import contract_from

from njia.contracts import unread
from njia.contracts.parity import parity
from njia.corridors.load import load
from njia.findings import Finding

CORRIDOR = load()


def found(*pairs: tuple[str, str]) -> dict[str, Finding]:
    titles = ("Employment contract", "Трудовой договор")
    en, ru = zip(titles, *pairs, strict=True)
    return {finding.rule: finding for finding in parity(contract_from(en, ru), CORRIDOR)}


def test_a_word_that_the_other_language_has_in_its_own_words_blames_nobody() -> None:
    rules = found(
        (
            "For work on holidays double pay is due or, at his choice, single pay and another day of rest.",
            "За работу в праздники – двойная оплата либо, по его выбору, одинарная оплата и другой день отдыха.",
        )
    )
    assert set(rules) == {"parity.unread"}
    assert rules["parity.unread"].severity == "note"
    assert "одинарная" in rules["parity.unread"].text.en


def test_a_multiple_that_one_language_says_less_often_is_still_told() -> None:
    assert "parity.share" in found(
        (
            "Overtime is paid double; holidays are paid double.",
            "Сверхурочные оплачиваются в двойном размере; праздники – в обычном.",
        )
    )


def test_a_condition_alone_that_every_word_of_the_other_language_answers_is_a_doubt() -> None:
    rules = found(
        (
            "You may also teach a class elsewhere if the migration law allows it.",
            "Вы можете также вести кружок в другом месте, если это допускает миграционное законодательство.",
        )
    )
    assert "parity.permission" not in rules


def test_a_promise_taken_out_of_one_language_is_no_doubt() -> None:
    rules = found(
        (
            "The Employer buys the return ticket, whoever ends the contract.",
            "Работодатель покупает обратный билет, если договор прекращает он сам.",
        )
    )
    assert rules["parity.whatever"].severity == "fix"


def test_numbers_that_one_language_writes_before_every_clause_are_told_once() -> None:
    told = ("rest days", "leave", "wages", "tools", "housing", "meals")
    russian = ("дни отдыха", "отпуск", "заработная плата", "инструменты", "жильё", "питание")
    pairs = [
        (f"Item A{n} of the list: {en}.", f"Из списка: {ru}.")
        for n, (en, ru) in enumerate(zip(told, russian, strict=True), 1)
    ]
    rules = found(*pairs)
    assert "parity.number" not in rules
    assert rules["parity.habit"].severity == "check"
    assert len({e.start for e in rules["parity.habit"].evidence if e.side == "en"}) == len(pairs)


def test_one_number_missing_is_no_habit() -> None:
    rules = found(("Warehouse number 7 is the place of work.", "Место работы – склад."))
    assert {"parity.number", "parity.identifier"} & set(rules)


FREE = (
    "She minds the little ones, warms the milk and airs the cots.",
    "Она присматривает за малышами, греет молоко и проветривает кроватки.",
)


def test_words_no_list_knows_blame_nobody_where_the_other_language_means_the_same() -> None:
    rules = found(FREE)
    assert set(rules) == {"parity.unread"}
    assert rules["parity.unread"].severity == "note"


def test_without_the_encoder_the_lists_judge_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unread, "meanings", lambda: None)
    assert set(found(FREE)) == {"parity.wording"}


def test_a_list_item_in_words_we_do_not_know_is_a_doubt_and_another_thing_is_told() -> None:
    assert set(found(("The room, the tests and the ticket are free.", "Комната, анализы и билет бесплатны."))) == {
        "parity.unread"
    }
    assert "parity.list" in found(
        ("The room, the tests and the ticket are free.", "Комната, питание и билет бесплатны.")
    )


def test_the_encoder_is_never_asked_of_what_is_denied() -> None:
    en = "The Employer gives leave on Sundays, not without her consent."
    assert set(found((en, "Работодатель даёт отпуск по воскресеньям, независимо от её согласия."))) & {
        "parity.consent",
        "parity.polarity",
        "parity.whatever",
    }
