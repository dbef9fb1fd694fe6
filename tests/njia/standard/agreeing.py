"""Made-up terms to fill contracts with; the numbers have right check digits and belong to nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from njia.standard.agreed import Agreed, Clock, Employer, Harm, Permit, Policy, Rotation, Worker
from njia.standard.model import Pair

EMPLOYER = Employer(
    name=Pair('Limited Liability Company "Zelyony Bereg"', "Общество с ограниченной ответственностью «Зелёный Берег»"),
    inn="0297946460",
    ogrn="1210299540571",
    address=Pair("18 Oranzhereynaya Street, Ufa, 450105", "450105, г. Уфа, ул. Оранжерейная, д. 18"),
    signatory=Pair("Director Rustam Ildarovich Gabdullin", "директор Габдуллин Рустам Ильдарович"),
    basis=Pair("the Charter", "Устав"),
)
WORKER = Worker(
    name=Pair("Faith Wanjiku Kamau", "Фейт Ванджику Камау"),
    citizenship=Pair("Republic of Kenya", "Республика Кения"),
    born=date(1999, 5, 17),
    passport="AK1184302",
    passport_on=date(2025, 2, 6),
    passport_by=Pair("the Directorate of Immigration Services, Nairobi", "Директорат иммиграционных служб, Найроби"),
)
PERMIT = Permit(series="02", number="260047718", issued=date(2026, 10, 19), until=date(2027, 10, 18))
POLICY = Policy(number="DM-02-551873", insurer=Pair('JSC "Ural-Polis"', "АО «Урал-Полис»"), until=date(2027, 12, 31))
CLOCK = Clock(begins="8:00", ends="17:00", break_begins="12:00", break_ends="13:00")
HOUSING = Pair(
    "a place in a hostel at 7 Sadovaya Street, Ufa, at most four people to a room",
    "место в общежитии по адресу: г. Уфа, ул. Садовая, д. 7, не более четырёх человек в комнате",
)
MEALS = Pair("three meals a day", "три раза в день")

BASIC = Agreed(
    variant="worker",
    number="214-K",
    made_on=date(2026, 11, 9),
    made_place=Pair("Nairobi", "Найроби"),
    employer=EMPLOYER,
    worker=WORKER,
    job=Pair("packer", "укладчик-упаковщик"),
    workplace=Pair(
        "packing shop at 18 Oranzhereynaya Street, Ufa, Republic of Bashkortostan, 450105",
        "упаковочный цех по адресу: 450105, Республика Башкортостан, г. Уфа, ул. Оранжерейная, д. 18",
    ),
    start=date(2026, 12, 1),
    pay=Decimal(62000),
)
FULL = replace(
    BASIC,
    duties=Pair("packing goods and putting labels on boxes", "упаковка товара и наклейка ярлыков на коробки"),
    probation_months=3,
    permit=PERMIT,
    policy=POLICY,
    clock=CLOCK,
    housing=HOUSING,
    meals=MEALS,
)
FIXED = replace(
    BASIC, end=date(2027, 9, 30), reason="season", pay=Decimal("455.50"), pay_per="hour", probation_months=1,
    policy=POLICY, days_off=(6,), leave=35, ticket_out=False, housing=HOUSING, housing_rent=Decimal(6000),
)  # fmt: skip
SHIFTS = replace(BASIC, shift_hours=Decimal(11), night=True, permit=PERMIT, meals=MEALS, pay=Decimal(71500))
ROTATION = replace(
    FULL, clock=None, housing=None, shift_hours=Decimal(11), night=True, pay=Decimal(93001),
    rotation=Rotation(on=30, off=30, allowance=Decimal(700)), conditions="3.1", harm=Harm(pay=4, leave=7),
)  # fmt: skip
JOBS = {
    "worker": Pair("packer", "укладчик-упаковщик"),
    "construction": Pair("plasterer, grade 4", "штукатур 4-го разряда"),
    "care": Pair("nurse's assistant", "младшая медицинская сестра по уходу"),
    "driver": Pair("lorry driver", "водитель грузового автомобиля"),
    "hotel": Pair("cook", "повар"),
    "agriculture": Pair("vegetable grower", "овощевод"),
    "seafaring": Pair("deckhand", "матрос"),
    "professional": Pair("design engineer", "инженер-конструктор"),
    "hqs": Pair("lead programmer", "ведущий программист"),
    "student": Pair("barista", "бариста"),
}


def of(variant: str, terms: Agreed) -> Agreed:
    """The terms as that kind of contract has them."""
    made = replace(terms, variant=variant, job=JOBS[variant])
    if variant == "hqs":
        made = replace(made, pay=Decimal(300000), pay_per="month")
    if variant == "seafaring":
        made = replace(
            made, vessel=Pair('fishing vessel "Chaika", flag of Russia', "рыболовное судно «Чайка», флаг России")
        )
        made = replace(made, end=date(2027, 9, 30), reason="vessel") if made.end else made
    if variant == "student":
        made = replace(
            made, hours=Decimal(20), pay=Decimal(31000), pay_per="month", permit=None, rotation=None, shift_hours=None,
            university=Pair("Ural Polytechnic University", "Уральский политехнический университет"),
            reason="studies" if made.end else None,
        )  # fmt: skip
    return made


TERMS = {"basic": BASIC, "full": FULL, "fixed": FIXED, "shifts": SHIFTS, "rotation": ROTATION}
