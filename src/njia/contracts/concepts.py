"""Which concepts of the corridor each side of a pair names, and where the two sides contradict each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from njia.contracts.bilingual import lexicon_of
from njia.contracts.reading import Paired, Reading
from njia.contracts.units import GRAMMAR
from njia.corridors.model import Concept, Corridor
from njia.findings import Side
from njia.text.phrases import Hit, PhraseBook, longest

_QUOTED = re.compile(r"[«\"“„][A-ZА-ЯЁ][^«»\"“”„;]{1,60}[»\"”]")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """``rule`` is broken by these spans; a side without spans is silent on it. ``sure``: no wording answers it."""

    rule: str
    en: tuple[tuple[int, int], ...]
    ru: tuple[tuple[int, int], ...]
    sure: bool = False


class Concepts:
    """The concepts of a corridor, ready to be found. Built once per corridor."""

    def __init__(self, corridor: Corridor) -> None:
        self._group = {concept.id: concept.group for concept in corridor.concepts}
        self._books = {side: _book(corridor.concepts, side) for side in ("en", "ru")}
        self._wide = {side: _book(corridor.concepts, f"{side}_wide") for side in ("en", "ru")}
        rules = {group: corridor.rules.get(rule_of(group)) for group in sorted(set(self._group.values()))}
        self.modes = {g: str(rule.params["mode"]) for g, rule in rules.items() if rule and "mode" in rule.params}
        self._counted = {g for g, rule in rules.items() if rule and rule.params.get("counted")}
        self._needs = {g: str(rule.params["needs"]) for g, rule in rules.items() if rule and "needs" in rule.params}
        self.spoilers = {concept.id: concept.spoiled_by for concept in corridor.concepts if concept.spoiled_by}
        self.lexicon = lexicon_of(corridor)

    def find(self, reading: Reading) -> Mapping[str, tuple[Hit, ...]]:
        """Hits by group; within a group a longer phrase hides the shorter ones inside it. Remembered by the reading."""
        if reading.concepts is None:
            groups: dict[str, list[Hit]] = {}
            for hit in dict.fromkeys(self._books[reading.side].find(reading.words)):
                groups.setdefault(self._group[hit.key], []).append(hit)
            reading.concepts = {group: longest(hits) for group, hits in groups.items()}
        return reading.concepts

    def unusual(self, side: Side, names: Mapping[str, str]) -> Mapping[str, str]:
        """Of the names a paper gives its parties those that are no usual word for one: its role is known better."""
        return {
            n: role
            for n, role in names.items()
            if not any(h.key.startswith("mention.") for h in self._books[side].find(n))
        }

    def usual_role(self, side: Side, name: str) -> str | None:
        """The role that a usual word for a party has; None for any other word."""
        keys = (h.key for h in self._books[side].find(name))
        return next((k.removeprefix("mention.") for k in keys if k in ("mention.employer", "mention.worker")), None)

    def contradictions(self, pair: Paired) -> Iterator[Contradiction]:
        """Groups in which the two sides of a pair say different things."""
        first, second = (self.find(reading) for reading in (pair.en, pair.ru))
        for group, mode in [(g, mode) for g, mode in self.modes.items() if g in first or g in second]:
            en, ru = _meant(first.get(group, ())), _meant(second.get(group, ()))
            if not en and not ru:
                continue
            fewer = _more if group in self._counted else _others
            only_en, only_ru = fewer(en, ru), fewer(ru, en)
            differ = bool(only_en and only_ru)
            if mode == "strict":
                differ = bool(en) != bool(ru)
            elif mode == "named" and not differ:
                needs = self._needs.get(group)
                if needs is None or (needs in first and needs in second):
                    only_en, only_ru = (
                        self._unnamed(only_en, pair.en, pair.ru),
                        self._unnamed(only_ru, pair.ru, pair.en),
                    )
                    differ = bool(only_en or only_ru)
            if differ:
                yield Contradiction(rule_of(group), _spans(only_en), _spans(only_ru))

    def _unnamed(self, hits: Sequence[Hit], here: Reading, there: Reading) -> tuple[Hit, ...]:
        """The hits that the other side does not even speak of widely, nor in any words the lexicon knows."""
        if not hits:
            return ()
        hits = [hit for hit in hits if not _in_a_name(here.text, hit)]
        wide = {hit.key for hit in self._wide[there.side].find(there.words)}
        said = list(zip(there.words, there.rows(self.lexicon), strict=True))
        words = set().union(*(rows for word, rows in said if len(word.form) > 1))  # «и» answers no "equally"
        any_word = words.union(*(rows for _, rows in said))
        rows = here.rows(self.lexicon)
        return tuple(
            h
            for h in hits
            if h.key not in wide
            and not all(
                rows[i] & (any_word if here.words[i].form in GRAMMAR else words) for i in range(h.first, h.last + 1)
            )
        )

    def differences(self, pair: Paired) -> Iterator[Contradiction]:
        """Groups in which two versions of one text say different things; here any difference counts."""
        first, second = (self.find(reading) for reading in (pair.en, pair.ru))
        for group in self.modes:
            old, new = first.get(group, ()), second.get(group, ())
            if {hit.key for hit in old} != {hit.key for hit in new}:
                yield Contradiction(rule_of(group), _spans(_others(old, new)), _spans(_others(new, old)))


def _in_a_name(text: str, hit: Hit) -> bool:
    """Whether a hit stands in a quoted name («Уральская кухня»), which says nothing."""
    return any(name.start() < hit.start < name.end() for name in _QUOTED.finditer(text))


def _book(concepts: Sequence[Concept], side: str) -> PhraseBook:
    return PhraseBook((c.id, phrase) for c in concepts for phrase in c.phrases.get(side, ()))


def rule_of(group: str) -> str:
    """The rule that reports a group; ``opposite.paid`` and its like share one."""
    return f"parity.{group.split('.')[0]}"


def _meant(hits: Sequence[Hit]) -> Sequence[Hit]:
    """The hits without what only looks like one («кроме того» excludes nothing)."""
    return [hit for hit in hits if not hit.key.endswith(".neutral")] if hits else hits


def _others(these: Sequence[Hit], those: Sequence[Hit]) -> tuple[Hit, ...]:
    known = {hit.key for hit in those}
    return tuple(hit for hit in these if hit.key not in known)


def _more(these: Sequence[Hit], those: Sequence[Hit]) -> tuple[Hit, ...]:
    """The hits of concepts that this side says more often than that one."""
    mine, theirs = (Counter(hit.key for hit in hits) for hits in (these, those))
    return tuple(hit for hit in these if mine[hit.key] > theirs[hit.key])


def _spans(hits: Sequence[Hit]) -> tuple[tuple[int, int], ...]:
    return tuple((hit.start, hit.end) for hit in hits)
