"""Published counts under the codes of the Human Trafficking Case Data Standard: what was published, nothing more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from njia.htcds.mapping import Crosswalk
from njia.indicators.model import ALL, Indicator
from njia.releases.manifest import Manifest
from njia.releases.reading import told

COLUMNS = ("FIELD", "CODE", "EXTENSION_FIELD", "EXTENSION_CODE", "TIME_PERIOD", "OBS_VALUE", "CONF_LOW", "CONF_HIGH",
           "OBS_STATUS")  # fmt: skip
_TOTAL, _NO_CODE = "_T", "_X"  # everything together; an answer that the standard has no code for
_NORMAL, _WITHHELD = "A", "Q"


def rows(
    releases: Sequence[Manifest], indicators: Mapping[str, Indicator], walk: Crosswalk
) -> Iterator[tuple[str | float | None, ...]]:
    """A row for each published count that is taken apart by a field which has codes in the standard."""
    rules = {rule.field: rule for rule in walk.rules if rule.codes}
    for release in releases:
        for table in release.tables:
            rule = rules.get(getattr(indicators[table.indicator].method, "by", ""))
            if rule is None:
                continue
            for one in told(table, indicators[table.indicator]):
                code = rule.codes.get(one.part)
                names = (_TOTAL, "") if one.part == ALL else (code.code, code.ext) if code else (_NO_CODE, "")
                own = rule.extension if names[1] else ""
                status = _NORMAL if one.value is not None else _WITHHELD
                yield rule.to, names[0], own, names[1], release.release, one.value, one.low, one.high, status
