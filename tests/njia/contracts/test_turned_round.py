"""What good translators turn round blames nobody; what a cheat turns round is told, by whatever name he goes."""

from __future__ import annotations

import pytest
from tests.njia.contracts.told import Pair, rules

# A school and its lifeguard, named in a way that no preamble shows.
BODY: tuple[Pair, ...] = (
    ("The School pays the Lifeguard 66,500 roubles a month.", "Школа выплачивает Спасателю 66 500 рублей в месяц."),
    ("The School provides the Lifeguard with a whistle.", "Школа выдаёт Спасателю свисток."),
    ("The Lifeguard works forty hours a week.", "Спасатель работает 40 часов в неделю."),
    ("The School insures the Lifeguard.", "Школа страхует Спасателя."),
    ("The Lifeguard keeps the key of the locker.", "Спасатель хранит ключ от шкафчика."),
    ("The Lifeguard receives a copy of this contract.", "Спасатель получает экземпляр договора."),
)


@pytest.mark.parametrize(
    "pair",
    [
        ("The rent stays the same for the whole term.", "Плата за жильё в течение всего срока не повышается."),
        ("The Employee keeps all the tips.", "Чаевые у Работника не забирают."),
        ("The Employee remains free to join any union.", "Вступать в профсоюз Работнику не запрещается."),
        (
            "No work is carried out at height in a storm, nor on ice.",
            "Работы на высоте в бурю, а равно на льду, не производятся.",
        ),
        ("All payments go in Russian roubles.", "Все выплаты производятся в российских рублях."),
        ("The passport stays with the Employee.", "Паспорт у Работника не забирают."),
        ("Work is from 9 to 6.", "Работа с 9 до 18."),
        ("Guests are shown round from 4 to 7.", "Гостям показывают всё с 16 до 19."),
        ("There are no money fines with us.", "Денежных штрафов у нас нет."),
        ("The break lasts three quarters of an hour.", "Перерыв – 45 минут."),
        ("In no event shall deductions exceed one fifth.", "Удержания не могут превышать двадцати процентов."),
        ("Watches are twelve hours in any twenty-four.", "Вахта – двенадцать часов в сутки."),
        ("For one duty: 4,200 roubles in the hand.", "За одно дежурство — 4 200 рублей на руки."),
    ],
)
def test_a_sentence_turned_round_blames_nobody(pair: Pair) -> None:
    assert rules(pair) == set()


@pytest.mark.parametrize(
    "pair",
    [
        ("The cost shall not be recovered from the Employee.", "Стоимость взыскивается с Работника."),
        ("You may not stop work.", "Вы вправе остановить работу."),
        ("Between shifts: not less than 12 hours.", "Между сменами: не более 12 часов."),
        ("You get another day off, as you choose.", "Вы получаете другой выходной, по нашему выбору."),
        ("A doubt is read in favour of the Employee.", "Сомнение толкуется в пользу Работодателя."),
        ("The ticket is bought at our own cost.", "Билет покупается за ваш счёт."),
        ("The examination is at the expense of Party A.", "Медосмотр – за счёт Стороны Б."),
        ("The door locks from within.", "Дверь запирается снаружи."),
        (
            "The law is Kenyan. The texts are in English and Russian.",
            "Право российское. Тексты на английском и русском.",
        ),
        ("Training takes place in working time.", "Обучение проводится в свободное время."),
        (
            "The passport shall not be taken away from the Employee.",
            "Паспорт Работника остаётся у Работодателя до конца срока.",
        ),
        ("The Employer shall not take the Employee's passport.", "Паспорт Работника остаётся в сейфе Работодателя."),
        ("Nobody may take the telephone of the Employee.", "Телефон Работника хранится у Работодателя."),
        (
            "The Employer shall not disclose the medical data of the Employee.",
            "Работодатель сообщает медицинские данные Работника.",
        ),
        (
            "The Employee shall not be sent to work at the quarry.",
            "Работник направляется на карьер, который стоит за рекой.",
        ),
        (
            "The Employer shall not prevent the Employee from going home.",
            "Работник может уехать домой с разрешения Работодателя.",
        ),
        ("On Saturdays the Employee works from 4 to 7.", "По субботам Работник работает с 4 до 19."),
        ("The shift is from 6 to 10.", "Смена длится с 6 до 22."),
        (
            "For lateness one day's wage is withheld.",
            "За опоздание удерживается двадцать четыре дневных заработка.",
        ),
        (
            "For each breach the Employee pays a fine.",
            "За каждое нарушение Работник платит штраф в двадцать четыре оклада.",
        ),
    ],
)
def test_a_promise_turned_round_is_told(pair: Pair) -> None:
    assert rules(pair)


def test_who_pays_is_told_by_the_names_that_a_paper_uses() -> None:
    honest = "The examination is at the School's charge.", "Медосмотр – за счёт Школы."
    assert rules(honest, BODY) == set()
    assert rules((honest[0], "Медосмотр – за счёт Спасателя."), BODY)


def test_in_a_letter_the_writer_is_the_employer() -> None:
    letter = (
        ("I pay you 56,000 roubles a month.", "Я плачу Вам 56 000 рублей в месяц."),
        ("I give you a room in my house.", "Я даю Вам комнату в моём доме."),
        ("I ask you first.", "Я сначала спрошу Вас."),
        ("You ring me in the evening.", "Вы звоните мне вечером."),
    )
    assert rules(("The broken hive is mine to pay.", "Разбитый улей – за счёт Вас."), letter)
    assert rules(("I hold back nothing from you.", "Ничего не удерживаю с вас."), letter) == set()
