"""What was agreed, as the values that fill the clauses and the flags that choose among them."""

from __future__ import annotations

from collections.abc import Iterator

from njia.standard.agreed import Agreed
from njia.standard.model import Filled, Library, Pair
from njia.standard.saying import counted, day, ordinal, roubles, same, weekdays

_PER = {"hour": Pair("an hour", "в час"), "month": Pair("a month", "в месяц")}
_TAX = {
    "gross": Pair("before the deduction of personal income tax", "до удержания налога на доходы физических лиц"),
    "net": Pair("after the deduction of personal income tax", "после удержания налога на доходы физических лиц"),
}
_DAYS_OF_WEEK = 7
_HARMFUL = ("3", "4")  # classes of the special assessment (Law 426-FZ, art. 14)


def filled(agreed: Agreed, library: Library) -> Filled:
    """Raises KeyError for a variant or a reason that the library does not know."""
    values = dict((*_parties(agreed), *_term(agreed, library), *_pay(agreed), *_time(agreed), *_optional(agreed)))
    return Filled(values, library.variants[agreed.variant].flags | frozenset(_flags(agreed, library)))


def _parties(agreed: Agreed) -> Iterator[tuple[str, Pair]]:
    employer, worker = agreed.employer, agreed.worker
    yield "number", same(agreed.number)
    yield "made_on", day(agreed.made_on)
    yield "made_place", agreed.made_place
    yield "employer", employer.name
    yield "inn", same(employer.inn)
    yield "ogrn", same(employer.ogrn)
    yield "address", employer.address
    yield "signatory", employer.signatory
    yield "basis", employer.basis
    yield "worker", worker.name
    yield "citizenship", worker.citizenship
    yield "born", day(worker.born)
    yield "passport", same(worker.passport)
    yield "passport_on", day(worker.passport_on)
    yield "passport_by", worker.passport_by
    yield "job", agreed.job
    yield "workplace", agreed.workplace
    yield "conditions", same(agreed.conditions)


def _term(agreed: Agreed, library: Library) -> Iterator[tuple[str, Pair]]:
    yield "start", day(agreed.start)
    if agreed.end:
        yield "end", day(agreed.end)
    if agreed.reason:
        yield "reason", library.reasons[agreed.reason].said
    if agreed.probation_months:
        yield "probation", counted(agreed.probation_months, "month")
    if agreed.permit:
        yield "permit_series", same(agreed.permit.series)
        yield "permit_number", same(agreed.permit.number)
        yield "permit_issued", day(agreed.permit.issued)
        yield "permit_until", day(agreed.permit.until)


def _pay(agreed: Agreed) -> Iterator[tuple[str, Pair]]:
    first, second = agreed.pay_days
    yield "pay", roubles(agreed.pay)
    yield "per", _PER[agreed.pay_per]
    yield "tax", _TAX[agreed.pay_basis]
    yield "pay_first", Pair(ordinal(first), str(first))
    yield "pay_second", Pair(ordinal(second), str(second))


def _time(agreed: Agreed) -> Iterator[tuple[str, Pair]]:
    yield "hours", counted(agreed.hours, "hour")
    yield "days", counted(_DAYS_OF_WEEK - len(agreed.days_off), "day")
    yield "days_off", weekdays(agreed.days_off)
    yield "leave", counted(agreed.leave, "calendar_day")
    if agreed.clock:
        yield "from", same(agreed.clock.begins)
        yield "to", same(agreed.clock.ends)
        yield "break_from", same(agreed.clock.break_begins)
        yield "break_to", same(agreed.clock.break_ends)
    if agreed.shift_hours:
        yield "shift", counted(agreed.shift_hours, "hour")
    if agreed.rotation:
        yield "rotation_on", counted(agreed.rotation.on, "day")
        yield "rotation_off", counted(agreed.rotation.off, "day")
        yield "rotation_allowance", roubles(agreed.rotation.allowance)


def _optional(agreed: Agreed) -> Iterator[tuple[str, Pair]]:
    for name in ("duties", "university", "vessel", "housing", "meals"):
        said: Pair | None = getattr(agreed, name)
        if said:
            yield name, said
    if agreed.housing_rent:
        yield "housing_rent", roubles(agreed.housing_rent)
    if agreed.harm:
        yield "harm_pay", same(str(agreed.harm.pay))
        yield "harm_leave", counted(agreed.harm.leave, "calendar_day")
    if agreed.policy:
        yield "policy_number", same(agreed.policy.number)
        yield "insurer", agreed.policy.insurer
        yield "policy_until", day(agreed.policy.until)


def _flags(agreed: Agreed, library: Library) -> Iterator[str]:
    student = "student" in library.variants[agreed.variant].flags
    yield from (name for name, held in (
        ("fixed_term", agreed.end is not None),
        ("probation", agreed.probation_months > 0),
        ("permit_issued", agreed.permit is not None),
        ("permit_pending", agreed.permit is None and not student),
        ("policy_issued", agreed.policy is not None),
        ("harmful", agreed.harm is not None or agreed.conditions.startswith(_HARMFUL)),
        ("shifts", agreed.shift_hours is not None),
        ("rotation", agreed.rotation is not None),
        ("clock", agreed.clock is not None),
        ("night", agreed.night),
        ("ticket_out", agreed.ticket_out and not student),
        ("duties", agreed.duties is not None),
        ("housing", agreed.housing is not None),
        ("housing_paid", agreed.housing_rent is not None),
        ("meals", agreed.meals is not None),
    ) if held)  # fmt: skip
