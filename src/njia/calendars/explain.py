"""Says how the end of a period was found, in three languages, so that anybody can count it again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from njia.calendars.model import Skipped
from njia.findings import Text
from njia.text.saying import counted, full_day

if TYPE_CHECKING:
    from njia.calendars.count import Deadline

LISTED = 3  # so many days of a weekend are named one by one; more are only counted


def explain(deadline: Deadline) -> Text:
    """Event, first day, days left out, end, last moment, rule and doubts: one sentence each."""
    say, at = deadline.days.words, deadline.event_at
    when: dict[str, str | Text] = {"event": deadline.event, "day": full_day(at.date()), "time": f"{at:%H:%M}"}
    if deadline.period.unit == "hours":
        told = [say["deadline.event_hour"].fill(**when), say["deadline.hours"].fill(period=deadline.period.text)]
    else:
        first = say[f"deadline.{deadline.rule.starts}"].fill(day=full_day(deadline.starts_on))
        told = [say["deadline.event"].fill(**when), first, *_last_day(deadline)]
    source = deadline.source
    told.append(_last_moment(deadline))
    told.append(say["deadline.rule"].fill(rule=deadline.rule.name, source=source.text))
    if not source.verified:
        told.append(say["deadline.unverified"])
    if not deadline.sure:
        told.append(say["deadline.unsure"].fill(year=str(deadline.days.known_to)))
    return _joined(" ", told)


def _last_day(deadline: Deadline) -> list[Text]:
    """Which days are left out, on which day the period ends, and where it moves from there."""
    say, moved_from = deadline.days.words, deadline.moved_from
    over = [skip for skip in deadline.skipped if moved_from and skip.day >= moved_from]
    left_out = deadline.skipped[: len(deadline.skipped) - len(over)]
    told = []
    if left_out:
        told.append(say["deadline.left_out"].fill(days=_listed(left_out, say["day.weekend"])))
    told.append(say["deadline.ends"].fill(period=_length(deadline), day=full_day(moved_from or deadline.last_day)))
    if over:
        days = _listed(over, say["day.weekend"])
        told.append(say["deadline.moved"].fill(days=days, last=full_day(deadline.last_day)))
    return told


def _last_moment(deadline: Deadline) -> Text:
    say, due, zone = deadline.days.words, deadline.due_at, str(deadline.due_at.tzinfo)
    at_midnight = deadline.period.unit != "hours" and deadline.rule.day_ends is None
    return say["deadline.due_day" if at_midnight else "deadline.due_hour"].fill(
        day=full_day(due.date()), time=f"{due:%H:%M}", zone=say.get(f"zone.{zone}", Text(zone, zone, zone))
    )


def _length(deadline: Deadline) -> Text:
    """The period; days of which some are left out are not called calendar days."""
    period = deadline.period
    if period.unit == "calendar_days" and deadline.rule.leaves_out_days_off(period):
        return counted(Decimal(period.count), "day")
    return period.text


def _listed(skipped: Sequence[Skipped], weekend: Text) -> Text:
    """The days off with their reasons; a long row of weekends is only counted."""
    weekends = [skip for skip in skipped if skip.reason == weekend]
    shown = skipped if len(weekends) <= LISTED else [skip for skip in skipped if skip.reason != weekend]
    named = [_joined(": ", (full_day(skip.day), skip.reason)) for skip in shown]
    if len(shown) < len(skipped):
        named.append(counted(Decimal(len(weekends)), "weekend_day"))
    return _joined("; ", named)


def _joined(glue: str, parts: Iterable[Text]) -> Text:
    texts = list(parts)
    return Text(*(glue.join(text[language] for text in texts) for language in ("en", "sw", "ru")))
