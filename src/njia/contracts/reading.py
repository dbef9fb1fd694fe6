"""A pair of clauses as the checks read it: each side's text, words and facts, and the way back to the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from njia.contracts.bilingual import Lexicon
from njia.contracts.model import Clause, Contract
from njia.contracts.titles import cases_of
from njia.facts.model import Fact
from njia.findings import Evidence, Side
from njia.text.grammar import listed
from njia.text.phrases import Hit
from njia.text.words import Word, stem, words

_WORDED_LABEL = re.compile(r"[(\[§\s]{0,3}(?:[^\W\d_]{1,9}[.\s]{1,2}|§\s?)\d{1,3}(?:\.\d{1,2})*(?:[.)\s]|$)")
# What the corridor's phrases call the parties, whatever a paper calls them.
_USUAL: Mapping[Side, Mapping[str, str]] = {
    side: {role: listed(f"party_{role}", side)[0] for role in ("employer", "worker")} for side in ("en", "ru")
}
# Who writes a letter to the worker: in such a paper "I" is the employer.
SPEAKER: Mapping[Side, Mapping[str, str]] = {
    side: dict(zip(listed("speaker", side), listed("speaker_as", side), strict=True)) for side in ("en", "ru")
}


SMALL = "~"  # before a name that stands for its side in small letters, too


class Reading:
    """One side of a bead. ``words`` and ``facts`` count in ``text``; ``evidence`` gives the paper's offsets."""

    def __init__(
        self,
        side: Side,
        clauses: Sequence[Clause],
        facts: Sequence[Sequence[Fact]],
        document: str | None = None,
        aliases: Mapping[str, str] | None = None,
    ) -> None:
        """``document`` names the text that evidence counts in; by default that of the side.

        ``aliases`` are the names the paper gives its parties, each with its role (`njia.contracts.parties`).
        """
        self.side = side
        self.concepts: Mapping[str, tuple[Hit, ...]] | None = None  # filled by `Concepts.find`
        self._rows: list[frozenset[int]] | None = None
        self.aliases = aliases or {}
        self.document = document or side
        self.clauses = tuple(clauses)
        self.text = "\n".join(clause.text for clause in clauses)
        self._starts = []
        at = 0
        for clause in clauses:
            self._starts.append(at)
            at += len(clause.text) + 1
        self.facts = tuple(
            replace(fact, start=fact.start + start, end=fact.end + start) if start else fact
            for clause, start, found in zip(clauses, self._starts, facts, strict=True)
            for fact in found
            if fact.kind not in ("reference", "number")
            or fact.start >= _label_end(clause)  # its own number is no reference
        )

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words; the paper's own names for its parties («Гостиница», "the Driver") as "employer" and "employee"."""
        found = words(self.text)
        return tuple(self._called(word) for word in found) if self.aliases else found

    def own_name(self, start: int, end: int) -> bool:
        """Whether a name of the paper's own for a party stands between these offsets."""
        called = zip(words(self.text), self.words, strict=True) if self.aliases else ()
        return any(printed != read for printed, read in called if start < read.end and read.start < end)

    def _called(self, word: Word) -> Word:
        if word.form in self._spoken:
            return Word(word.start, word.end, self._spoken[word.form], stem(_USUAL[self.side]["employer"]))
        english = self.side == "en"  # its nouns have no cases, and «employment» shares a stem with "employer"
        role = self._names.get(word.form.removesuffix("'s") if english else word.stem)
        if role is None or not (self.text[word.start].isupper() or word.stem in self._small):
            return word
        usual = _USUAL[self.side][role]
        own = "'s" if word.form.endswith("'s") else ""
        form = usual + own if english else self._cases.get(word.form, word.form)
        return Word(word.start, word.end, form, stem(usual))

    @cached_property
    def _spoken(self) -> Mapping[str, str]:
        own = SPEAKER[self.side]
        return own if next(iter(own)) in self.aliases else {}

    @cached_property
    def _names(self) -> Mapping[str, str]:
        names = ((name.lstrip(SMALL), role) for name, role in self.aliases.items())
        return {name if self.side == "en" else stem(name): role for name, role in names}

    @cached_property
    def _small(self) -> frozenset[str]:
        return frozenset(stem(name.lstrip(SMALL)) for name in self.aliases if name.startswith(SMALL))

    @cached_property
    def _cases(self) -> Mapping[str, str]:
        return {
            form: usual
            for name, role in self.aliases.items()
            for form, usual in cases_of(name.lstrip(SMALL), role).items()
        }

    def rows(self, lexicon: Lexicon) -> list[frozenset[int]]:
        """For each of ``words`` the rows of the lexicon it stands in; remembered."""
        if self._rows is None:
            self._rows = lexicon.rows_of(self.text)
            if self.aliases and self.words != words(self.text):  # as the role and as printed: "the Driver" drives
                self._rows = [a | b for a, b in zip(lexicon.rows(self.words), self._rows, strict=True)]
        return self._rows

    def clause_at(self, offset: int) -> tuple[Clause, int]:
        """The clause that holds an offset of ``text``, and where in ``text`` it starts."""
        for clause, start in zip(reversed(self.clauses), reversed(self._starts), strict=True):
            if offset >= start:
                return clause, start
        return self.clauses[0], 0

    def evidence(self, start: int, end: int) -> Evidence:
        """Evidence for code points of ``text``; a span over two clauses is cut at the end of the first."""
        clause, base = self.clause_at(start)
        end = min(end, base + len(clause.text))
        at = clause.start + start - base
        quote = clause.text[start - base : end - base]
        return Evidence(self.document, self.side, clause.label, clause.page, at, at + len(quote), quote)

    def whole(self) -> Evidence:
        """The first clause, whole: evidence for what is not there."""
        return self.evidence(0, len(self.clauses[0].text))

    def unsure(self, start: int, end: int) -> bool:
        """Whether OCR was not sure of something between these offsets."""
        clause, base = self.clause_at(start)
        return any(first < end - base and start - base < last for first, last in clause.unsure)


def _label_end(clause: Clause) -> int:
    """Where a clause number after a word or letter ends («Статья 5.», "A.1."): one language may take it for more."""
    found = _WORDED_LABEL.match(clause.text)
    return found.end() if found else 0


@dataclass(frozen=True)
class Paired:
    """A bead with both sides; or, for two versions of one text, the older as ``en`` and the newer as ``ru``."""

    en: Reading
    ru: Reading


def reading(
    contract: Contract, side: Side, indices: Sequence[int], aliases: Mapping[str, str] | None = None
) -> Reading:
    """One side of a bead, read."""
    clauses = contract.side(side)
    return Reading(side, [clauses[i] for i in indices], [contract.facts[side][i] for i in indices], aliases=aliases)


def paired(contract: Contract, aliases: Mapping[Side, Mapping[str, str]]) -> Iterator[Paired]:
    """Every bead that has both sides; ``aliases`` as for `Reading`, by side."""
    en, ru = aliases["en"], aliases["ru"]
    for bead in contract.beads:
        if bead.en and bead.ru:
            yield Paired(reading(contract, "en", bead.en, en), reading(contract, "ru", bead.ru, ru))
