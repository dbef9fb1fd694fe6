"""What the checks of texts and sources find in the rules, words and dated values of the contract check."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from njia.casework.checks.problem import Problem
from njia.casework.checks.texts import check_text, texts_in
from njia.corridors.model import Corridor, DatedValue


def check_rules(corridor: Corridor) -> Iterator[Problem]:
    """Problems of the rules, messages, concepts and values of a corridor."""
    for file, part in (("rules", corridor.rules), ("messages", corridor.messages), ("concepts", corridor.concepts)):
        for where, text in texts_in(part, file):
            yield from check_text(file, where, text)
    for series, values in corridor.values.items():
        yield from _series(series, values)


def _series(series: str, values: tuple[DatedValue, ...]) -> Iterator[Problem]:
    """Two values on one day, or a day without one between them."""
    dated = sorted(values, key=lambda value: value.source.in_force_from or date.min)
    for earlier, later in pairwise(dated):
        ends, begins = earlier.source.in_force_to or date.max, later.source.in_force_from or date.min
        if ends >= begins:
            what = f"two values hold on {begins}"
            yield Problem("values.yaml", series, what, f"end {earlier.source.id} before {later.source.id} begins")
        elif (begins - ends).days > 1:
            what = f"no value holds between {ends} and {begins}"
            yield Problem("values.yaml", series, what, "add the value of that time, or move one of the dates")
