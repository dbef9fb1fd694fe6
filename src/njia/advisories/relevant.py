"""Which warnings belong beside what somebody reads: those about it, those of a place that it names first."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from typing import TypeVar

T = TypeVar("T")
_SIGNS = re.compile(r"\W+")


def relevant(
    warnings: Iterable[T], topics: Collection[str], words: str, *, about: Callable[[T], str], place: Callable[[T], str]
) -> list[T]:
    """Of warnings, the newest first: those about one of the topics, or of a place that the words name, which lead."""
    plain = _plain(words)
    here: list[T] = []
    others: list[T] = []
    for one in warnings:
        if any(f" {name} " in plain for name in names(place(one))):
            here.append(one)
        elif about(one) in topics:
            others.append(one)
    return [*sorted(here, key=lambda one: about(one) not in topics), *others]


def names(place: str) -> list[str]:
    """The places that a warning names, as they stand in running words."""
    return [name.strip() for part in re.split(r"[,;/]", place) if (name := _plain(part)).strip()]


def _plain(words: str) -> str:
    return f" {_SIGNS.sub(' ', words.casefold()).strip()} "
