"""The letter that claims an agency's guarantee, cost by cost, with the rate by which each was counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from njia.findings import Text
from njia.rescue.costs import Claim, Converted
from njia.rescue.letters import Both, Form, Letter, written
from njia.text import saying


class NothingToClaimError(ValueError):
    """No cost that the guarantee answers for has been recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Whose costs they are and whose guarantee is claimed. ``names`` are those of items and payers."""

    number: str
    made_on: date
    person: str
    agency: str
    licence: str
    names: Mapping[str, Text]


def letter(form: Form, case: Case, claim: Claim) -> Letter:
    """The letter. Raises NothingToClaimError for a claim of nothing."""
    if not claim.asked:
        raise NothingToClaimError(case.number)
    day = saying.day(case.made_on.year, case.made_on.month, case.made_on.day)
    law = claim.source.text
    values = {
        "number": _same(case.number),
        "made_on": (day.en, day.sw),
        "agency": _same(case.agency),
        "licence": _same(case.licence),
        "person": _same(case.person),
        "law": (f"{law.en}.", f"{law.sw}."),
        "guarantee": _same(_sum(claim.guarantee)),
        "asked": _same(_sum(claim.asked)),
        "beyond": _same(_sum(claim.beyond)),
    }
    flags = {name for name, holds in (("licence", case.licence), ("beyond", claim.beyond)) if holds}
    return written(form, values, flags, {"cost": [_cost(line, case) for line in claim.lines]})


def _cost(line: Converted, case: Case) -> dict[str, Both]:
    cost = line.cost
    item, payer = case.names[cost.item], case.names[cost.paid_by]
    on = saying.day(cost.on.year, cost.on.month, cost.on.day)
    return {
        "item": (item.en, item.sw),
        "payer": (payer.en, payer.sw),
        "on": (on.en, on.sw),
        "sum": _same(f"{cost.currency} {_sum(cost.amount)}"),
        "home": _same(_sum(line.home or Decimal())),
        "rate": _same("" if line.rate is None else f" (1 {cost.currency} = KES {line.rate})"),
    }


def _same(text: str) -> Both:
    return text, text


def _sum(amount: Decimal) -> str:
    return f"{amount:,.2f}"
