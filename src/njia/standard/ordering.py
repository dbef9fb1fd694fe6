"""From a job order and the particulars of one worker to everything that their contract says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from njia.calendars.count import last_day
from njia.joborders.model import Both, Terms
from njia.standard.agreed import Agreed, Employer, Harm, Permit, Policy, Rotation, Worker
from njia.standard.model import Library, Pair

_DAY = re.compile(r"\d{1,2}")
_WEEK = 7
_FREE, _PAID = "free", "paid"
_AT_SEA = "seafaring"  # the flag of the kind of contract for the crew of a vessel


class UnfitError(ValueError):
    """No contract can be made of the order; ``code`` names a message (``standard.unfit.…``)."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.code = f"standard.unfit.{why}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What a job order does not say: who takes the job, who signs for the employer, and the day."""

    number: str
    made_on: date
    worker: Worker
    signatory: Pair
    basis: Pair | None = None
    made_place: Pair | None = None
    conditions: str = "2"
    harm: Harm | None = None
    reason: str | None = None
    permit: Permit | None = None
    policy: Policy | None = None
    university: Pair | None = None
    vessel: Pair | None = None
    shift_hours: Decimal | None = None
    night: bool = False
    rotation: Rotation | None = None
    housing: Pair | None = None
    housing_rent: Decimal | None = None


def ordered(terms: Terms, particulars: Particulars, library: Library) -> Agreed:
    """The terms of the order, word for word, with the particulars. Raises UnfitError."""
    if terms.pay.currency != "RUB":
        raise UnfitError("roubles")
    if terms.probation_months != int(terms.probation_months):
        raise UnfitError("probation")
    if terms.housing == _PAID and particulars.housing_rent is None:
        raise UnfitError("rent")
    return Agreed(
        variant=variant_of(terms, library, at_sea=particulars.vessel is not None),
        number=particulars.number,
        made_on=particulars.made_on,
        made_place=particulars.made_place or library.usual["place"],
        employer=_employer(terms, particulars, library),
        worker=particulars.worker,
        job=Pair(terms.title.en, terms.title.ru),
        duties=_plain(terms.duties),
        workplace=_plain(terms.workplace),
        start=terms.start_on,
        end=last_day(terms.start_on, terms.term_months) if terms.term_months else None,
        reason=particulars.reason,
        pay=terms.pay.amount,
        pay_per=terms.pay.period,
        pay_basis="gross" if terms.pay.gross else "net",
        pay_days=_pay_days(terms.pay.days),
        hours=terms.week_hours,
        days_off=_days_off(terms),
        leave=terms.leave_days,
        conditions=particulars.conditions,
        harm=particulars.harm,
        probation_months=int(terms.probation_months),
        permit=particulars.permit,
        policy=particulars.policy,
        university=particulars.university,
        vessel=particulars.vessel,
        shift_hours=particulars.shift_hours,
        night=particulars.night,
        rotation=particulars.rotation,
        housing=(particulars.housing or library.usual["housing"]) if terms.housing in (_FREE, _PAID) else None,
        housing_rent=particulars.housing_rent if terms.housing == _PAID else None,
        meals=library.usual["meals"] if terms.meals == _FREE else None,
        ticket_out=terms.payers.get("ticket_out") == "employer",
    )


def variant_of(terms: Terms, library: Library, *, at_sea: bool = False) -> str:
    """The kind of contract: by the vessel, else the order's route, else its occupation, else the library's first."""
    kinds = library.variants.values()
    if at_sea:
        return next(kind.id for kind in kinds if _AT_SEA in kind.flags)
    of_route = (kind.id for kind in kinds if terms.route in kind.routes)
    of_job = (kind.id for kind in kinds if terms.occupation in kind.occupations)
    return next(of_route, None) or next(of_job, next(iter(library.variants)))


def _employer(terms: Terms, particulars: Particulars, library: Library) -> Employer:
    held = terms.employer
    return Employer(
        name=Pair(held.name.en, held.name.ru),
        inn=held.inn,
        ogrn=held.ogrn,
        address=_plain(held.address),
        signatory=particulars.signatory,
        basis=particulars.basis or library.usual["basis"],
    )


def _plain(both: Both) -> Pair:
    """The words without the full stop that the clause around them brings."""
    return Pair(both.en.strip().rstrip("."), both.ru.strip().rstrip("."))


def _pay_days(said: str) -> tuple[int, int]:
    """The later day pays the first half of its month, the earlier one the second half of the month before."""
    days = sorted({int(found) for found in _DAY.findall(said)})
    if len(days) != 2 or not 1 <= days[0] < days[1] <= 31:
        raise UnfitError("pay_days")
    return days[1], days[0]


def _days_off(terms: Terms) -> tuple[int, ...]:
    """The last days of the week."""
    worked = int(terms.week_days)
    if not 1 <= worked < _WEEK:
        raise UnfitError("rest")
    return tuple(range(worked, _WEEK))
