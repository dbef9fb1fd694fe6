"""A contract as the judges read it: sentences their words, the phrases of every rule, and what is denied."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from njia.contracts.bilingual import Lexicon, lexicon_of
from njia.contracts.model import Clause, Contract
from njia.contracts.parties import named_parties
from njia.contracts.polarity import Range, denied_later, denied_ranges, is_denied
from njia.contracts.titles import forms_of, renamed
from njia.corridors.model import Corridor
from njia.facts.model import Fact
from njia.findings import Evidence, Side
from njia.text.phrases import Hit, PhraseBook
from njia.text.words import Word
from njia.text.words import words as words_of

_SIDES: tuple[Side, ...] = ("en", "ru")
_HEADING = 4  # words, the number of the clause included
_AMOUNTS = {"money", "date", "days_of_month", "duration", "identifier", "clock"}  # a heading has none
QUOTE = 400  # code points of a sentence shown as evidence; a longer one is cut around the words that matter
# A question goes with its answer («May he be sent to war? Never.»).
# A full stop after an abbreviation («ул.», «No.») ends nothing: three letters, a bracket, a quote or digits before it.
_ENDS = re.compile(r"(?:(?<=[^\W_]{3})|(?<=[)»”\"%]))[.!]\s+(?=[A-ZА-ЯЁ«“\"])|\n(?=\s*[A-ZА-ЯЁ«“\"\d•–—-])")
_ITEM = re.compile(r"^\s*(?:\d+(?:\.\d+)*[.)]?\s+|[^\W\d_][.)]\s+|[•–—*-]\s*)?(?=[a-zа-яё])")
_SLASHED = re.compile(r"(?<![^\W_])([а-яё])/([а-яё])(?![^\W_])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """``start`` to ``end`` of the clause's text; offsets of words and hits count from the sentence's own start."""

    clause: Clause
    start: int
    text: str
    words: tuple[Word, ...]
    marks: Mapping[str, tuple[Hit, ...]]
    denied: tuple[Range, ...]
    denied_later: tuple[Range, ...]
    facts: tuple[Fact, ...]
    under: frozenset[str] = frozenset()  # what the heading above it speaks of

    @property
    def side(self) -> Side:
        return self.clause.side

    def has(self, *keys: str) -> bool:
        return not self.marks.keys().isdisjoint(keys)

    def denies(self, hit: Hit) -> bool:
        return is_denied(hit, self.denied)

    def waives(self, hit: Hit) -> bool:
        """Whether the phrase is denied before it or by the verb after it («fines are not applied»)."""
        return self.denies(hit) or is_denied(hit, self.denied_later)

    def evidence(self, hit: Hit | None = None) -> Evidence:
        """The sentence, or where it is very long the part around the hit."""
        first, last = 0, len(self.text)
        if last > QUOTE:
            middle = (hit.start + hit.end) // 2 if hit else 0
            first = max(0, min(middle - QUOTE // 2, last - QUOTE))
            last = first + QUOTE
        return self.span(first + self.start, last + self.start)

    def span(self, start: int, end: int) -> Evidence:
        """Evidence for code points of the clause's text, without the blanks around it."""
        quote = self.clause.text[start:end]
        start += len(quote) - len(quote.lstrip())
        quote = quote.strip()
        at = self.clause.start + start
        return Evidence(self.side, self.side, self.clause.label, self.clause.page, at, at + len(quote), quote)


@dataclass(frozen=True, slots=True)
class Paper:
    """Both sides of a contract, read once for all judges."""

    contract: Contract
    corridor: Corridor
    sides: Mapping[Side, tuple[Sentence, ...]]
    index: Mapping[Side, Mapping[str, tuple[tuple[Sentence, Hit], ...]]]

    @property
    def languages(self) -> tuple[Side, ...]:
        """Those it has; what a court there reads comes first."""
        court = [dated.value for dated in self.corridor.values.get("court_language", ())]
        return tuple(sorted((side for side in _SIDES if self.sides[side]), key=lambda side: side not in court))

    def hits(self, side: Side, *keys: str) -> Iterator[tuple[Sentence, Hit]]:
        for key in keys:
            yield from self.index[side].get(key, ())

    def has(self, side: Side, *keys: str) -> bool:
        return any(key in self.index[side] for key in keys)


@lru_cache(maxsize=4)
def book_of(corridor: Corridor) -> PhraseBook:
    """Every phrase of the corridor's rules and word lists, under ``rule#role`` and the list's own name."""
    return PhraseBook(_phrases(corridor))


