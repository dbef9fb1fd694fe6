"""What a job cost whoever noted it on their own journey and agreed that it is counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from njia.attesting.fees import WORKER, Fee, summary
from njia.casework.guards import Acts, FieldId
from njia.indicators.costing import money
from njia.indicators.methods import Method, did, method
from njia.indicators.model import ALL, Case, Did, Point, Window


@method("cost_on_journey")
@dataclass(frozen=True)
class CostOnJourney(Method):
    """Of the journeys on which ``purpose`` was first agreed to be ``counted`` in the window, and still is: what was
    ``told`` to be paid, against a month of the ``pay`` that was promised. Where either is missing, nothing counts."""

    agreed: Acts
    taken_back: Acts
    purpose: FieldId
    counted: str
    told: Acts
    pay: FieldId

    def points(self, cases: Iterable[Case], window: Window) -> Iterator[Point]:
        for case in cases:
            asked = [act for act in did(case, (*self.agreed, *self.taken_back), window) if self._about_it(act)]
            if asked and asked[-1].type in self.agreed and window.holds(asked[0].at):
                yield from self._cost(case, list(did(case, self.told, window)), window)

    def _about_it(self, act: Did) -> bool:
        return act.given.get(self.purpose) == self.counted

    def _cost(self, case: Case, told: Sequence[Did], window: Window) -> Iterator[Point]:
        pay: Any = case.last(self.pay)
        fees = [_fee(act.given) for act in told]
        made = summary(fees, (), money(pay), window.rates, pay["currency"]) if fees and pay else None
        if made and made.month:
            yield Point(ALL, float(made.total), per=float(made.month))


def _fee(given: Mapping[str, Any]) -> Fee:
    amount, currency = money(given["fee_amount"])
    return Fee(item=given["fee_item"], amount=amount, currency=currency, payer=WORKER, told_by=WORKER)
