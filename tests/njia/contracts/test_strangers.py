"""What strangers write otherwise blames nobody, and what they change is told: causes that several drafters shared."""

from __future__ import annotations

import pytest
from tests.njia.contracts.told import Pair, rules

# A bakery and its baker, whom no preamble names; in small letters, as people write.
BAKERY: tuple[Pair, ...] = (
    ("The bakery hands the baker a white coat.", "Пекарня выдаёт пекарю белый халат."),
    ("The baker begins at five in the morning.", "Пекарь начинает в пять утра."),
    ("The bakery washes the coat of the baker.", "Пекарня стирает халат пекаря."),
    ("The baker rests on Mondays; then the bakery is shut.", "По понедельникам пекарь отдыхает: пекарня закрыта."),
    ("The bakery tells the baker of a change in June.", "О перемене в июне пекарня говорит пекарю."),
)


@pytest.mark.parametrize(
    "pair",
    [
        (  # how often is no hinge
            "Wages are paid once a month, by the 10th day of the month.",
            "Зарплата выплачивается раз в месяц до 10 числа месяца.",
        ),
        (  # before or after tax, said before each sum
            "Pay: gross 90,000 roubles, net 78,300 roubles.",
            "На руки 78 300 рублей, до вычета налога 90 000 рублей.",
        ),
        # amounts and times in other units, or in parts
        ("The family receives half a million roubles.", "Семья получает 500 000 рублей."),
        ("The family receives 500,000 roubles.", "Семья получает полмиллиона рублей."),
        ("A bonus of 20 per cent is added to the rate.", "К ставке прибавляется пятая её часть."),
        ("The trial lasts for the first month and a half.", "Испытание длится первые полтора месяца."),
        (
            "The Employee has one paid day a quarter for it.",
            "Раз в квартал Работнику даётся на это один оплачиваемый день.",
        ),
        ("Wages come twice a month, on the 5th and the 20th.", "Зарплата приходит 5-го и 20-го числа каждого месяца."),
        (
            "Seven more days of paid leave are given a year.",
            "Ежегодно даётся неделя дополнительного оплачиваемого отпуска.",
        ),
        ("Nobody enters until 24 hours have passed.", "Никто не входит, пока не прошли сутки."),
        ("On days off supper is at half price.", "По выходным ужин – за 50 % цены."),
        ("The fund pays from the fourth day on.", "Начиная с четвёртого платит фонд."),
        ("Two shifts: the day shift from 7 to 15 and the late one.", "Две смены: дневная с 7 до 15 и поздняя."),
        ("We pay 2,500 roubles a month for your telephone.", "Компания платит за телефон 2500 рублей в месяц."),
        ("Three sets are signed.", "Подписываются три экземпляра."),
        # a denial that denies nothing, or is said without one
        ("The norm may not be surpassed.", "Норму превышать нельзя."),
        ("Notice is given at least five days before.", "Предупреждают не позже чем за пять дней."),
        ("When there is no work, two thirds are paid.", "За простой платят две трети."),
        ("The Employee pays no court fee.", "Работник обращается в суд без уплаты госпошлины."),
        ("The baker's pay may not fall below 50,000 roubles.", "Пекарь получает никак не меньше 50 000 рублей."),
        ("Penalties are confined to a reprimand.", "Из взысканий допускается только выговор."),
        ("No working day is longer than twelve hours.", "Рабочий день не бывает длиннее двенадцати часов."),
        ("The loan bears no interest and is returned in parts.", "Ссуда беспроцентная, возвращается частями."),
        ("Ordinary wear is nobody's fault.", "За обычный износ никто не отвечает."),
        # who bears, who goes in, what is paid
        ("The room costs the Employee nothing.", "Комната для Работника бесплатна."),
        ("The Employer gives a reference on request.", "Справку выдают по просьбе Работника."),
        ("Once a year the Employee is sent on a course.", "Раз в год Работодатель направляет Работника на курсы."),
        (
            "Having left early, he owes nothing; he may stay a week more.",
            "Уволившись раньше, он ничего не должен и может жить ещё неделю.",
        ),
        ("The Employee is liable for direct damage only.", "Работник возмещает только прямой ущерб."),
        ("Nobody enters the room without leave.", "В комнату входят только с разрешения."),
        ("A spoiled piece goes unpaid.", "Брак не оплачивается."),
    ],
)
def test_what_is_written_otherwise_blames_nobody(pair: Pair) -> None:
    assert rules(pair) == set()


