"""Units of time and of other things, in every form they take in the two languages."""

from __future__ import annotations

from njia.facts.tables import by_form, forms, inflect

TIME: dict[str, str] = by_form(
    {
        "minute": "minute minutes min mins минута минуты минуту минут минутой минутам минутами минутах мин",
        "hour": "hour hours h hr hrs час часа часов часу часом часе часы часам часами часах ч",
        "day": "day days день дня дней дню днем дне дни дням днями днях дн сутки суток суткам сутками сутках сут",
        "week": "week weeks wk wks неделя недели неделю недель неделе неделей неделям неделями неделях нед",
        "month": "month months mo mos mth mths "
        "месяц месяца месяцев месяцу месяцем месяце месяцы месяцам месяцами месяцах мес",
        "quarter": "quarter quarters квартал квартала кварталов кварталу кварталом квартале кварталы",
        "year": "year years yr yrs annum год года лет году годом годе годы годов годам годами годах летом",
        "shift": "shift shifts смена смены смену смен смене сменой сменам сменами сменах",
    }
)
NIGHT = frozenset(forms("night nights ночь ночи ночей"))
ALONE = frozenset(forms("год месяц квартал неделя неделю сутки"))  # «срок – год» is one year
NOT_ALONE = frozenset({"h", "ч", "сут", "mo", "mos", "летом", "min", "hr"})  # a unit only right after a number

_STEMS = {
    "минутн": "minute",
    "часов": "hour",
    "дневн": "day",
    "суточн": "day",
    "недельн": "week",
    "месячн": "month",
    "квартальн": "quarter",
    "годичн": "year",
    "годов": "year",
    "летн": "year",
    "сменн": "shift",
    "разов": "time",
    "кратн": "multiple",
    "процентн": "percent",
    "местн": "place",
    "комнатн": "room",
    "этажн": "storey",
}
# «часовой», «недельного»: adjectives of a unit. «часов» itself is the noun.
ADJECTIVES: dict[str, str] = {form: unit for stem, unit in _STEMS.items() for form in inflect(stem)}
PREFIXED: tuple[tuple[str, str], ...] = tuple(_STEMS.items())  # behind a number: «двух|недельный»

CALENDAR = frozenset((*inflect("календарн"), "calendar", "consecutive"))
WORKING = frozenset((*inflect("рабоч"), *inflect("банковск"), "banking", "working", "business", "work", "раб"))
FULL = frozenset(
    (
        *inflect("полн"), *inflect("цел"), *inflect("последующ"), *inflect("оплачиваем"), *inflect("астрономическ"),
        "full", "whole", "paid", "complete", "successive", "additional", "extra", "further", "consecutive",
        *inflect("дополнительн"),
    )
)  # fmt: skip
DAYS_OFF = frozenset(("off", *inflect("выходн")))

# Adverbs and adjectives that say how often. «ежемесячно», "quarterly": once in that period.
_EVERY = {
    "hour": ("hourly", "почасов"),
    "day": ("daily", "ежедневн"),
    "week": ("weekly", "еженедельн"),
    "month": ("monthly", "ежемесячн среднемесячн помесячн"),
    "quarter": ("quarterly", "ежеквартальн поквартальн"),
    "year": ("annual annually yearly", "ежегодн среднегодов"),
    "shift": ("", "посменн ежесменн"),
}
EVERY: dict[str, str] = {
    **{form: period for period, (english, _) in _EVERY.items() for form in english.split()},
    **{
        form: period
        for period, (_, stems) in _EVERY.items()
        for stem in stems.split()
        for form in (*inflect(stem), stem + "о", stem + "ы", stem + "а")
    },
}
# A bare adjective of a unit also says a period: «месячный заработок», «часовая ставка».
PERIOD_ADJECTIVES: dict[str, str] = {
    form: unit for form, unit in ADJECTIVES.items() if unit in ("hour", "day", "week", "month", "quarter", "year")
    and not form.startswith("летн")
}  # fmt: skip

BY_SHIFT = frozenset(inflect("сменн"))  # «сменная ставка», but «сменный график»

