"""The warnings that stand today: public, so no reader is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.utils.translation import get_language

from njia.advisories.limits import load_limits
from njia.advisories.relevant import relevant
from njia.mentions.places import named_in
from njiasite.advisories.models import Advisory
from njiasite.registers.selectors import today


@dataclass(frozen=True, slots=True)
class Shown:
    """A warning in one language. ``radio`` is empty in a language that no radio here speaks."""

    number: str
    about: str
    title: str
    text: str
    short: str
    radio: str
    place: str
    source: str
    holds_from: date
    holds_until: date
    published_at: datetime


def current(language: str = "") -> list[Shown]:
    """Those whose days these are, the newest first."""
    on = today()
    rows = Advisory.objects.filter(corridor=settings.CORRIDOR, holds_from__lte=on, holds_until__gte=on)
    return [told(row, language) for row in rows.order_by("-published_at", "number")]


def beside(page: str, words: str = "") -> list[Shown]:
    """The few that belong beside a page, or a pathway of that id; first those of a place that the words name."""
    limits = load_limits(settings.CORRIDOR)
    found = relevant(
        current(), limits.topics.get(page, ()), words, about=lambda one: one.about, place=lambda one: one.place,
        known=lambda said: named_in(said, settings.CORRIDOR),
    )  # fmt: skip
    return found[: limits.beside]


def named(number: str, language: str = "") -> Shown | None:
    """One of them."""
    return next((one for one in current(language) if one.number == number), None)


def told(row: Advisory, language: str) -> Shown:
    """A warning in that language, or in the reader's."""
    code = language or get_language() or "en"
    said = row.said
    return Shown(
        number=row.number,
        about=row.about,
        title=said[f"warning_title_{code}"],
        text=said[f"warning_text_{code}"],
        short=said[f"warning_short_{code}"],
        radio=said.get(f"warning_radio_{code}", ""),
        place=said["warning_place"],
        source=said["warning_source"],
        holds_from=row.holds_from,
        holds_until=row.holds_until,
        published_at=row.published_at,
    )
