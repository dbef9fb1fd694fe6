"""The one value that every check returns: what was found, in which words, by which rule, and what would cure it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

Severity = Literal["stop", "fix", "check", "note"]
Verdict = Literal["clear", "fix", "stop"]
Side = Literal["en", "ru"]
Language = Literal["en", "sw", "ru"]

SEVERITIES: tuple[Severity, ...] = ("stop", "fix", "check", "note")  # worst first


class _Blank(dict[str, str]):
    def __missing__(self, key: str) -> str:
        raise KeyError(f"a message names {{{key}}}, and no such value was given")


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence in the three languages of the corridor; ``{name}`` stands for a value filled in later."""

    en: str
    sw: str
    ru: str

    def __getitem__(self, language: Language) -> str:
        return {"en": self.en, "sw": self.sw, "ru": self.ru}[language]

    def fill(self, **values: str | Text) -> Text:
        """The sentence with its values; a value may itself be a `Text`. Raises KeyError for a value not given."""

        def one(language: Language) -> str:
            plain = {k: v[language] if isinstance(v, Text) else v for k, v in values.items()}
            return self[language].format_map(_Blank(plain))

        return Text(one("en"), one("sw"), one("ru"))


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule comes from. ``verified`` is true only when a lawyer has checked it against the primary text.

    ``in_force_from`` is None for what holds whatever the day, a report or a judgement of our own. ``said`` is title and
    reference in each language; where it is None only the English ones are known.
    """

    id: str
    title: str
    reference: str
    in_force_from: date | None
    in_force_to: date | None
    verified: bool
    said: Text | None = None

    def in_force(self, on: date) -> bool:
        """Whether what it says holds on that day."""
        begins, ends = self.in_force_from or date.min, self.in_force_to or date.max
        return begins <= on <= ends

    @property
    def text(self) -> Text:
        """Title and reference as a reader of each language is told them."""
        plain = f"{self.title}, {self.reference}"
        return self.said or Text(plain, plain, plain)

    def cited(self, language: Language) -> str:
        """Title and reference as a reader of that language is told them."""
        return self.text[language]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span of a text the report carries: code points ``start`` to ``end`` of the text named ``document``."""

    document: str
    side: Side | None
    clause: str | None
    page: int | None
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. ``remedy`` says what would cure it, to the person who holds the paper."""

    rule: str
    severity: Severity
    text: Text
    evidence: tuple[Evidence, ...]
    source: Source
    remedy: Text


def verdict_of(findings: Iterable[Finding]) -> Verdict:
    """``stop`` if anything stops, else ``fix`` if anything must be fixed, else ``clear``."""
    severities = {finding.severity for finding in findings}
    if "stop" in severities:
        return "stop"
    return "fix" if "fix" in severities else "clear"


def worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By severity, then by where it stands in the paper; findings about an absence come after those with words."""

    def place(finding: Finding) -> tuple[int, bool, int, str]:
        first = finding.evidence[0].start if finding.evidence else 0
        return SEVERITIES.index(finding.severity), not finding.evidence, first, finding.rule

    return tuple(sorted(findings, key=place))
