"""The joint committee's report of a quarter as PDF: figures with ranges, what was withheld, what others counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from njia.corridors.load import load
from njia.findings import Language, Text
from njia.indicators.load import load_indicators
from njia.indicators.model import Indicator
from njia.releases.manifest import Manifest, digest
from njia.releases.reading import told
from njia.releases.saying import part_name, sentence
from njia.reports.pdf import typeset
from njia.text.saying import day

_TEMPLATE = Path(__file__).with_name("report.typ")
_FIXED = ("title", "lead", "figures", "indicator", "figure", "before", "others", "waiting", "protected", "interval")


def report(releases: Sequence[Manifest], corridor: str, language: Language) -> bytes:
    """The newest release, with the one before beside it. Raises TypstMissingError where typst is not installed."""
    return typeset(_TEMPLATE, told=msgspec.json.encode(content(releases, corridor, language)).decode())


def content(releases: Sequence[Manifest], corridor: str, language: Language) -> dict[str, Any]:
    """Everything that the report says, in one language."""
    words, known = load(corridor).messages, load_indicators(corridor)
    newest, before = releases[-1], releases[-2] if len(releases) > 1 else None
    fixed = {name: words[f"releases.report.{name}"] for name in _FIXED}
    first, last, as_of = (day(d.year, d.month, d.day) for d in (newest.first, newest.last, newest.as_of))
    fixed["lead"] = fixed["lead"].fill(first=first, last=last, as_of=as_of)
    fixed["protected"] = fixed["protected"].fill(least=str(newest.at_least), digest=digest(newest)[:16])
    return {
        "language": language,
        "quarter": newest.release,
        "before": before.release if before else "",
        "words": {name: text[language] for name, text in fixed.items()},
        "rows": list(_rows(newest, before, known.measured, words, language)),
        "others": [
            [one.count, f"{one.definition[language]}. {one.publisher[language]}, {_day(one.as_of)[language]}"]
            for one in known.external
        ],
        "waiting": [[one.name[language], one.why[language]] for one in known.waiting.values()],
    }


def _day(on: Any) -> Text:
    return day(on.year, on.month, on.day)


def _rows(
    newest: Manifest, before: Manifest | None, known: Mapping[str, Indicator], words: Mapping[str, Text],
    language: Language,
) -> Iterator[dict[str, Any]]:  # fmt: skip
    for table in newest.tables:
        indicator = known[table.indicator]
        earlier = before.table(table.id) if before else None
        was = {one.part: one for one in told(earlier, indicator)} if earlier else {}
        parts = [
            [
                part_name(one.part, indicator, words)[language],
                sentence(one, indicator.unit, words)[language],
                sentence(was[one.part], indicator.unit, words)[language] if one.part in was else "–",
            ]
            for one in told(table, indicator)
        ]
        yield {
            "name": indicator.name[language],
            "definition": indicator.definition[language],
            "caveats": indicator.caveats[language],
            "parts": parts or [["", words["releases.report.nothing"][language], "–"]],
        }
