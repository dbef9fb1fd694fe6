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
    """Event, first day, end, days left out or moved over, last moment, rule and doubts, one sentence each."""
    say = deadline.days.words
    rule, at, due = deadline.rule, deadline.event_at, deadline.due_at
    moved = [skip for skip in deadline.skipped if deadline.moved_from and skip.day >= deadline.moved_from]
    left_out = deadline.skipped[: len(deadline.skipped) - len(moved)]
    by_the_hour = rule.starts == "moment" or deadline.period.unit == "hours"
    event = say["deadline.event_hour" if by_the_hour else "deadline.event"]
    sentences = [
        event.fill(event=deadline.event, day=full_day(at.date()), time=f"{at:%H:%M}"),
        say["deadline.moment" if by_the_hour else f"deadline.{rule.starts}"].fill(day=full_day(deadline.starts_on)),
    ]
    if left_out:
        sentences.append(say["deadline.left_out"].fill(days=_listed(left_out, say["day.weekend"])))
    ended = deadline.moved_from or deadline.last_day
    sentences.append(say["deadline.ends"].fill(period=_length(deadline), day=full_day(ended)))
    if moved:
        days = _listed(moved, say["day.weekend"])
        sentences.append(say["deadline.moved"].fill(days=days, last=full_day(deadline.last_day)))
    at_midnight = not by_the_hour and rule.day_ends is None
    due_words = say["deadline.due_day" if at_midnight else "deadline.due_hour"]
    zone = deadline.days.words.get(f"zone.{at.tzinfo}", Text(*[str(at.tzinfo)] * 3))
    sentences.append(due_words.fill(day=full_day(due.date()), time=f"{due:%H:%M}", zone=zone))
    source = deadline.source
    sentences.append(say["deadline.rule"].fill(rule=rule.name, title=source.title, reference=source.reference))
    if not source.verified:
        sentences.append(say["deadline.unverified"])
    if not deadline.sure:
        sentences.append(say["deadline.unsure"].fill(year=str(deadline.days.known_to)))
    return _joined(" ", sentences)


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