def _phrases(corridor: Corridor) -> Iterator[tuple[str, str]]:
    for rule in corridor.rules.values():
        for name, phrases in rule.phrases.items():
            role = name.partition("_")[2]
            yield from ((f"{rule.rule}#{role}", phrase) for phrase in phrases)
    for name, by_language in corridor.words.items():
        for phrases in by_language.values():
            yield from ((name, phrase) for phrase in phrases)
    for concept in corridor.concepts:
        if concept.group == "job":
            yield from ((concept.id, phrase) for phrases in concept.phrases.values() for phrase in phrases)


def read(contract: Contract, corridor: Corridor) -> Paper:
    """The paper of a contract; pass it to `judge`, `classify` and `summarise` so that it is read once."""
    book = book_of(corridor)
    sides: dict[Side, tuple[Sentence, ...]] = {}
    index: dict[Side, dict[str, tuple[tuple[Sentence, Hit], ...]]] = {}
    for side in ("en", "ru"):
        sides[side] = tuple(_sentences(contract, side, book, lexicon_of(corridor)))
        found: dict[str, list[tuple[Sentence, Hit]]] = {}
        for sentence in sides[side]:
            for key, hits in sentence.marks.items():
                found.setdefault(key, []).extend((sentence, hit) for hit in hits)
        index[side] = {key: tuple(pairs) for key, pairs in found.items()}
    return Paper(contract, corridor, sides, index)


def _sentences(contract: Contract, side: Side, book: PhraseBook, lexicon: Lexicon) -> Iterator[Sentence]:
    leads = False
    names = named_parties(contract.side(side), lexicon)
    forms = forms_of(names, contract.side(side))
    under: frozenset[str] = frozenset()
    opened = False  # whether a heading stands right before
    for clause, facts in zip(contract.side(side), contract.facts[side], strict=True):
        for start, end in _cuts(clause.text):
            text = clause.text[start:end]
            words = renamed(_words(text), text, forms)
            if not words:
                continue
            inherits = leads and bool(_ITEM.match(text))
            marks = _marks(book, words, names)
            denied = denied_ranges(text, words, marks, inherits)
            here = tuple(fact for fact in facts if start <= fact.start < end)
            if text.rstrip().endswith(":"):
                leads = any(last >= len(words) - 1 for _, last in denied)
            elif not inherits:
                leads = False
            later = denied_later(text, words, marks)
            short = len(words) <= _HEADING and not opened and not any(f.kind in _AMOUNTS for f in here)
            heading = clause.kind == "heading" or (short and clause.kind == "clause")
            opened = heading
            yield Sentence(clause, start, text, words, marks, denied, later, here, frozenset() if heading else under)
            if heading:
                under = frozenset(marks)


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    """Where sentences begin and end; a heading of a few words («Overtime.») goes with the sentence after it."""
    start = 0
    for match in _ENDS.finditer(text):
        if start == 0 and text[match.start()] != "\n" and len(text[: match.start()].split()) <= _HEADING:
            continue
        yield start, match.end()
        start = match.end()
    yield start, len(text)


def _words(text: str) -> tuple[Word, ...]:
    """The words; an abbreviation with a stroke («в/ч») is one word, written without it («вч»)."""
    words = words_of(text)
    if "/" not in text:
        return words
    joined = {m.start(): (m[1] + m[2]).casefold() for m in _SLASHED.finditer(text)}
    if not joined:
        return words
    seconds = {start + 2 for start in joined}
    return tuple(
        Word(w.start, w.start + 3, joined[w.start], joined[w.start]) if w.start in joined else w
        for w in words
        if w.start not in seconds
    )


def _marks(book: PhraseBook, words: Sequence[Word], names: Mapping[str, str]) -> dict[str, tuple[Hit, ...]]:
    """The phrases found; the paper's own names of the parties count as «Employer» and «Employee» do."""
    marks: dict[str, list[Hit]] = {}
    for at, word in enumerate(words) if names else ():
        role = names.get(word.form)
        if role:
            hit = Hit(role, word.start, word.end, at, at)
            marks.setdefault(f"party.{role}", []).append(hit)
            marks.setdefault(f"party.{role}_subject", []).append(hit)
    for hit in book.find(words):
        marks.setdefault(hit.key, []).append(hit)
    return {key: tuple(hits) for key, hits in marks.items()}
