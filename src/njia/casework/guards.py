"""Guards: the registered reasons why an act may not be done now. A procedure names them with their parameters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Annotated, ClassVar, Protocol, TypeVar, get_type_hints

from njia.casework.clocks import moment
from njia.casework.model import ActSpec, Procedure
from njia.casework.named import made_of
from njia.casework.standing import Sealed, Standing
from njia.corridors.model import value_on
from njia.findings import Text

Acts = Annotated[tuple[str, ...], "acts"]
FieldId = Annotated[str, "fields"]
FieldIds = Annotated[tuple[str, ...], "fields"]
ClockId = Annotated[str, "clocks"]
Series = Annotated[str, "values"]
SourceId = Annotated[str, "sources"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Someone about to do an act: ``given`` holds the former values under the new ones."""

    procedure: Procedure
    standing: Standing
    spec: ActSpec
    actor: str
    role: str
    given: Mapping[str, object]

    def name_of(self, field: str) -> Text:
        return self.procedure.fields[field].name

    def says(self, guard: str, **values: str | Text) -> Text:
        """The words of that guard, filled in."""
        return self.procedure.words[f"casework.{guard}"].fill(**values)


class Guard(Protocol):
    """Says in words why an act may not be done, or None. Its fields are the parameters that a file gives."""

    name: ClassVar[str] = ""  # the one it is registered under
    lasting: ClassVar[bool] = False  # what it refuses once it refuses for good

    def refuse(self, situation: Situation) -> Text | None: ...


GUARDS: dict[str, type[Guard]] = {}
_G = TypeVar("_G", bound=type[Guard])


def guard(name: str) -> Callable[[_G], _G]:
    """Registers a guard under the name that files use."""

    def register(cls: _G) -> _G:
        cls.name = name
        GUARDS[name] = cls
        return cls

    return register


def make(name: str, params: Mapping[str, object]) -> Guard:
    """The guard of that name with these parameters. Raises ValueError saying what is wrong with them."""
    return made_of("guard", GUARDS, name, params)


def references(guard: Guard) -> Iterator[tuple[str, str]]:
    """What its parameters name: (``acts``, ``fields``, ``clocks`` or ``values``; the id)."""
    for name, hint in get_type_hints(type(guard), include_extras=True).items():
        if table := getattr(hint, "__metadata__", ()):
            value = getattr(guard, name)
            yield from ((str(table[0]), id_) for id_ in ((value,) if isinstance(value, str) else value) if id_)


@guard("different_person_from")
@dataclass(frozen=True)
class DifferentPersonFrom(Guard):
    """Whoever last did one of ``acts`` may not do this one: two people decide. ``latest``: only the last of all."""

    acts: Acts
    latest: bool = False

    def refuse(self, situation: Situation) -> Text | None:
        done = sorted((one.seq, act) for act in self.acts if (one := situation.standing.done.get(act)))
        for _, act in done[-1:] if self.latest else done:
            if situation.standing.done[act].actor == situation.actor:
                return situation.says(self.name, act=situation.procedure.acts[act].name)
        return None


@guard("done_before")
@dataclass(frozen=True)
class DoneBefore(Guard):
    """Each of ``acts`` must have been done; ``since`` (optional) asks that it was done after that other act."""

    acts: Acts
    since: Acts = ()

    def refuse(self, situation: Situation) -> Text | None:
        done = situation.standing.done
        after = max((done[act].seq for act in self.since if act in done), default=-1)
        for act in self.acts:
            if act not in done or done[act].seq <= after:
                return situation.says(self.name, act=situation.procedure.acts[act].name)
        return None


@guard("not_done_before")
@dataclass(frozen=True)
class NotDoneBefore(Guard):
    """None of ``acts`` may have been done."""

    lasting: ClassVar[bool] = True
    acts: Acts

    def refuse(self, situation: Situation) -> Text | None:
        for act in self.acts:
            if act in situation.standing.done:
                return situation.says(self.name, act=situation.procedure.acts[act].name)
        return None


@guard("at_most")
@dataclass(frozen=True)
class AtMost(Guard):
    """This act may be done ``times`` times in one dossier."""

    lasting: ClassVar[bool] = True
    times: int

    def refuse(self, situation: Situation) -> Text | None:
        done = situation.standing.done.get(situation.spec.id)
        if done is None or done.times < self.times:
            return None
        return situation.says(self.name, times=str(self.times))


@guard("field_is")
@dataclass(frozen=True)
class FieldIs(Guard):
    """The ``field`` must have one of ``values``; yes and no are written as such."""

    field: FieldId
    values: tuple[str | bool, ...]

    def refuse(self, situation: Situation) -> Text | None:
        if situation.given.get(self.field) in self.values:
            return None
        return situation.says(self.name, field=situation.name_of(self.field), values=self._spoken(situation))

    def _spoken(self, situation: Situation) -> Text:
        names = {option.id: option.name for option in situation.procedure.fields[self.field].options}
        yes_no = {True: "casework.yes", False: "casework.no"}
        words = situation.procedure.words
        return joined(tuple(words[yes_no[v]] if isinstance(v, bool) else names[v] for v in self.values))


