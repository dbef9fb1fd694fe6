"""The advert that a lawful order allows: the same words on the page, on paper and in a message, in each language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from njia.corridors.load import load
from njia.findings import Language, Text
from njia.joborders import words
from njia.joborders.model import Order, Terms
from njia.text.saying import counted, day, number


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said of the job."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Advert:
    """What everybody may be told of an order, in one language. ``short`` is for WhatsApp and SMS."""

    language: Language
    kind: str
    title: str
    place: str
    headline: str
    lines: tuple[Line, ...]
    costs: tuple[Line, ...]
    costs_title: str
    promises: tuple[str, ...]
    scan: str
    address: str
    short: str


def advert(order: Order, language: Language, address: str, corridor: str = "ke_ru") -> Advert:
    """Made from the order alone; ``address`` is that of its public page."""
    say, terms = _Say(language, corridor), order.terms
    headline = "orders.open" if order.left else "orders.full"
    return Advert(
        language=language,
        kind=say("orders.advert"),
        title=_capital(terms.title[language]),
        place=words.option("region", terms.region, corridor)[language],
        headline=say(headline, left=str(order.left), places=str(order.places)),
        lines=tuple(Line(say(f"orders.row.{name}"), value) for name, value in _lines(order, say)),
        costs=tuple(_costs(terms, say)),
        costs_title=say("orders.pays_nothing"),
        promises=(say("orders.no_fee"), say("orders.passport"), say("orders.same_words")),
        scan=say("orders.scan"),
        address=address,
        short=_short(terms, say, address),
    )


def paid(order: Order, language: Language, corridor: str = "ke_ru") -> str:
    """What it pays, in a few words: «82,000 roubles a month»."""
    say, terms = _Say(language, corridor), order.terms
    return f"{_sum(terms, say)} {say(f'orders.period.{terms.pay.period}')}"


@dataclass(frozen=True, slots=True)
class _Say:
    """The corridor's words in one language."""

    language: Language
    corridor: str

    def __call__(self, code: str, **values: str | Text) -> str:
        return load(self.corridor).messages[code].fill(**values)[self.language]

    def option(self, field: str, id_: str) -> str:
        return words.option(field, id_, self.corridor)[self.language]


def _lines(order: Order, say: _Say) -> list[tuple[str, str]]:
    terms, language = order.terms, say.language
    russian = language == "ru"
    lines = [
        ("pay", _pay(terms, say)),
        (
            "time",
            say("orders.time", hours=counted(terms.week_hours, "hour"), days=counted(terms.week_days, "day")),
        ),
        ("leave", say("orders.leave", days=counted(Decimal(terms.leave_days), "calendar_day"))),
        ("term", _term(terms, say)),
        ("workplace", terms.workplace.ru if russian else terms.workplace.en),
        _duties(terms, language),
        ("housing", say.option("housing", terms.housing)),
        ("meals", say.option("meals", terms.meals)),
        ("route", say.option("route", terms.route)),
        ("employer", terms.employer.name.ru if russian else terms.employer.name.en),
        ("agency", _agency(terms, say)),
    ]
    if order.authority:
        lines.append(("authority", say.option("authority_of_record", order.authority)))
    if order.valid_until:
        lines.append(("valid_until", _day(order.valid_until)[language]))
    return [*lines, ("reference", terms.reference)]


def _duties(terms: Terms, language: Language) -> tuple[str, str]:
    """What the worker does; that it stands in English where nobody said it in Swahili is told."""
    if language == "sw":
        return ("duties", terms.duties_sw) if terms.duties_sw else ("duties_in_english", terms.duties.en)
    return "duties", terms.duties.ru if language == "ru" else terms.duties.en


def _agency(terms: Terms, say: _Say) -> str:
    if terms.agency is None:
        return say("orders.direct")
    return say("orders.licence", name=terms.agency.name, number=terms.agency.licence)


def _pay(terms: Terms, say: _Say) -> str:
    taxed = "gross" if terms.pay.gross else "net"
    return say(f"orders.pay.{terms.pay.period}.{taxed}", sum=_sum(terms, say), days=terms.pay.days)


def _sum(terms: Terms, say: _Say) -> str:
    """«82,000 roubles»; a currency without a word of its own stands by its code."""
    code = terms.pay.currency
    word = load(say.corridor).messages.get(f"orders.currency.{code}", Text(code, code, code))
    return say("orders.sum", number=number(terms.pay.amount), currency=word)


def _term(terms: Terms, say: _Say) -> str:
    probation = counted(terms.probation_months, "month")
    told = "orders.term" if terms.probation_months else "orders.term.no_probation"
    return say(told, months=counted(Decimal(terms.term_months), "month"), day=_day(terms.start_on), probation=probation)


def _day(on: date) -> Text:
    return day(on.year, on.month, on.day)


def _costs(terms: Terms, say: _Say) -> list[Line]:
    """Who pays what, where it is not the worker."""
    return [
        Line(_cost(cost, say), say.option(f"pays_{cost}", payer))
        for cost, payer in terms.payers.items()
        if payer != "worker"
    ]


def _cost(cost: str, say: _Say) -> str:
    """«Who pays for the visa»: what the form asks is what the page says."""
    return words.cost(cost, say.corridor)[say.language]


def _short(terms: Terms, say: _Say, address: str) -> str:
    employer = terms.employer.name.ru if say.language == "ru" else terms.employer.name.en
    period, months = say(f"orders.period.{terms.pay.period}"), counted(Decimal(terms.term_months), "month")
    return say(
        "orders.short", title=_capital(terms.title[say.language]), region=say.option("region", terms.region),
        sum=_sum(terms, say), period=period, months=months, employer=employer, address=address,
    )  # fmt: skip


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