COUNTED: dict[str, str] = by_form(
    {
        "copy": "copy copies counterpart counterparts original originals экземпляр экземпляра экземпляров экземплярам "
        "экземплярах экземплярами экз",
        "person": "person persons people человек человека человеку людей людьми работников чел employees workers лиц",
        "kilogram": "kg kgs kilogram kilograms kilogramme kilogrammes кг килограмм килограмма килограммов",
        "kilometre": "km kms kilometre kilometres kilometer kilometers км километр километра километров",
        "tonne": "tonne tonnes ton tons т тонна тонны тонн тонну",
        "litre": "litre litres liter liters л литр литра литров",
        "metre": "m metre metres meter meters м метр метра метров",
        "meal": "meal meals",
        "member": "member members член члена членов члену членам членами",
        "student": "student students студент студента студентов ученик учеников",
        "patient": "patient patients пациент пациента пациентов пациентам пациентами",
        "child": "child children ребенок ребенка детей детьми",
        "room": "room rooms комната комнаты комнат комнате номеров",
        "vehicle": "vehicle vehicles автомобиль автомобиля автомобилей машин",
        "ticket": "ticket tickets билет билета билетов",
        "pair": "pair pairs пара пары пар пару",
        "set": "set sets комплект комплекта комплектов комплекты",
        "season": "season seasons сезон сезона сезонов сезону",
        "degree": "degrees градус градуса градусов",
    }
)
SQUARE = frozenset(("sq", "square", "кв", *inflect("квадратн")))
CUBIC = frozenset(("cubic", "cu", "куб", *inflect("кубическ")))

# Nouns that an ordinal counts: «четвёртого разряда», "second floor".
RANKED: dict[str, str] = by_form(
    {
        "floor": "floor storey этаж этажа этаже этажом",
        "grade": "grade category class level rank разряд разряда разряде разряду разрядом категория категории "
        "категорию "
        "категорией класс класса классе уровень уровня",
        "group": "group группа группы группе группу",
    }
)

PERCENT = frozenset(
    forms("% percent percents процент процента процентов процентам процентами процентах проценту процентом percentage")
)
TIMES = frozenset(forms("times раз раза разу разом разами кратном"))
BOTH = frozenset(forms("both оба обе обоих обеих обоим обеим обоими обеими"))
COPIES_WORDS = {"duplicate": 2, "triplicate": 3, "quadruplicate": 4}

_MULTIPLES = {
    "0.5": "половинн",
    "1": "одинарн однократн",
    "1.5": "полуторн полуторакратн",
    "2": "двойн удвоенн двукратн",
    "3": "тройн утроенн троекратн трехкратн",
    "4": "четверн",
}
MULTIPLE_ADVERBS = frozenset(forms("вдвое вдвойне втрое втройне удваивается удваиваются утраивается doubles triples"))
MULTIPLES: dict[str, str] = {
    **{form: value for value, stems in _MULTIPLES.items() for stem in stems.split() for form in inflect(stem)},
    **dict.fromkeys(forms("doubles удваивается удваиваются"), "2"),
    **dict.fromkeys(forms("triples утраивается"), "3"),
    "вдвое": "2",
    "вдвойне": "2",
    "втрое": "3",
    "втройне": "3",
    "single": "1",
    "double": "2",
    "doubled": "2",
    "twofold": "2",
    "treble": "3",
    "triple": "3",
    "tripled": "3",
    "threefold": "3",
    "quadruple": "4",
}
# What a multiple multiplies. Without one of these "double" and «двойной» are idioms ("double room", «двойная фамилия»).
MULTIPLIED = frozenset(
    forms("duration length entry въезд въездом въезда длительность длительности продолжительность "
        "продолжительности rate pay wage wages salary amount time size hourly tariff daily monthly average "
        "the his her their earnings "
        "as that this its ordinary normal usual basic base standard regular wages what "
        "sum "
        "размер размере размера размеру ставка ставки ставке ставку оклад оклада окладе оплата оплаты оплате оплату "
        "тариф тарифа тарифе сумма сумме суммы сумму величина величине величины зарплата зарплаты заработка "
        "стоимость стоимости цена цены цене")
) | frozenset(inflect("тарифн")) | frozenset(inflect("часов")) | frozenset(inflect("дневн"))  # fmt: skip
