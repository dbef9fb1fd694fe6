"""A screening as it is shown to one reader, in the same view as every other report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from njia.corridors.model import Corridor
from njia.findings import Language
from njia.reports.view import Piece, Section, View, counted, items_of, pieces, words_of
from njia.screening.model import Band, Pay, Rules
from njia.screening.screen import Screening
from njia.text.saying import number, said_day


def screened(screening: Screening, rules: Rules, corridor: Corridor, language: Language, on: date) -> View:
    """The answer in a reader's language; ``corridor`` has the words that all reports share."""
    said = rules.messages
    items = items_of(corridor, language, screening.findings)
    kind = said[f"label.kind.{screening.kind}"][language]
    points = said["label.score"].fill(points=str(screening.score))[language]
    words = {**words_of(corridor, language), "report.part.summary": said["label.more"][language]}
    return View(
        language=language,
        title=screening.headline[language],
        verdict=screening.verdict,
        headline=screening.headline[language],
        lead=screening.next_step[language],
        class_sentence=f"{said['label.kind'][language]}: {kind} · {points}",
        counts=counted(corridor, language, items),
        items=items,
        sections=_sections(screening, rules, language),
        rows=(),
        about=f"{said['label.about'][language]} ({said_day(on)[language]})",
        words=words,
    )


def marked(text: str, screening: Screening) -> tuple[Piece, ...]:
    """The person's own text in runs, each with the numbers of the findings that point at it."""
    numbered = enumerate(screening.findings, 1)
    return pieces(text, [(e.start, e.end, number) for number, finding in numbered for e in finding.evidence])


def _sections(screening: Screening, rules: Rules, language: Language) -> tuple[Section, ...]:
    said = rules.messages
    sections = [Section(said["label.change"][language], (screening.would_change[language],))]
    found = {finding.rule.rpartition(".")[2] for finding in screening.findings}
    if screening.pay is not None:
        sections.insert(0, Section(said["label.pay"][language], tuple(_pay(screening.pay, rules, language))))
    opinions = [opinion for opinion in rules.opinions if found & set(opinion.about)]
    if opinions:
        lines = tuple(f"{one.says[language]} ({one.source.cited(language)})" for one in opinions)
        sections.append(Section(said["label.opinions"][language], lines))
    if screening.how_sure is not None:
        sections.append(Section(said["label.sure"][language], (_sure(screening.how_sure, rules, language),)))
    return tuple(sections)


def _sure(band: Band, rules: Rules, language: Language) -> str:
    values = {
        "points": str(band.points),
        "bad": str(band.bad),
        "of": str(band.of),
        "low": f"{band.low:.0%}".rstrip("%"),
        "high": f"{band.high:.0%}".rstrip("%"),
    }
    return rules.messages["label.band"].fill(**values)[language]


def _pay(pay: Pay, rules: Rules, language: Language) -> Iterator[str]:
    """What is promised, then what is known, the least first."""
    said = rules.messages
    yield said["pay.promised"].fill(amount=number(_rounded(pay.monthly)))[language]
    for row in sorted(pay.beside, key=lambda row: row.amount):
        values = {"amount": number(_rounded(row.amount)), "what": row.what, "source": row.source.text}
        yield said["pay.beside"].fill(**values)[language]


def _rounded(amount: int) -> Decimal:
    """To three figures: the rates are rounded, and a sum to the shilling would say more than we know."""
    return Decimal(round(amount, 3 - len(str(amount))))
