"""Which clauses of the library say anew what a contract loses: by the terms that it stated, else by its words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from njia.contracts.report import Report, ReportPair
from njia.findings import Evidence
from njia.standard.draft import NotSaidError, fill
from njia.standard.model import Clause, Filled, Library, Row
from njia.text.words import words as words_of

_LEAST = 0.5  # of the words of both; our own clause with another figure has far more, another matter far less


def said_anew(report: Report, gone: Collection[int], library: Library, filled: Filled) -> frozenset[str]:
    """The clauses that state what those pairs stated, and for each pair the one most like it."""
    clauses = [clause for clause in library.clauses if clause.stands(filled.flags)]
    pairs = [report.pairs[at] for at in gone]
    stated = {one.term for one in report.stated if any(_within(one.evidence, pair) for pair in pairs)}
    known = list(_known(clauses, filled))
    near = {found for pair in pairs if (found := _nearest(pair, known))}
    return frozenset(near | {clause.id for clause in clauses if clause.states & stated})


def _within(shown: Evidence, pair: ReportPair) -> bool:
    clause = pair.en if shown.side == "en" else pair.ru
    return clause is not None and clause.start <= shown.start < clause.end


def _known(clauses: Iterable[Clause], filled: Filled) -> Iterator[tuple[str, frozenset[str], frozenset[str]]]:
    """The words of each clause as it would stand in the paper; one that needs what nobody said is left out."""
    for clause in clauses:
        try:
            row = fill(Row(id=clause.id, kind="clause", en=clause.en, ru=clause.ru), filled.values)
        except NotSaidError:
            continue
        yield clause.id, _stems(row.en), _stems(row.ru)


def _nearest(pair: ReportPair, known: Iterable[tuple[str, frozenset[str], frozenset[str]]]) -> str | None:
    said = (_stems(pair.en.text if pair.en else ""), _stems(pair.ru.text if pair.ru else ""))
    best = max(((max(_shares(said, own)), id_) for id_, *own in known), default=(0.0, ""))
    return best[1] if best[0] >= _LEAST else None


def _shares(said: Iterable[frozenset[str]], own: Iterable[frozenset[str]]) -> Iterator[float]:
    for one, other in zip(said, own, strict=True):
        yield len(one & other) / len(one | other) if one and other else 0.0


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in words_of(text) if not word.form.isdigit())
