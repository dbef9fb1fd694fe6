"""What was changed between a contract that was attested and the one a person is given to sign, worst first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

import msgspec
from rapidfuzz import fuzz

from njia.contracts import binding, roles
from njia.contracts.check import read_contract
from njia.contracts.classify import classify
from njia.contracts.harm import KIND, Harm, Harms, harms_of
from njia.contracts.model import Class, Clause, Contract
from njia.contracts.parity import concepts_of
from njia.contracts.reading import Paired, Reading
from njia.contracts.sides import split
from njia.corridors.model import Corridor
from njia.documents.model import Document
from njia.facts.compare import compare as compare_facts
from njia.facts.model import Fact
from njia.findings import Evidence, Finding, Side, Text, Verdict, verdict_of, worst_first
from njia.text.words import words

_WORDING, _UNSURE = "substitution.wording", "substitution.unsure"
_MILD = (_WORDING, _UNSURE)  # other words and no other difference, or a bad picture: told last, no harm is laid to it
_ALIKE = 55.0  # below this likeness (0–100) two clauses are not versions of one another


class Comparison(msgspec.Struct, frozen=True):
    """``texts`` holds what offsets count in: ``attested.en``, ``signed.ru`` and so on."""

    verdict: Verdict
    attested_class: Class
    signed_class: Class
    findings: tuple[Finding, ...]
    texts: Mapping[str, str]
    checked_on: date


@dataclass(frozen=True, slots=True)
class _Found:
    """A difference and the clauses it lies in; none where it is one of the whole papers."""

    finding: Finding
    clauses: tuple[Reading, ...] = ()


def compare(attested: Sequence[Document], signed: Sequence[Document], corridor: Corridor, *, on: date) -> Comparison:
    """Holds the paper to sign against the attested one, language by language."""
    old, new = (read_contract(split(documents), corridor) for documents in (attested, signed))
    old_class, new_class = (classify(contract, corridor).class_ for contract in (old, new))
    found: list[_Found] = []
    if old_class != new_class:
        found.append(_Found(_class_changed(old_class, new_class, new, corridor)))
    for side in old.languages:
        if side in new.languages and old_class != new_class:
            continue  # of two papers of different kinds nothing more need be compared
        if side in new.languages:
            found.extend(_side(old, new, side, corridor))
        else:
            language = corridor.messages[f"language.{side}"]
            found.append(_Found(_finding("substitution.language_removed", (), corridor, language=language)))
    findings = _ranked(found, corridor)
    texts = {
        f"{name}.{side}": contract.texts[side]
        for name, contract in (("attested", old), ("signed", new))
        for side in contract.languages
    }
    return Comparison(verdict_of(findings), old_class, new_class, findings, texts, on)


def _ranked(found: Sequence[_Found], corridor: Corridor) -> tuple[Finding, ...]:
    """Each with what it is about said first: what does most harm stands first, within that as `worst_first` has it."""
    harms = harms_of(corridor.id)
    about = {id(one.finding): _about(one, harms) for one in found}
    plain = worst_first(one.finding for one in found)
    placed = sorted(plain, key=lambda f: (f.rule in _MILD, harms.rank(about[id(f)])))
    return tuple(f if f.rule in _MILD else harms.marked(f, about[id(f)]) for f in placed)


def _about(one: _Found, harms: Harms) -> Harm:
    """The worst that the words of its clauses, or their facts, are about; the whole paper where it has no clause."""
    told = (harms.about(r.text, r.side, {fact.kind for fact in r.facts}) for r in one.clauses)
    return min(told, key=harms.rank, default=harms.named(KIND))


def _class_changed(old: Class, new: Class, contract: Contract, corridor: Corridor) -> Finding:
    said = {name: corridor.messages[f"report.class.{class_}"] for name, class_ in (("old", old), ("new", new))}
    side = contract.languages[-1] if contract.languages else "ru"
    evidence = (_read(contract, side, [0], "signed").whole(),) if contract.languages else ()
    return _finding("substitution.class", evidence, corridor, **said)


def _side(old: Contract, new: Contract, side: Side, corridor: Corridor) -> Iterator[_Found]:
    for a, b in versions(old.side(side), new.side(side)):
        before = _read(old, side, [a], "attested") if a is not None else None
        after = _read(new, side, [b], "signed") if b is not None else None
        if before and after:
            yield from (_Found(finding, (before, after)) for finding in _changed(before, after, corridor))
        elif before and _says(before):
            finding = _finding("substitution.removed", (before.whole(),), corridor, old=_quote(before.text))
            yield _Found(finding, (before,))
        elif after and _says(after):
            finding = _finding("substitution.added", (after.whole(),), corridor, new=_quote(after.text))
            yield _Found(finding, (after,))


def _read(contract: Contract, side: Side, indices: Sequence[int], name: str) -> Reading:
    clauses = contract.side(side)
    return Reading(side, [clauses[i] for i in indices], [contract.facts[side][i] for i in indices], f"{name}.{side}")


def _changed(before: Reading, after: Reading, corridor: Corridor) -> Iterator[Finding]:
    if _folded(before.text) == _folded(after.text):
        return
    told = False
    for old, new in compare_facts(before.facts, after.facts):
        kinds = {fact.kind for fact in (old, new) if fact}
        rule = "substitution.pay" if "money" in kinds else "substitution.fact"
        evidence = (
            before.evidence(old.start, old.end) if old else before.whole(),
            after.evidence(new.start, new.end) if new else after.whole(),
        )
        if _unsure(before, old) or _unsure(after, new):
            rule = _UNSURE
        yield _finding(rule, evidence, corridor, old=_quote(evidence[0].quote), new=_quote(evidence[1].quote))
        told = True
    pair = Paired(en=before, ru=after)
    concepts = concepts_of(corridor)
    changed = [
        *concepts.differences(pair),
        *binding.contradictions(pair, concepts),
        *roles.contradictions(pair, concepts),
    ]
    if changed or not told:
        rule = "substitution.meaning" if changed else _WORDING
        yield _finding(rule, (before.whole(), after.whole()), corridor, old=_quote(before.text), new=_quote(after.text))


def _says(reading: Reading) -> bool:
    """Whether it has a word: the number of a page that stands alone is no clause."""
    return any(letter.isalpha() for letter in reading.text)


def _unsure(reading: Reading, fact: Fact | None) -> bool:
    """Whether OCR was not sure of the fact; where the fact is missing, of anything in its clause."""
    spans = reading.clauses[0].unsure
    return bool(spans) if fact is None else any(first < fact.end and fact.start < last for first, last in spans)


def versions(old: Sequence[Clause], new: Sequence[Clause]) -> tuple[tuple[int | None, int | None], ...]:
    """Pairs of indices: a clause and its later version; None where there is no such version."""
    texts_old, texts_new = [_folded(c.text) for c in old], [_folded(c.text) for c in new]
    pairs: list[tuple[int | None, int | None]] = []
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, texts_old, texts_new, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs += zip(range(a1, a2), range(b1, b2), strict=True)
        else:
            pairs += _likest(texts_old, texts_new, *_changed_ones(texts_old, texts_new, range(a1, a2), range(b1, b2)))
    return tuple(pairs)


def _changed_ones(
    old: Sequence[str], new: Sequence[str], rows: Sequence[int], columns: Sequence[int]
) -> tuple[list[int], list[int]]:
    """The clauses of a stretch, without lines to sign on and those whose words are only parted otherwise into lines."""
    left, right = [a for a in rows if old[a]], [b for b in columns if new[b]]
    at = 0
    while at < len(left):
        found = ((k, same) for k in range(len(right)) if (same := _same_words(old, new, left[at:], right[k:])))
        k, (one, two) = next(found, (0, (0, 0)))
        del left[at : at + one], right[k : k + two]
        at += not one
    return left, right


def _same_words(
    old: Sequence[str], new: Sequence[str], rows: Sequence[int], columns: Sequence[int]
) -> tuple[int, int] | None:
    """How many clauses from the first of each on say the same words, or None."""
    one, two, rest = 1, 1, (old[rows[0]], new[columns[0]])
    while rest[0] != rest[1]:
        shorter, longer = sorted(rest, key=len)
        if not longer.startswith(f"{shorter} "):
            return None
        if shorter == rest[0] and one < len(rows):
            rest, one = (f"{rest[0]} {old[rows[one]]}", rest[1]), one + 1
        elif shorter == rest[1] and two < len(columns):
            rest, two = (rest[0], f"{rest[1]} {new[columns[two]]}"), two + 1
        else:
            return None
    return one, two


def _likest(
    old: Sequence[str], new: Sequence[str], rows: Sequence[int], columns: Sequence[int]
) -> Iterator[tuple[int | None, int | None]]:
    """Within a stretch that changed, the likest clauses are versions of one another, whatever their order."""
    scores = sorted(((fuzz.ratio(old[a], new[b]), -abs(a - b), a, b) for a in rows for b in columns), reverse=True)
    left, right = set(rows), set(columns)
    for score, _, a, b in scores:
        if score >= _ALIKE and a in left and b in right:
            left.remove(a)
            right.remove(b)
            yield a, b
    yield from ((a, None) for a in sorted(left))
    yield from ((None, b) for b in sorted(right))


def _folded(text: str) -> str:
    return " ".join(word.form for word in words(text))


def _quote(text: str) -> str:
    return " ".join(text.split())[:300]


def _finding(rule_id: str, evidence: tuple[Evidence, ...], corridor: Corridor, **said: str | Text) -> Finding:
    rule = corridor.rules[rule_id]
    return Finding(rule.rule, rule.severity, rule.text.fill(**said), evidence, rule.source, rule.remedy)
