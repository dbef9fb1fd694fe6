"""Which warnings belong beside what somebody reads: those about it, those of a place that it names first."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from typing import TypeVar

from njia.text.words import forms_and_stems

T = TypeVar("T")
Known = Callable[[str], Collection[str]]


def relevant(
    warnings: Iterable[T], topics: Collection[str], words: str, *, about: Callable[[T], str], place: Callable[[T], str],
    known: Known = lambda words: (),
) -> list[T]:  # fmt: skip
    """Of warnings, the newest first: those about one of the topics, or of a place that the words name, which lead.

    ``known`` tells which places words name by any of their spellings; a place that it does not know is found by its
    own name, however that is bent.
    """
    plain, named = _plain(words), set(known(words))
    here: list[T] = []
    others: list[T] = []
    for one in warnings:
        if named & set(known(place(one))) or any(f" {name} " in plain for name in names(place(one))):
            here.append(one)
        elif about(one) in topics:
            others.append(one)
    return [*sorted(here, key=lambda one: about(one) not in topics), *others]


def names(place: str) -> list[str]:
    """The places that a warning names, as they stand in running words."""
    return [name.strip() for part in re.split(r"[,;/]", place) if (name := _plain(part)).strip()]


def _plain(words: str) -> str:
    return f" {' '.join(stem for _, stem in forms_and_stems(words))} "
