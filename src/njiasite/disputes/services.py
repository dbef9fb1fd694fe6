"""From what a worker told to the sheet and the ways. Nothing is kept: the page is answered and forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec
from django.conf import settings

from njia.corridors.files import shaped
from njia.disputes.claims import AnyClaim, Class
from njia.disputes.compute import compute
from njia.disputes.diagnosis import Circumstances, Remedy, diagnose, facts_of, remedies
from njia.disputes.load import law
from njia.disputes.model import NotKnownError, Sheet
from njia.findings import Text

Row = Mapping[str, Any]


class NotCountedError(ValueError):
    """The claims cannot be counted; ``text`` says why, where the corridor has words for it."""

    def __init__(self, text: Text | None) -> None:
        super().__init__()
        self.text = text


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """``sheet`` is None for a military paper: nothing is counted there."""

    sheet: Sheet | None
    ways: tuple[Remedy, ...]
    told: Circumstances
    contract: Class


def answer(told: Row, months: Iterable[Row], extras: Iterable[Row], on: date) -> Answer | None:
    """The answer, or None where there is no claim in it. Raises NotCountedError."""
    rules, around = law(settings.CORRIDOR), _circumstances(told)
    claims = _claims(told, months, extras)
    military = told["contract"] == "military"
    if not claims and not military:
        return None
    try:
        sheet = compute(rules, () if military else claims, on)
    except NotKnownError as error:
        raise NotCountedError(error.text) from error
    ways = diagnose(remedies(settings.CORRIDOR), facts_of(told["contract"], sheet, around))
    return Answer(sheet=None if military else sheet, ways=ways, told=around, contract=told["contract"])


def _circumstances(told: Row) -> Circumstances:
    return Circumstances(
        **{name: told[name] for name in ("agency", "slip", "commission", "held")},
        in_russia=not told["away"],
        answer=told["answer"],
    )


def _claims(told: Row, months: Iterable[Row], extras: Iterable[Row]) -> list[AnyClaim]:
    plain = [*_of_months(months), *_of_hours(told, extras), *_of_ending(told)]
    try:
        return shaped([msgspec.to_builtins(one, builtin_types=(date,)) for one in plain], list[AnyClaim])
    except msgspec.ValidationError as error:
        raise NotCountedError(None) from error


def _of_months(months: Iterable[Row]) -> Iterator[Row]:
    for row in months:
        if row.get("due"):
            paid = [{"day": row["paid_on"], "amount": row["paid"]}] if row.get("paid") else []
            yield {"kind": "wages", "due": row["due"], "amount": row["amount"], "paid": paid}


def _of_hours(told: Row, extras: Iterable[Row]) -> Iterator[Row]:
    """Hours of one month and kind are one claim."""
    grouped: dict[tuple[str, int, int], list[Row]] = {}
    for row in extras:
        if day := row.get("day"):
            kind = "rest_day" if row.get("off") else "overtime"
            grouped.setdefault((kind, day.year, day.month), []).append({"day": day, "hours": row["hours"]})
    for (kind, _, _), worked in sorted(grouped.items()):
        yield {"kind": kind, "due": told["extra_due"], "pay": told["pay"], "worked": worked}


def _of_ending(told: Row) -> Iterator[Row]:
    if told.get("deducted"):
        yield {"kind": "deduction", "due": told["deducted_on"], "deducted": told["deducted"]}
    if told.get("earned"):
        dates = {name: told[name] for name in ("started", "ended", "earned")}
        yield {"kind": "leave", "due": told["ended"], "taken": told.get("taken") or 0, **dates}
    if told.get("handed"):
        yield {"kind": "dismissal", "handed": told["handed"]}
