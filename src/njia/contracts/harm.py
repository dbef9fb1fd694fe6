"""What a change to a contract touches, by the corridor's list, worst first: the army, the passport, debt, pay …"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from njia.corridors.files import HERE, home_of, read, source_named, sources_of
from njia.findings import SEVERITIES, Finding, Severity, Side, Text
from njia.text.phrases import PhraseBook

KIND = "kind"  # of what paper it is: no words tell it, the comparison of classes does
OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """``facts`` and ``phrases``: a changed clause that has one is about this. No change about it is below ``least``."""

    id: str
    name: Text
    source: str
    least: Severity = "note"
    facts: frozenset[str] = frozenset()
    phrases: dict[str, tuple[str, ...]] = field(default_factory=dict)


class Harms:
    """The corridor's list, ready to be asked."""

    def __init__(self, rows: Iterable[Harm]) -> None:
        self.rows = tuple(rows)
        self._by_id = {row.id: row for row in self.rows}
        self._books = {
            side: PhraseBook((row.id, phrase) for row in self.rows for phrase in row.phrases.get(side, ()))
            for side in ("en", "ru")
        }

    def about(self, text: str, side: Side, facts: Collection[str] = ()) -> Harm:
        """The worst that these words, or facts of these kinds, are about."""
        said = {hit.key for hit in self._books[side].find(text)}
        return next((h for h in self.rows if h.id in said or h.facts & set(facts)), self._by_id[OTHER])

    def named(self, id_: str) -> Harm:
        return self._by_id[id_]

    def marked(self, finding: Finding, harm: Harm) -> Finding:
        """The finding with what it is about said first, and no milder than the list wants."""
        said = Text(*(f"{harm.name[lang]}. {finding.text[lang]}" for lang in ("en", "sw", "ru")))
        worst = min(finding.severity, harm.least, key=SEVERITIES.index)
        return replace(finding, text=said, severity=worst)

    def rank(self, harm: Harm) -> int:
        return self.rows.index(harm)


@lru_cache(maxsize=8)
def harms_of(corridor: str) -> Harms:
    """The list of that corridor. Raises CorridorError, naming the file, for what is wrong in it."""
    home = home_of(corridor, HERE)
    path = home / "substitution" / "harm.yaml"
    rows = read(path, list[Harm])
    for row in rows:
        source_named(sources_of(home), row.source, path, row.id)
    return Harms(rows)
