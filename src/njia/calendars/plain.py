"""A deadline for other programs: the same on the command line and over HTTP."""

from __future__ import annotations

from njia.calendars.count import Deadline


def as_plain(found: Deadline) -> dict[str, object]:
    """The deadline as JSON tells it."""
    return {
        "event_at": found.event_at,
        "period": f"{found.period.count} {found.period.unit}",
        "rule": found.rule.id,
        "calendar": found.days.id,
        "starts_on": found.starts_on,
        "last_day": found.last_day,
        "due_at": found.due_at,
        "counted": found.counted,
        "moved_from": found.moved_from,
        "skipped": [{"day": skip.day, "reason": skip.reason} for skip in found.skipped],
        "sure": found.sure,
        "source": found.source,
        "explanation": found.explanation,
    }
