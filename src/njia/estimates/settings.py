"""Fixed before any figure was seen: primary method, priors, limits. Data of the corridor: ``estimates.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from njia.corridors.files import HERE, CorridorError, home_of, made, read, source_named, sources_of
from njia.findings import Source

Method = Literal["shrinkage", "stepwise", "bic", "threshold", "decomposable", "latent"]
METHODS: tuple[Method, ...] = get_args(Method)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shrinkage:
    """The prior of the primary: mean and deviation of a list's log odds, and of the log odds ratio of two lists."""

    main: tuple[float, float]
    pair: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stepwise:
    threshold: float
    replicates: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """The largest order of a term, how many of the best models the bootstrap looks among, and its replicates."""

    order: int
    best: int
    replicates: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """Deviation of a pair's prior and of a main effect's; how many deviations keep a pair."""

    pair: float
    main: float
    least: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Decomposable:
    """The prior weight of a cell is 2 to the minus number of lists, times ``weight``; ``sweep`` are other weights."""

    weight: float
    sweep: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Latent:
    chains: int
    steps: int  # the chains stop at the latest after so many
    disagreement: float  # R-hat above this is no answer
    effective: float  # and so are fewer draws than this


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Of interrupted series: harmonics of the season, the fewest periods before and after, placebo dates, chains.

    ``placebo_share`` is the share of dates at which nothing happened that may look like a change unremarked.
    """

    harmonics: int
    before: int
    after: int
    placebos: int
    placebo_share: float
    iterations: int
    warm_up: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Blind:
    """Of lists joined blind: the rows of one list that may share a number before it is an agent's or a mistake,

    how many last digits of a telephone are compared, and how many the shortest has.
    """

    shared: int
    phone_digits: int
    least_digits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One source covers all of it: none of it is law, all of it is the project's own pre-registration.

    ``drift`` is the deviation of what changes between two rounds in how two lists depend on each other.
    """

    source: Source
    seed: int
    level: float
    primary: Method
    disagree: float
    drift: float
    linkage_errors: tuple[float, ...]
    shrinkage: Shrinkage
    stepwise: Stepwise
    bic: Criterion
    threshold: Threshold
    decomposable: Decomposable
    latent: Latent
    series: Series
    blind: Blind


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    source: str
    seed: int
    level: float
    primary: Method
    disagree: float
    drift: float
    linkage_errors: tuple[float, ...]
    shrinkage: Shrinkage
    stepwise: Stepwise
    bic: Criterion
    threshold: Threshold
    decomposable: Decomposable
    latent: Latent
    series: Series
    blind: Blind


@lru_cache(maxsize=8)
def load_settings(corridor: str = "ke_ru", folder: Path = HERE) -> Settings:
    """The settings of that corridor. Raises CorridorError for a level that is no share, or a factor of one."""
    home = home_of(corridor, folder)
    path = home / "estimates.yaml"
    row = read(path, _Row)
    if not 0.5 < row.level < 1 or row.disagree <= 1:
        raise CorridorError(f"{path.name}: level lies between 0.5 and 1, disagree above 1")
    source = source_named(sources_of(home), row.source, path, "the estimates")
    return made(Settings, row, source=source)
