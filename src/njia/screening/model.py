"""What screening knows of a corridor and what it finds in a text. Words, weights and thresholds are the corridor's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

from njia.findings import Source, Text

Kind = Literal["offer", "chat", "advisory", "news", "military_open", "not_job", "too_short", "unsupported"]
Outcome = Literal["stop", "check", "no_signs", "cannot_judge", "advisory"]
Alone = Literal["knock_out", "stop", "check", "no_signs"]  # what signs make of an offer, its wording aside
Family = Literal["money", "papers", "work", "control", "approach", "protective"]
Scope = Literal["clause", "sentence", "near", "text"]
Skill = Literal["unskilled", "skilled"]

FAMILIES: tuple[Family, ...] = ("money", "papers", "work", "control", "approach")


class Cue(NamedTuple):  # dozens are made for every message, and a tuple is made fastest
    """Words of the text that fit a cue, words ``first`` to ``last``; ``denied`` where their own clause denies them."""

    name: str
    first: int
    last: int
    start: int
    end: int
    clause: int
    sentence: int
    denied: bool
    quoted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """Cues that must stand together, with none of ``without`` beside them; ``text`` may stand anywhere.

    ``denied`` are cues that must stand there denied («no army», «we never charge»). ``doubtful``: honest people say
    such things too (an army as a customer, a passport that is handed over a counter); a knock-out that rests on such
    patterns alone is CHECK where the wording is clearly honest.
    """

    all: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    nowhere: tuple[str, ...] = ()
    within: Scope = "sentence"
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A warning sign, or with a negative weight a protective fact. A knock-out stops whatever else is there."""

    id: str
    family: Family
    weight: int
    text: Text
    remedy: Text
    source: Source
    any: tuple[Pattern, ...]
    knock_out: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """Points from which a verdict is given, and the families that must show signs for it."""

    points: int
    families: int = 1


WordingRow = tuple[float, float, float, float]  # how rare it is; how much it speaks for a lure, a warning, soldiers


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingTable:
    """Weights of words, pairs and cues, learned from texts of ``fewest_words`` to ``most_words`` words.

    A text of less than ``settled`` words says less: what it lacks is made up by ``unsaid``. Words of a cue of
    ``praise`` are not read: that an offer calls itself licensed costs a liar nothing.
    """

    praise: tuple[str, ...] = ()
    fewest_words: int = 0
    settled: int = 1
    most_words: int = 0
    unsaid: tuple[float, float, float] = (0.0, 0.0, 0.0)
    base: tuple[float, float, float] = (0.0, 0.0, 0.0)
    words: Mapping[str, WordingRow] = field(default_factory=dict)
    cues: Mapping[str, WordingRow] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """From where on the wording decides. ``lifts``: how much signs add to it, by what they alone would make of a text.

    ``plain``: from where a fee does not speak alone any more.
    ``clear``: below this it speaks against what signs show: signs that alone would make it CHECK are not believed, and
    a doubtful knock-out is CHECK. ``warning_knocked``: from where it is a warning although its signs alone would stop
    it, if it is by ``warning_ahead`` more like a warning than like a lure.
    """

    check: float
    stop: float
    plain: float
    clear: float
    lifts: Mapping[str, float]
    warning: float
    warning_knocked: float
    warning_ahead: float
    warning_up_to: float
    no_warning: float
    soldiers: float
    soldiers_named: float
    army: tuple[str, ...]
    no_army: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """The expert weights' frame: caps for each family, and from where it is CHECK and STOP."""

    caps: Mapping[str, int]
    check: Rung
    stop: Rung
    protective_floor: int
    fewest_words: int
    wording: Levels


@dataclass(frozen=True, slots=True, kw_only=True)
class GateRow:
    """How many points of its cues make a text of that kind."""

    points: int
    cues: Mapping[str, int]
    needs: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Of the texts of the evaluation set with at least ``points``, ``bad`` of ``of`` were bad; the 95 % interval."""

    points: int
    bad: int
    of: int
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling:
    """Pay a month from which (or with ``below``: under which) an offer in that place is out of line."""

    cue: str
    place: str
    amount: Decimal
    currency: str
    source: Source
    without: tuple[str, ...] = ()
    only_in: tuple[str, ...] = ()
    below: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Yardstick:
    """A month's pay that is known, beside which the pay of an offer is shown where its cues stand in the text."""

    cues: tuple[str, ...]
    nowhere: tuple[str, ...]
    amount: Decimal
    what: Text
    source: Source


class Beside(NamedTuple):
    """One line of the comparison: what pays so much a month, in the corridor's first currency, and who says so."""

    amount: int
    what: Text
    source: Source


class Pay(NamedTuple):
    """A month's pay that a text speaks of, in the corridor's first currency, and what it is held beside."""

    monthly: int
    beside: tuple[Beside, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PayTable:
    """Currencies, how they are written, what one unit is in the corridor's first currency, and the ceilings."""

    currencies: Mapping[str, tuple[str, ...]]
    multipliers: Mapping[str, int]
    numerals: Mapping[str, Decimal]
    rates: Mapping[str, Decimal]
    periods: Mapping[str, Decimal]
    ceilings: tuple[Ceiling, ...]
    large: Decimal
    many_roles: int
    many_posts: int
    short_text: int
    base: str
    bases: Mapping[str, str]
    yearly_from: Mapping[str, Decimal]
    yardsticks: tuple[Yardstick, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What one authority says where authorities disagree; ``about`` are the indicators that it speaks of."""

    about: tuple[str, ...]
    says: Text
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rules:
    """Everything that screening reads from a corridor on one day."""

    cues: Mapping[str, Mapping[str, tuple[str, ...]]]
    groups: Mapping[str, tuple[str, ...]]
    verbs: Mapping[str, tuple[str, ...]]
    indicators: tuple[Indicator, ...]
    scorecard: Scorecard
    gate: Mapping[str, GateRow]
    pay: PayTable
    languages: Mapping[str, tuple[str, ...]]
    symbols: Mapping[str, str]
    untold: Mapping[str, tuple[str, ...]]
    messages: Mapping[str, Text]
    wording: WordingTable = WordingTable()
    certainty: tuple[Band, ...] = field(default=())
    opinions: tuple[Opinion, ...] = field(default=())
