"""An estimate of how many people were harmed in all, as it is published: figures to two digits, never their table."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from njia.disclosure.terms import load_terms
from njia.estimates.errors import InputError
from njia.estimates.settings import METHODS, Method, load_settings
from njia.findings import Text
from njia.seals.acts import canonical
from njia.text.saying import number

if TYPE_CHECKING:
    from njia.estimates.declared import About
    from njia.estimates.tables import CaptureTable

_DIGITS = 2  # that are told: more would let somebody try which table gives them


class Line(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one method says; an upper end that is not there is None."""

    method: str
    estimate: int
    low: int
    high: int | None


class Refusal(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A method that gives no figure, by the end of the message that says why."""

    method: str
    code: str
    values: dict[str, str]


class Change(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What became of it since the round before, in whole per cents of that; ``detectable`` is the least fall seen."""

    since: str
    verdict: str
    ratio: int
    low: int
    high: int
    detectable: int


class Round(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A published round. ``primary`` is empty where no figure should be believed."""

    corridor: str
    round: str
    first: date
    last: date
    lists: tuple[str, ...]
    level: float
    primary: str
    stable: bool
    panel: tuple[Line, ...]
    refused: tuple[Refusal, ...]
    change: Change | None = None

    @property
    def weak(self) -> bool:
        """There is a figure, and it may not be quoted without saying that it failed a check or could not be checked."""
        return bool(self.primary) and not self.stable

    @property
    def main(self) -> Line | None:
        return next((line for line in self.panel if line.method == self.primary), None)


def make(
    name: str, days: tuple[date, date], table: CaptureTable, about: Mapping[str, About], corridor: str,
    before: tuple[str, CaptureTable, Mapping[str, About]] | None = None, methods: tuple[Method, ...] = METHODS,
) -> Round:  # fmt: skip
    """The round. Raises InputError where the lists hold fewer people than may be told of."""
    from njia.estimates.declared import prepare
    from njia.estimates.panel import panel

    settings, least = load_settings(corridor), load_terms(corridor).at_least
    if table.observed < least:
        raise InputError("few_people", least=str(least))
    found = panel(prepare(table, dict(about)), settings, methods)
    return Round(
        corridor=corridor, round=name, first=days[0], last=days[1], lists=table.lists, level=settings.level,
        primary=found.primary or "", stable=found.stable,
        panel=tuple(
            Line(method=one.method, estimate=_told(one.estimate), low=_told(one.low),
                 high=_told(one.high) if math.isfinite(one.high) else None)
            for one in found.estimates
        ),
        refused=tuple(Refusal(method=one.method, code=one.code, values=one.values) for one in found.refused),
        change=_change(before, table, about, corridor) if before else None,
    )  # fmt: skip


def written(found: Round) -> bytes:
    """The round as bytes, in one way only."""
    return canonical({**msgspec.to_builtins(found), "level": str(found.level)})


def read(data: bytes) -> Round:
    """Raises msgspec.MsgspecError for what is no round."""
    return msgspec.json.decode(data, type=Round, strict=False)


def said(line: Line | None, words: Mapping[str, Text]) -> Text:
    """The figure with its range in a sentence, or that there is none."""
    if line is None:
        return words["estimate.headline.none"]
    ends = {"estimate": _number(line.estimate), "low": _number(line.low)}
    if line.high is None:
        return words["estimate.headline.open"].fill(low=ends["low"])
    return words["estimate.headline.range"].fill(**ends, high=_number(line.high))


def method_said(line: Line, words: Mapping[str, Text]) -> Text:
    """What one of several methods says, shorter than the figure that was chosen beforehand."""
    code = "releases.by_method" if line.high is not None else "releases.by_method_open"
    ends = {"estimate": line.estimate, "low": line.low, "high": line.high or 0}
    return words[code].fill(**{name: _number(value) for name, value in ends.items()})


def since_said(found: Round, before: Round | None, words: Mapping[str, Text]) -> Text | None:
    """What became of it since the round before, or that the two may not be compared. None for the first round."""
    if found.change is not None:
        return change_said(found.change, words)
    return words["releases.change.not_compared"].fill(since=before.round) if before else None


def change_said(found: Change, words: Mapping[str, Text]) -> Text:
    """Fewer, more, or that nobody can tell, and which fall such rounds would show."""
    values = {name: str(abs(100 - getattr(found, name))) for name in ("ratio", "low", "high")}
    return words[f"releases.change.{found.verdict}"].fill(since=found.since, detectable=str(found.detectable), **values)


def _change(
    before: tuple[str, CaptureTable, Mapping[str, About]],
    table: CaptureTable,
    about: Mapping[str, About],
    corridor: str,
) -> Change | None:
    """None where the rounds have other lists, or one of them has no estimate."""
    from njia.estimates.comparing import compare
    from njia.estimates.declared import prepare

    since, earlier, told = before
    was, now = prepare(earlier, dict(told)).table, prepare(table, dict(about)).table
    found = compare(was, now, load_settings(corridor)).main if was.lists == now.lists else None
    if found is None:
        return None
    ends = {name: round(100 * getattr(found, name)) for name in ("ratio", "low", "high", "detectable")}
    return Change(since=since, verdict=found.verdict, **ends)


def _told(value: float) -> int:
    return int(round(value, _DIGITS - 1 - math.floor(math.log10(value)))) if value >= 1 else 0


def _number(value: int) -> Text:
    return number(Decimal(value))