@guard("may_change")
@dataclass(frozen=True)
class MayChange(Guard):
    """The ``field`` may change only from what it was to what it is now where ``pairs`` says so (``before > now``)."""

    field: FieldId
    pairs: tuple[str, ...]

    def refuse(self, situation: Situation) -> Text | None:
        before, now = situation.standing.fields_given.get(self.field), situation.given.get(self.field)
        if f"{before} > {now}" in self.pairs:
            return None
        names = {option.id: option.name for option in situation.procedure.fields[self.field].options}
        return situation.says(self.name, before=names[str(before)], now=names[str(now)])


@guard("any_given")
@dataclass(frozen=True)
class AnyGiven(Guard):
    """At least one of ``fields`` must have been given, now or before."""

    fields: FieldIds

    def refuse(self, situation: Situation) -> Text | None:
        if any(name in situation.given for name in self.fields):
            return None
        return situation.says(self.name, fields=joined(tuple(situation.name_of(name) for name in self.fields)))


@guard("in_order")
@dataclass(frozen=True)
class InOrder(Guard):
    """``first`` may not be later than ``second``, where both were given."""

    first: FieldId
    second: FieldId

    def refuse(self, situation: Situation) -> Text | None:
        first, second = situation.given.get(self.first), situation.given.get(self.second)
        zone = situation.standing.now.tzinfo
        if zone is None or not _dated(first) or not _dated(second) or moment(first, zone) <= moment(second, zone):
            return None
        return situation.says(self.name, first=situation.name_of(self.first), second=situation.name_of(self.second))


@guard("not_ahead")
@dataclass(frozen=True)
class NotAhead(Guard):
    """The date or moment in ``field`` may not lie in the future."""

    field: FieldId

    def refuse(self, situation: Situation) -> Text | None:
        value, now = situation.given.get(self.field), situation.standing.now
        # Of a mere date it is only known that the day has begun somewhere: furthest east that is 14 hours before us.
        ahead = timedelta(hours=14) if len(str(value)) == 10 else timedelta()
        if now.tzinfo is None or not _dated(value) or moment(value, now.tzinfo) <= now + ahead:
            return None
        return situation.says(self.name, field=situation.name_of(self.field))


@guard("in_time")
@dataclass(frozen=True)
class InTime(Guard):
    """The ``clock`` must have been started and not be past its end."""

    clock: ClockId

    def refuse(self, situation: Situation) -> Text | None:
        runs = [c for c in situation.standing.clocks if c.id == self.clock]
        if any(c.deadline.due_at >= situation.standing.now for c in runs):
            return None
        clock = situation.procedure.clocks[self.clock].name
        return situation.says(self.name, clock=clock)


@guard("run_out")
@dataclass(frozen=True)
class RunOut(Guard):
    """The ``clock`` must be running and past its end: what happens when nobody answers."""

    clock: ClockId

    def refuse(self, situation: Situation) -> Text | None:
        if any(c.late and c.running for c in situation.standing.clocks if c.id == self.clock):
            return None
        clock = situation.procedure.clocks[self.clock].name
        return situation.says(self.name, clock=clock)


@guard("at_least")
@dataclass(frozen=True)
class AtLeast(Guard):
    """The number or sum in ``field``, so many ``times``, must reach the value that the series of the corridor has on
    that day; where the field ``where`` is named, only if it has one of the values ``among``.
    """

    field: FieldId
    series: Series
    times: int = 1
    where: FieldId = ""
    among: tuple[str, ...] = ()

    def refuse(self, situation: Situation) -> Text | None:
        least = value_on(situation.procedure.values[self.series], situation.standing.now.date())
        found = amount(situation.given.get(self.field))
        if self.where and situation.given.get(self.where) not in self.among:
            return None
        if least is None or found is None or found * self.times >= Decimal(least.value):
            return None
        return situation.says(
            self.name, field=situation.name_of(self.field), least=least.value, source=least.source.reference
        )


def joined(texts: tuple[Text, ...]) -> Text:
    """Names in a row, in each language."""
    return Text(*(", ".join(text[language] for text in texts) for language in ("en", "sw", "ru")))


def _dated(value: object) -> bool:
    return isinstance(value, str | date | datetime) and bool(value)


def amount(value: object) -> Decimal | None:
    """The number in a value, or its sum of money; None for a blank and for what is sealed."""
    if isinstance(value, Mapping):
        value = value.get("amount")
    return None if value is None or isinstance(value, Sealed) else Decimal(str(value))