@pytest.mark.parametrize(
    "pair",
    [
        (
            "Pay: gross 90,000 roubles, net 78,300 roubles.",
            "На руки 90 000 рублей, до вычета налога 78 300 рублей.",
        ),
        ("The family receives half a million roubles.", "Семья получает 1 000 000 рублей."),
        ("A bonus of 20 per cent is added to the rate.", "К ставке прибавляется десятая её часть."),
        ("One hour's work costs 410 roubles per hour.", "Смена стоит 410 рублей."),
        ("The norm is 900 stems a day.", "Норма – тысяча девятьсот стеблей в день."),
        (
            "The Employee has one paid day a month for it.",
            "Раз в квартал Работнику даётся на это один оплачиваемый день.",
        ),
        (
            "The Employee may rest after lunch; the Employer shall pay for overtime.",
            "Работник обязан отдыхать после обеда; Работодатель может оплачивать сверхурочную работу.",
        ),
        (
            "The employer Sosna Limited shall pay the fare to the camp.",
            "Работодатель «Сосна Лимитед» может оплатить проезд только до лагеря.",
        ),
        # one small word that takes the promise back
        (
            "The policy is taken out before the Employee enters Russia.",
            "Полис оформляют после въезда Работника в Россию.",
        ),
        ("No punishment is given before his explanation.", "После его объяснения наказание не налагают."),
        ("Training is at full pay.", "Обучение оплачивается по возможности."),
        ("With the prior written consent of the Employee.", "С последующего письменного согласия Работника."),
        ("Overtime is worked if the Employee agrees.", "К сверхурочной работе привлекают, если Работник не возражает."),
        ("The salary of 60,000 roubles is guaranteed.", "Ожидаемый оклад – 60 000 рублей."),
        (
            "Damage done on purpose is made good in full.",
            "Ущерб, причинённый по неосторожности, возмещается полностью.",
        ),
        ("Deductions are made as the Labour Code says.", "Удержания делаются по правилам внутреннего распорядка."),
        ("A paid break of ten minutes is given.", "Даётся перерыв на десять минут."),
        ("Reasons are given in English.", "Причины сообщаются на русском языке."),
        (
            "Each task needs the Employee's written consent.",
            "На каждое задание письменное согласие Работника не требуется.",
        ),
        ("This also prevents the Employee from complaining.", "Жаловаться это Работнику не мешает."),
        ("On every night shift there is a hot meal.", "В каждую смену полагается горячее питание."),
        # a word that only looks like an answer excuses nothing
        (
            "The Employee does civilian work only and may not be sent to the army.",
            "Работник выполняет преимущественно гражданскую работу, его нельзя отправить в армию.",
        ),
        (
            "The Company may let her go for any reason or none, and shall pay what is due on her last day.",
            "Общество вправе уволить её лишь по законным основаниям и обязано выплатить всё в последний день.",
        ),
        (
            "She may not be moved to another job, unless she objects in writing.",
            "Она не может быть переведена на другую работу, если не согласится на это письменно.",
        ),
        (
            "I may not send you to sea or ask you to sign any such paper.",
            "Без Вашего согласия я не вправе отправлять Вас в море или просить Вас подписать такую бумагу.",
        ),
        (
            "The Employee may, as he chooses, take the dispute to the court.",
            "Работник с согласия Работодателя может передать спор в суд.",
        ),
        (
            "The Employee must not stop work if the hood is broken.",
            "Работник вправе прекратить работу, если неисправна вытяжка.",
        ),
        (
            "We hear calls only on the work line, never private ones, and keep recordings no longer than 90 days.",
            "Мы слушаем звонки только на рабочей линии, а также личные, и храним записи не дольше 90 дней.",
        ),
    ],
)
def test_what_is_changed_is_told(pair: Pair) -> None:
    assert rules(pair)


def test_a_trade_and_an_establishment_are_the_sides_in_small_letters_too() -> None:
    honest = "The ticket home is at the bakery's expense.", "Билет домой – за счёт пекарни."
    assert rules(honest, BAKERY) == set()
    assert rules((honest[0], "Билет домой – за счёт пекаря."), BAKERY)


def test_a_cook_beside_the_employee_is_somebody_else() -> None:
    kitchen = tuple(
        (f"The Employee helps the cook with the {en}.", f"Работник помогает повару {ru}.")
        for en, ru in (("bread", "с хлебом"), ("soup", "с супом"), ("plates", "с тарелками"), ("stove", "с плитой"))
    )
    assert (
        rules(("The cook washes the floor, the Employee the plates.", "Повар моет пол, Работник – тарелки."), kitchen)
        == set()
    )
