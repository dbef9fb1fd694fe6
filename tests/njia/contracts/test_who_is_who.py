"""Who pays and who gives is told whatever a lying paper calls its sides, and however often it lies."""

from __future__ import annotations

import pytest
from benchmarks.free_voice import contract_of

from njia.contracts.parity import parity
from njia.corridors.load import load

CORRIDOR = load()
Pair = tuple[str, str]
STRAIGHT: tuple[Pair, ...] = (
    ("The Employee works forty hours a week.", "Работник работает 40 часов в неделю."),
    ("The Employee receives a copy of this contract.", "Работник получает экземпляр договора."),
    ("The Employer shall insure the Employee.", "Работодатель страхует Работника."),
    ("The working week begins on Monday.", "Рабочая неделя начинается в понедельник."),
)
SWAPPED: tuple[Pair, ...] = tuple(
    (f"The Employer pays for the {en}.", f"{ru} оплачивает Работник.")
    for en, ru in (
        ("ticket", "Билет"),
        ("visa", "Визу"),
        ("medical examination", "Медицинский осмотр"),
        ("housing", "Жильё"),
        ("work clothes", "Спецодежду"),
        ("insurance", "Страховку"),
    )
)
CLAUSES: tuple[Pair, ...] = (
    ("The {worker} works forty hours a week.", "{работник} работает 40 часов в неделю."),
    ("The {employer} pays for the ticket.", "Билет оплачивает {работодатель}."),
    ("The {employer} pays for the visa.", "Визу оплачивает {работодатель}."),
    ("The {worker} receives the wages of the {worker}.", "{работник} получает зарплату."),
    ("The {employer} hands out the tools.", "{работодатель} выдаёт инструменты."),
)
FIRM, PERSON = "Sosna LLC, INN 6897950490", "Alex Langat, passport BK3367709"
ФИРМА, ЧЕЛОВЕК = "ООО «Сосна», ИНН 6897950490", "Алекс Лангат, паспорт BK3367709"


def blamed(pairs: tuple[Pair, ...]) -> list[str]:
    return [f.rule for f in parity(contract_of(pairs), CORRIDOR) if f.severity in ("fix", "stop")]


def paper(preamble: Pair, names: dict[str, str]) -> tuple[Pair, ...]:
    body = [(en.format_map(names), ru.format_map(names)) for en, ru in CLAUSES]
    return (preamble, *[(en[0].upper() + en[1:], ru[0].upper() + ru[1:]) for en, ru in body])


@pytest.mark.parametrize("times", range(1, 7))
def test_each_swapped_payer_is_told_however_many_there_are(times: int) -> None:
    assert blamed(STRAIGHT + SWAPPED[:times]) == ["parity.role"] * times


CUSTOMER = {"employer": "Customer", "worker": "Contractor", "работодатель": "Заказчик", "работник": "Исполнитель"}
LETTERED = {"employer": "Party A", "worker": "Party B", "работодатель": "Сторона А", "работник": "Сторона Б"}
TURNED = (
    (
        CUSTOMER,
        f"{FIRM}, hereinafter the Customer, and {PERSON}, hereinafter the Contractor, agree.",
        f"{ФИРМА}, далее – Исполнитель, и {ЧЕЛОВЕК}, далее – Заказчик, договорились.",
    ),
    (
        CUSTOMER,
        f"{FIRM}, hereinafter the Contractor, and {PERSON}, hereinafter the Customer, agree.",
        f"{ФИРМА}, далее – Исполнитель, и {ЧЕЛОВЕК}, далее – Заказчик, договорились.",
    ),
    (LETTERED, f"Party A: {FIRM}. Party B: {PERSON}.", f"Сторона А: {ЧЕЛОВЕК}. Сторона Б: {ФИРМА}."),
    (LETTERED, f"{FIRM} (Party A), and {PERSON} (Party B).", f"{ЧЕЛОВЕК} (Сторона А), и {ФИРМА} (Сторона Б)."),
)


@pytest.mark.parametrize(("names", "en", "ru"), TURNED)
def test_a_worker_who_is_called_by_the_word_for_the_employer_is_told_so(
    names: dict[str, str], en: str, ru: str
) -> None:
    assert "parity.turned_names" in blamed(paper((en, ru), names))


