"""Figures in words of each language, always with their range, and the rows of tables that programs read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from njia.findings import Text
from njia.indicators.model import ALL, DIGITS, Indicator
from njia.releases.manifest import Manifest
from njia.releases.reading import Told, told
from njia.text.saying import counted, number

Words = Mapping[str, Text]
# The columns are those of SDMX where it has one: a data flow, its dimensions, a value with its status.
COLUMNS = ("DATAFLOW", "FREQ", "REF_AREA", "INDICATOR", "VERSION", "PART", "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS",
           "CONF_LOW", "CONF_HIGH", "COUNTED", "UNIT_MEASURE", "KIND")  # fmt: skip
_HEADLINE = "median"  # of the averages: the one that a few dear jobs do not move
_NORMAL, _WITHHELD = "A", "Q"  # SDMX code list CL_OBS_STATUS: normal value; missing value, suppressed


def amount(value: float, unit: str, words: Words, part: str = ALL) -> Text:
    """«37 %», «8 days», «1,200 RUB»."""
    if unit == "days":
        return counted(Decimal(round(value)), "day")
    told_part = part if unit == "money" else ""
    return words[f"releases.unit.{unit}"].fill(number=_number(value, unit), part=told_part)


def sentence(row: Told, unit: str, words: Words) -> Text:
    """The figure with its range in one sentence; that it is withheld, where it is."""
    if row.value is None:
        return words["releases.no_median" if _no_median(row, unit) else "releases.withheld"]
    said = amount(row.value, unit, words, row.part)
    if row.low is None or row.high is None:
        code = "releases.no_range" if row.low is None else "releases.at_least"
        return words[code].fill(value=said, low=_number(row.low or 0, unit))
    code = "releases.exact" if row.exact else "releases.range"
    return words[code].fill(value=said, low=_number(row.low, unit), high=_number(row.high, unit))


def _number(value: float, unit: str) -> Text:
    digits = DIGITS.get(unit, 0)
    return number(Decimal(f"{value:.{digits}f}"))


def whole(rows: Sequence[Told], indicator: Indicator, words: Words) -> Text | None:
    """Everything together in a sentence; what has several parts and no whole is told by part. None for nothing."""
    if indicator.statistic == "cost" and rows:
        row = next(row for row in rows if row.part == _HEADLINE)
        return words["releases.named"].fill(
            part=part_name(row.part, indicator, words), told=sentence(row, indicator.unit, words)
        )
    if len(rows) > 1 and rows[0].part != ALL:
        return words["releases.by_part"]
    return sentence(rows[0], indicator.unit, words) if rows else None


def _no_median(row: Told, unit: str) -> bool:
    """It may be told how many there are, and fewer than half have come to the end."""
    return unit == "days" and row.counted is not None


def part_name(part: str, indicator: Indicator, words: Words) -> Text:
    """What a part is called: everything together, an answer, a stage, a currency, an average."""
    if part == ALL:
        return words["releases.all"]
    if indicator.statistic == "cost":
        return words[f"estimate.cost.figure.{part}"]
    return indicator.part_names.get(part, Text(part, part, part))


def rows(
    releases: Sequence[Manifest], indicators: Mapping[str, Indicator], area: str
) -> Iterator[tuple[str | int | None, ...]]:
    """Every published figure as a row of `COLUMNS`; a withheld one has a status and no value."""
    for release in releases:
        for table in release.tables:
            indicator = indicators[table.indicator]
            for one in told(table, indicator):
                ends = (
                    None if end is None else f"{end:.1f}".removesuffix(".0") for end in (one.value, one.low, one.high)
                )
                value, low, high = ends
                yield (
                    "FIGURES", "Q", area, table.indicator, table.version, one.part or "_T", release.release, value,
                    _NORMAL if value is not None else _WITHHELD, low, high, one.counted, indicator.unit, table.kind,
                )  # fmt: skip
