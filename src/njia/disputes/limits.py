"""Until when a claim can be brought, and to whom: each time limit by its own rule, counted over the days off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from njia.calendars.count import deadline
from njia.disputes.claims import Claim
from njia.disputes.model import Kind, Law, Limit, LimitRule
from njia.text.saying import full_day


def limits(law: Law, claim: Claim, kind: Kind, on: date, *, due: date | None) -> Iterator[Limit]:
    """Those of the claim, in the order of its kind. ``due`` is the day the money was truly due."""
    for id_ in kind.limits:
        rule = law.limits[id_][0]
        event = claim.since(rule.since)
        start = due if event is not None and due is not None and event == getattr(claim, "due", None) else event
        if start is None:
            told = law.says("limit.waits", name=rule.name)
            yield Limit(rule=rule, deadline=None, late=False, text=told)
        elif (version := _version(law, id_, start)) is not None:
            yield _counted(law, version, start, on)


def _version(law: Law, id_: str, start: date) -> LimitRule | None:
    """The one that held on the day from which time runs."""
    return next((one for one in law.limits[id_] if one.source.in_force(start)), None)


def _counted(law: Law, rule: LimitRule, start: date, on: date) -> Limit:
    counting = law.calendars.rule(rule.rule, start)
    table = law.calendars.days(counting.calendar or law.calendar)
    zone = ZoneInfo(table.zone)
    ends = deadline(
        rule.period, counting, datetime.combine(start, time(), zone), table, event=law.words[f"event.{rule.since}"]
    )
    late = ends.last_day < on
    word = "limit.running" if not late else "limit.gone" if rule.restored else "limit.gone_for_good"
    told = {"source": rule.restored.text} if rule.restored else {}
    text = law.says(word, name=rule.name, day=full_day(ends.last_day), **told)
    return Limit(rule=rule, deadline=ends, late=late, text=text)
