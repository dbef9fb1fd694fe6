"""Lays a screening out for the page: the person's own words with marks, the reasons, and how sure we are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from django.conf import settings
from django.utils.translation import gettext as _

from njia.corridors.load import load
from njia.findings import Language
from njia.reports.screened import marked, screened
from njia.reports.view import View
from njia.screening.model import Band, Rules
from njia.screening.screen import Screening
from njiasite.checks.presentation import Group, Run, groups, runs
from njiasite.offers.known import Twin, twin
from njiasite.offers.services import tools
from njiasite.registers.selectors import today

_SIDE = "offer"
_TONES = {"stop": "stop", "check": "fix", "no_signs": "note", "cannot_judge": "note", "advisory": "note"}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table of how sure we are; ``here`` is the one that this text falls into."""

    band: Band
    low: int
    high: int
    here: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that the answer's page shows."""

    view: View
    tone: str
    word: str
    groups: tuple[Group, ...]
    runs: tuple[Run, ...]
    table: tuple[Row, ...]
    twin: Twin | None


def sheet(text: str, screening: Screening, language: str) -> Sheet:
    """The answer in the reader's language."""
    code, corridor, rules = cast(Language, language), load(settings.CORRIDOR), tools().rules
    shown = screened(screening, rules, corridor, code, today())
    where = _("In your text")
    items = tuple(replace(i, quotes=tuple(replace(q, place=where) for q in i.quotes)) for i in shown.items)
    shown = replace(shown, items=items)
    anchors: set[str] = set()
    found = runs(marked(text, screening), _SIDE, {item.number: item for item in items}, anchors)
    same = twin(text)
    said = rules.messages
    if same:  # whatever its words show, it is known
        shown = replace(shown, headline=said["headline.twin"][code], lead=said["next.stop"][code])
    return Sheet(
        view=shown,
        tone="stop" if same else _TONES[screening.verdict],
        word=_word(screening, rules, code, same is not None),
        groups=groups(shown, anchors, _SIDE),
        runs=found,
        table=tuple(
            Row(band, round(100 * band.low), round(100 * band.high), band == screening.how_sure)
            for band in rules.certainty
        )
        if screening.how_sure
        else (),
        twin=same,
    )


def _word(screening: Screening, rules: Rules, code: Language, same: bool) -> str:
    if same or screening.verdict == "stop":
        return rules.messages["label.stop"][code]
    if screening.headline == rules.messages["headline.doubted"]:
        return rules.messages["label.doubted"][code]
    return _words()[screening.verdict]


def _words() -> dict[str, str]:
    """The verdict in a word, beside its shape and colour; «Stop» is the corridor's, since on a button it is another."""
    return {
        "check": _("Be careful"),
        "no_signs": _("No warning signs found"),
        "cannot_judge": _("We cannot judge"),
        "advisory": _("A warning or news"),
    }
