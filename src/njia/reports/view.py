"""A report as it is shown to one reader: every renderer (terminal, HTML, PDF, the site's page) only lays it out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from njia.contracts.compare import Comparison
from njia.contracts.report import Report, ReportClause
from njia.corridors.model import Corridor
from njia.findings import SEVERITIES, Evidence, Finding, Language, Severity, Side
from njia.text.saying import day, said_day

_QUOTES = 6  # shown of one finding


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the paper. ``language`` is what they are written in, for a screen reader; None where unknown."""

    text: str
    place: str
    language: Side | None


@dataclass(frozen=True, slots=True)
class Item:
    """A finding, in the reader's language; ``number`` counts from 1, worst first."""

    number: int
    rule: str
    severity: Severity
    severity_word: str
    text: str
    quotes: tuple[Quote, ...]
    remedy: str
    source: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; ``marks`` are the numbers of the findings that point at it."""

    text: str
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One side of a pair."""

    label: str | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A pair; a side is None where the clause stands in one language only."""

    en: Cell | None
    ru: Cell | None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the summary and its lines; ``unknown`` lines say what the paper does not say."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    """The whole report in one language. ``words`` are the fixed words a renderer needs, by message code.

    ``summary_first``: the few lines that somebody has to know come before thirty reasons, not after them.
    """

    language: Language
    title: str
    verdict: str
    headline: str
    lead: str
    class_sentence: str
    counts: tuple[tuple[Severity, str], ...]
    items: tuple[Item, ...]
    sections: tuple[Section, ...]
    rows: tuple[Row, ...]
    about: str
    words: Mapping[str, str]
    summary_first: bool = False


def view(report: Report, corridor: Corridor, language: Language) -> View:
    """The report in a reader's language."""
    say = _Say(corridor, language)
    items = items_of(corridor, language, report.findings)
    return View(
        language=language,
        title=say("report.title"),
        verdict=report.verdict,
        headline=say(f"report.headline.{report.verdict}"),
        lead=say(f"report.lead.{report.verdict}"),
        class_sentence=say(f"report.class.{report.class_}"),
        counts=counted(corridor, language, items),
        items=items,
        sections=tuple(
            Section(s.title[language], tuple(line.text[language] for line in s.lines)) for s in report.summary.sections
        ),
        rows=_rows(report),
        about=say("report.about", on=said_day(report.checked_on)[language], corridor=corridor.name[language]),
        words=words_of(corridor, language),
        summary_first=len(report.summary.sections) == 1,  # no job: nothing but what to do now
    )


def compared(comparison: Comparison, corridor: Corridor, language: Language) -> View:
    """What was changed between two versions, in a reader's language."""
    say = _Say(corridor, language)
    items = items_of(corridor, language, comparison.findings)
    changed = comparison.verdict if items else "none"
    return View(
        language=language,
        title=say("compare.title"),
        verdict=comparison.verdict,
        headline=say(f"compare.headline.{changed}"),
        lead=say(f"compare.lead.{changed}"),
        class_sentence=say(f"report.class.{comparison.signed_class}"),
        counts=counted(corridor, language, items),
        items=items,
        sections=(),
        rows=(),
        about=say("report.about", on=said_day(comparison.checked_on)[language], corridor=corridor.name[language]),
        words=words_of(corridor, language),
    )


def items_of(corridor: Corridor, language: Language, findings: Sequence[Finding]) -> tuple[Item, ...]:
    """Findings, numbered as they come, in a reader's language."""
    say = _Say(corridor, language)
    return tuple(_item(say, number, finding) for number, finding in enumerate(findings, 1))


def counted(corridor: Corridor, language: Language, items: Sequence[Item]) -> tuple[tuple[Severity, str], ...]:
    """How many there are of each severity that occurs, in words."""
    say = _Say(corridor, language)
    return tuple(
        (severity, say(f"report.count.{severity}", n=str(n)))
        for severity in SEVERITIES
        if (n := sum(item.severity == severity for item in items))
    )


def words_of(corridor: Corridor, language: Language) -> Mapping[str, str]:
    """The fixed words that a renderer needs."""
    return {
        code: text[language] for code, text in corridor.messages.items() if code.startswith(("report.", "language."))
    }


class _Say:
    def __init__(self, corridor: Corridor, language: Language) -> None:
        self._messages = corridor.messages
        self.language = language

    def __call__(self, code: str, **values: str) -> str:
        return self._messages[code].fill(**values)[self.language]


def _item(say: _Say, number: int, finding: Finding) -> Item:
    source = finding.source
    parts = [source.cited(say.language)]
    if since := source.in_force_from:
        parts.append(say("report.in_force", from_date=day(since.year, since.month, since.day)[say.language]))
    if not source.verified:
        parts.append(say("report.unverified"))
    return Item(
        number=number,
        rule=finding.rule,
        severity=finding.severity,
        severity_word=say(f"report.severity.{finding.severity}"),
        text=finding.text[say.language],
        quotes=_quotes(say, finding.evidence),
        remedy=finding.remedy[say.language],
        source="; ".join(parts),
    )


def _quotes(say: _Say, evidence: Sequence[Evidence]) -> tuple[Quote, ...]:
    """The words that show it, each once; of many the first, and how many more there are."""
    distinct = {(e.side, e.quote.casefold()): e for e in reversed(evidence) if e.quote}
    shown = [e for e in evidence if distinct.get((e.side, e.quote.casefold())) is e]
    quotes = [Quote(e.quote, _place(say, e), e.side) for e in shown[:_QUOTES]]
    if len(shown) > _QUOTES:
        quotes.append(Quote("…", say("report.part.more", n=str(len(shown) - _QUOTES)), None))
    return tuple(quotes)


def _place(say: _Say, evidence: Evidence) -> str:
    parts = [say(f"language.{evidence.side}")] if evidence.side else [evidence.document]
    if evidence.clause:
        parts.append(say("report.part.clause", label=evidence.clause))
    if evidence.page is not None:
        parts.append(say("report.part.page", page=str(evidence.page)))
    return ", ".join(parts)


def _rows(report: Report) -> tuple[Row, ...]:
    marks: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for number, finding in enumerate(report.findings, 1):
        for evidence in finding.evidence:
            if evidence.end > evidence.start:
                marks[evidence.document].append((evidence.start, evidence.end, number))
    return tuple(Row(_cell(pair.en, marks["en"]), _cell(pair.ru, marks["ru"])) for pair in report.pairs)


def _cell(clause: ReportClause | None, marks: Sequence[tuple[int, int, int]]) -> Cell | None:
    if clause is None:
        return None
    return Cell(clause.label, pieces(clause.text, [(a - clause.start, b - clause.start, n) for a, b, n in marks]))


def pieces(text: str, marks: Sequence[tuple[int, int, int]]) -> tuple[Piece, ...]:
    """The text in runs; ``marks`` are places in it, from and to, with the number of the finding that points there."""
    end = len(text)
    here = [(max(a, 0), min(b, end), n) for a, b, n in marks if a < end and b > 0]
    cuts = sorted({0, end, *(cut for a, b, _ in here for cut in (a, b))})
    found = (Piece(text[a:b], tuple(sorted({n for x, y, n in here if x <= a and b <= y}))) for a, b in pairwise(cuts))
    return tuple(piece for piece in found if piece.text)
