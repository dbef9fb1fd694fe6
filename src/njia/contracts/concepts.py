"""Which concepts of the corridor each side of a pair names, and where the two sides contradict each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from njia.contracts.reading import Paired
from njia.corridors.model import Concept, Corridor
from njia.text.phrases import Hit, PhraseBook, longest
from njia.text.words import Word


@dataclass(frozen=True, slots=True)
class Contradiction:
    """``rule`` is broken by these spans; a side without spans is silent on it."""

    rule: str
    en: tuple[tuple[int, int], ...]
    ru: tuple[tuple[int, int], ...]


class Concepts:
    """The concepts of a corridor, ready to be found. Built once per corridor."""

    def __init__(self, corridor: Corridor) -> None:
        self._group = {concept.id: concept.group for concept in corridor.concepts}
        self._books = {side: _book(corridor.concepts, side) for side in ("en", "ru")}
        self.modes: dict[str, str] = {}
        for group in sorted(set(self._group.values())):
            rule = corridor.rules.get(f"parity.{group}")
            if rule is not None and "mode" in rule.params:
                self.modes[group] = str(rule.params["mode"])

    def find(self, side: str, words: Sequence[Word]) -> Mapping[str, tuple[Hit, ...]]:
        """Hits by group; within a group a longer phrase hides the shorter ones inside it."""
        groups: dict[str, list[Hit]] = {}
        for hit in self._books[side].find(words):
            groups.setdefault(self._group[hit.key], []).append(hit)
        return {group: longest(hits) for group, hits in groups.items()}

    def contradictions(self, pair: Paired) -> Iterator[Contradiction]:
        """Groups in which the two sides of a pair say different things."""
        first, second = (self.find(reading.side, reading.words) for reading in (pair.en, pair.ru))
        for group, mode in self.modes.items():
            en, ru = first.get(group, ()), second.get(group, ())
            only_en = _others(en, ru)
            only_ru = _others(ru, en)
            if (only_en and only_ru) if mode == "contrast" else (bool(en) != bool(ru)):
                yield Contradiction(f"parity.{group}", only_en, only_ru)

    def differences(self, pair: Paired) -> Iterator[Contradiction]:
        """Groups in which two versions of one text say different things; here any difference counts."""
        first, second = (self.find(reading.side, reading.words) for reading in (pair.en, pair.ru))
        for group in self.modes:
            old, new = first.get(group, ()), second.get(group, ())
            if {hit.key for hit in old} != {hit.key for hit in new}:
                yield Contradiction(f"parity.{group}", _others(old, new), _others(new, old))


def _book(concepts: Sequence[Concept], side: str) -> PhraseBook:
    return PhraseBook((c.id, phrase) for c in concepts for phrase in c.phrases.get(side, ()))


def _others(these: Sequence[Hit], those: Sequence[Hit]) -> tuple[tuple[int, int], ...]:
    known = {hit.key for hit in those}
    return tuple((hit.start, hit.end) for hit in these if hit.key not in known)
