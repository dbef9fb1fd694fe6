"""Response times by organ and quarter, none of which counts fewer requests than the corridor's threshold.

Each quarter is counted by itself, once it has settled, and the same for ever: two publications have nothing between
them that could be worked out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from statistics import median

from njia.answering.model import Asked, Publishing, Quarter, Row

_MONTHS = 3


def figures(asked: Iterable[Asked], terms: Publishing, now: datetime) -> tuple[Quarter, ...]:
    """The settled quarters in which somebody was asked, the newest first."""
    found: dict[date, list[Asked]] = defaultdict(list)
    for one in asked:
        found[_first_day(one.at.astimezone(terms.zone).date())].append(one)
    quarters = (_quarter(first, found[first], terms) for first in sorted(found, reverse=True))
    return tuple(one for one in quarters if _settled(one, terms, now))[: terms.quarters]


def _settled(quarter: Quarter, terms: Publishing, now: datetime) -> bool:
    return now >= datetime.combine(quarter.as_of, time(), terms.zone)


def _first_day(day: date) -> date:
    return day.replace(month=(day.month - 1) // _MONTHS * _MONTHS + 1, day=1)


def _quarter(first: date, asked: Sequence[Asked], terms: Publishing) -> Quarter:
    following = _first_day(first + timedelta(days=100))
    as_of = following + terms.settles
    known = [_as_of(one, datetime.combine(as_of, time(), terms.zone)) for one in asked]
    by_organ: dict[str, list[Asked]] = defaultdict(list)
    for one in known:
        by_organ[one.organ].append(one)
    rows = [_row(organ, by_organ[organ], terms.at_least) for organ in sorted(by_organ)]
    hidden = sum(len(by_organ[row.organ]) for row in rows if row.asked is None)
    return Quarter(
        first=first,
        last=following - timedelta(days=1),
        as_of=as_of,
        rows=(*rows, _all(known, rows, hidden, terms.at_least)),
    )


def _as_of(one: Asked, moment: datetime) -> Asked:
    """The request as it stood when the quarter settled."""
    late = one.answered is not None and one.answered > moment
    return Asked(one.organ, one.at, one.due) if late else one


def _row(organ: str, asked: Sequence[Asked], least: int) -> Row:
    """What may be said of these. Cells that are too few are withheld, and with them one more that would tell them."""
    if len(asked) < least:
        return Row(organ=organ)
    answered = [one for one in asked if one.answered]
    in_time = sum(one.answered <= one.due for one in answered if one.answered)
    refused = sum(one.refused for one in answered)
    cells = {"granted": len(answered) - refused, "refused": refused, "silent": len(asked) - len(answered)}
    shown = _shown(cells, least)
    late = len(answered) - in_time
    told_in_time = all(_many(count, least) for count in (in_time, late, len(asked) - in_time))
    return Row(
        organ=organ,
        asked=len(asked),
        **_times(answered, least),
        in_time=_share(in_time, len(asked)) if told_in_time else None,
        **{name: _share(count, len(asked)) for name, count in cells.items() if name in shown},
    )


def _all(asked: Sequence[Asked], rows: Sequence[Row], hidden: int, least: int) -> Row:
    """All organs together, unless what is withheld of one could be worked out from it."""
    withheld = [row for row in rows if row.asked is None]
    if hidden and (len(withheld) == 1 or hidden < least):
        return Row(organ="")
    row = _row("", asked, least)
    if all(None not in (one.in_time, one.granted, one.refused, one.silent) for one in rows):
        return row
    return Row(organ="", asked=row.asked, median=row.median, ninetieth=row.ninetieth)


def _many(count: int, least: int) -> bool:
    """None at all, or enough to be told."""
    return count == 0 or count >= least


def _shown(cells: dict[str, int], least: int) -> set[str]:
    """The cells of a whole that may be told: enough inside, enough outside; one hidden alone hides a second."""
    whole = sum(cells.values())
    shown = {name for name, count in cells.items() if _many(count, least) and _many(whole - count, least)}
    if len(shown) == len(cells) - 1:
        shown.remove(min(sorted(shown), key=lambda name: (cells[name] == 0, cells[name])))
    return shown


def _times(answered: Sequence[Asked], least: int) -> dict[str, int]:
    if len(answered) < least:
        return {}
    hours = sorted((one.answered - one.at) / timedelta(hours=1) for one in answered if one.answered)
    rank = -(-len(hours) * 9 // 10)  # nearest rank
    return {"median": round(median(hours)), "ninetieth": round(hours[rank - 1])}


def _share(count: int, of: int) -> int:
    return round(100 * count / of)
