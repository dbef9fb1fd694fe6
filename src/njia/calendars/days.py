"""Which days are off in a country: its weekend, its public holidays, and the days a government adds or takes away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from njia.calendars.model import DayOverride
from njia.findings import Source, Text


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DayOffTable:
    """The days off of one country. Public holidays come from the package `holidays`; an override beats everything.

    ``names`` gives the package's names (in its ``language``) in our three; ``known_to`` is the last year whose decrees
    it knows; ``words`` are the corridor's sentences about deadlines.
    """

    id: str
    country: str
    language: str
    zone: str
    weekend: frozenset[int]
    known_to: int
    names: Mapping[str, Text]
    source: Source
    words: Mapping[str, Text]
    overrides: Mapping[date, DayOverride]

    def with_overrides(self, *more: DayOverride) -> DayOffTable:
        """The same table with more days added or taken away; a later word on a day beats an earlier one."""
        return replace(self, overrides={**self.overrides, **{override.day: override for override in more}})

    def reason(self, day: date, weekend: frozenset[int] | None = None) -> Text | None:
        """Why that day is off, or None when it is worked. ``weekend`` stands in for the table's own."""
        override = self.overrides.get(day)
        if override is not None:
            return override.name if override.kind == "day_off" else None
        public, worked = _published(self.country, self.language, day.year)
        if day in worked:
            return None
        if day in public:
            return self._named(public[day])
        off = self.weekend if weekend is None else weekend
        return self.words["day.weekend"] if day.weekday() in off else None

    def _named(self, given: str) -> Text:
        """The package's name in our languages: «Jamhuri Day (observed)» is the name and what befell it."""
        base, _, qualifier = given.split("; ")[0].partition(" (")
        name = self.names.get(base, self.words["day.public"])
        for word in ("observed", "estimated"):
            if word in qualifier:
                name = self.words[f"day.{word}"].fill(name=name)
        return name


@lru_cache(maxsize=512)
def _published(country: str, language: str, year: int) -> tuple[Mapping[date, str], frozenset[date]]:
    """Public holidays of a year, and the weekend days that a decree made working days."""
    from holidays import country_holidays  # takes 90 ms: only who counts a deadline pays it

    found = country_holidays(country, years=year, language=language)
    return dict(found.items()), frozenset(getattr(found, "weekend_workdays", ()))