HONEST = (
    (
        CUSTOMER,
        f"{FIRM}, hereinafter the Customer, and {PERSON}, hereinafter the Contractor, agree.",
        f"{ФИРМА}, далее – Заказчик, и {ЧЕЛОВЕК}, далее – Исполнитель, договорились.",
    ),
    (LETTERED, f"Party A: {FIRM}. Party B: {PERSON}.", f"Сторона А: {ФИРМА}. Сторона Б: {ЧЕЛОВЕК}."),
    (
        {"employer": "Party B", "worker": "Party A", "работодатель": "Сторона Б", "работник": "Сторона А"},
        f"Party A: {PERSON}. Party B: {FIRM}.",
        f"Сторона А: {ЧЕЛОВЕК}. Сторона Б: {ФИРМА}.",
    ),
    (
        {"employer": "Employer", "worker": "Employee", "работодатель": "Работодатель", "работник": "Работник"},
        f"Ivan Petrov, passport 4500 123456, hereinafter the Employer, and {PERSON}, INN 123456789012, hereinafter the"
        " Employee, agree.",
        f"Иван Петров, паспорт 4500 123456, далее – Работодатель, и {ЧЕЛОВЕК}, ИНН 123456789012, далее – Работник,"
        " договорились.",
    ),
)


@pytest.mark.parametrize(("names", "en", "ru"), HONEST)
def test_the_same_words_for_whom_they_mean_blame_nobody(names: dict[str, str], en: str, ru: str) -> None:
    assert blamed(paper((en, ru), names)) == []


STUDIES: tuple[Pair, ...] = (
    ("The Contractor teaches the Customer the Russian language.", "Исполнитель обучает Заказчика русскому языку."),
    ("The Customer pays for the tuition each year.", "Заказчик оплачивает обучение каждый год."),
    ("The Contractor gives the Customer a diploma.", "Исполнитель выдаёт Заказчику диплом."),
    ("The Contractor provides a library.", "Исполнитель предоставляет библиотеку."),
    ("The Customer receives a copy of the contract.", "Заказчик получает экземпляр договора."),
)
ERRANDS: tuple[Pair, ...] = (
    ("The Contractor prepares the documents of the Customer.", "Исполнитель готовит документы Заказчика."),
    ("The Customer pays 10,000 roubles.", "Заказчик платит 10 000 рублей."),
    ("The Contractor translates the passport of the Customer.", "Исполнитель переводит паспорт Заказчика."),
    ("The Customer receives a receipt.", "Заказчик получает квитанцию."),
    ("The Contractor answers for mistakes.", "Исполнитель отвечает за ошибки."),
)


@pytest.mark.parametrize("clauses", [STUDIES, ERRANDS])
def test_a_school_and_a_translator_are_the_contractor_of_the_one_who_pays_them(clauses: tuple[Pair, ...]) -> None:
    _, en, ru = TURNED[1]
    assert blamed(((en, ru), *clauses)) == []


def test_a_turned_name_is_shown_as_it_is_printed() -> None:
    """A name in which the dots of «ё» are printed, and two spaces in "Party  A"."""
    _, en, ru = TURNED[2]
    body = paper((en.replace("Party ", "Party  "), ru.replace("Сторона ", "Сторона  ")), LETTERED)
    [found] = [f for f in parity(contract_of(body), CORRIDOR) if f.rule == "parity.turned_names"]
    assert [e.quote for e in found.evidence] == ["Сторона  А", "Сторона  Б"]


@pytest.mark.parametrize(
    ("pair", "rule"),
    [
        (
            (
                "Work is voluntary on Sundays and compulsory on Saturdays.",
                "Работа по воскресеньям обязательна, а по субботам добровольна.",
            ),
            "opposite",
        ),
        (
            (
                "The original stays with the Employee, a copy with the Employer.",
                "Копия остаётся у Работника, оригинал – у Работодателя.",
            ),
            "custody",
        ),
        (
            (
                "The loan is without interest; the deposit bears interest.",
                "Заём – под проценты; депозит – без процентов.",
            ),
            "opposite",
        ),
        (
            (
                "Doubts are read in favour of the Employee, errors in favour of the Employer.",
                "Сомнения толкуются в пользу Работодателя, ошибки – в пользу Работника.",
            ),
            "role",
        ),
        (
            (
                "The Employee pays nothing for the room; the Employer pays the heating.",
                "Работник платит за комнату; Работодатель не платит за отопление.",
            ),
            "polarity",
        ),
    ],
)
def test_what_changed_places_within_a_clause_is_told_and_in_its_own_place_is_not(pair: Pair, rule: str) -> None:
    assert f"parity.{rule}" in blamed((STRAIGHT[0], pair))


@pytest.mark.parametrize(
    "pair",
    [
        (
            "Work is voluntary on Sundays and compulsory on Saturdays.",
            "По субботам работа обязательна, а по воскресеньям добровольна.",
        ),
        ("The loan is without interest; the deposit bears interest.", "Депозит – под проценты; заём – без процентов."),
    ],
)
def test_the_same_said_in_another_order_blames_nobody(pair: Pair) -> None:
    assert blamed((STRAIGHT[0], pair)) == []
