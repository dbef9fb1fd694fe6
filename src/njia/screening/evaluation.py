"""How well screening does on texts whose answer is known: every figure with its count, every miss by name."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from math import sqrt

import msgspec

from njia.screening.disguises import DISGUISES
from njia.screening.model import Band, Outcome
from njia.screening.screen import Screener
from njia.screening.texts import BAD, Known, Pair

STEPS = (1, 3, 6, 9, 12, 15)  # points for which the share of bad texts is told
_DRAWS = 400
_LICENCE = " We are licensed by NEA, licence NEA/000/2026."
_STOPS = re.compile(r"[.,;:!?()\n]")
_ALARM: tuple[Outcome, ...] = ("stop", "check")
_DONE = {"deceptive": ("stop", "check"), "job_scam": ("stop", "check"), "military_open": ("stop",)}


class Share(msgspec.Struct, frozen=True):
    """``part`` of ``of``, with a 95 % interval: Wilson's, or that of drawing whole sources again where it is wider."""

    part: int
    of: int
    low: float
    high: float

    def __str__(self) -> str:
        rate = f"{self.part / self.of:.3f}" if self.of else "–"
        return f"{rate} ({self.part}/{self.of}; {self.low:.2f}–{self.high:.2f})"


class Miss(msgspec.Struct, frozen=True):
    """A text that was judged otherwise than its label asks."""

    id: str
    label: str
    lang: str
    verdict: Outcome


class Evaluation(msgspec.Struct, frozen=True):
    """All that was measured; shares by name, and counts of outcomes by label, language, channel and kind."""

    texts: int
    shares: Mapping[str, Share]
    auc: float
    auc_across: float
    by: Mapping[str, Mapping[str, Mapping[str, int]]]
    bands: tuple[Band, ...]
    spans: Mapping[str, float]
    misses: tuple[Miss, ...]


def evaluate(screener: Screener, texts: Sequence[Known], pairs: Sequence[Pair]) -> Evaluation:
    """Everything that `njia evaluate screening` tells."""
    judged = [(row, *screener.judged(row.text)[1:3]) for row in texts]
    answers = [(row, verdict) for row, verdict, _ in judged]
    bad = [(row, verdict) for row, verdict in answers if row.label in BAD and verdict in _ALARM]
    shares = {
        "deceptive texts found": _share(answers, ("deceptive",), _ALARM),
        "deceptive texts at STOP": _share(answers, ("deceptive",), ("stop",)),
        "job scams found": _share(answers, ("job_scam",), _ALARM),
        "openly military texts at STOP": _share(answers, ("military_open",), ("stop",)),
        "honest offers, warnings and news at STOP": _share(answers, ("legit", "advisory", "news"), ("stop",)),
        "honest offers, warnings and news at CHECK": _share(answers, ("legit", "advisory", "news"), ("check",)),
        "the verdict falls when the cited words are taken away": _wilson([_falls(screener, r, v) for r, v in bad]),
        "STOP by a knock-out stays when a licence is added": _wilson(
            [
                screener.judged(row.text + _LICENCE)[1] == "stop"
                for row, verdict in bad
                if verdict == "stop" and _knocked(screener, row.text)
            ]
        ),
        "found texts that are found run on and called licensed": _wilson(
            [screener.judged(_in_one_breath(row.text) + " licensed by NEA")[1] in _ALARM for row, _ in bad]
        ),
        "minimal pairs told apart": _wilson([_told_apart(screener, pair) for pair in pairs]),
        **{
            f"found texts that are found with {name}": _wilson(
                [screener.judged(change(row.text))[1] in _ALARM for row, _ in bad]
            )
            for name, change in DISGUISES.items()
        },
    }
    points = [(row, score) for row, _, score in judged]
    return Evaluation(
        texts=len(texts),
        shares={name: share for name, share in shares.items() if share.of},
        auc=_auc(points, lambda row: row.way),
        auc_across=_auc(points, lambda row: ""),
        by={name: _counts(answers, key) for name, key in _BY.items()},
        bands=bands(points),
        spans=_spans(screener, [row for row in texts if row.spans]),
        misses=tuple(Miss(r.id, r.label, r.lang, v) for r, v in answers if not _right(r, v)),
    )


_BY: Mapping[str, Callable[[Known], str]] = {
    "label": lambda row: row.label,
    "language, bad texts": lambda row: row.lang if row.label in BAD else "",
    "language, other texts": lambda row: "" if row.label in (*BAD, "military_open") else row.lang,
    "channel, bad texts": lambda row: row.way if row.label in BAD else "",
    "channel, other texts": lambda row: "" if row.label in (*BAD, "military_open") else row.way,
    "kind, bad texts": lambda row: row.kind if row.label in BAD else "",
}


def _counts(answers: Sequence[tuple[Known, Outcome]], key: Callable[[Known], str]) -> dict[str, dict[str, int]]:
    table: dict[str, Counter[str]] = {}
    for row, verdict in answers:
        if key(row):
            table.setdefault(key(row), Counter())[verdict] += 1
    return {name: dict(counts) for name, counts in sorted(table.items())}


def _right(row: Known, verdict: Outcome) -> bool:
    if row.label in _DONE:
        return verdict in _DONE[row.label]
    if row.label in ("advisory", "news"):
        return verdict == "advisory"
    return verdict not in _ALARM


def _share(answers: Sequence[tuple[Known, Outcome]], labels: Sequence[str], verdicts: Sequence[Outcome]) -> Share:
    """The share, and where 95 % of the shares lie when whole sources are drawn again and again."""
    groups: dict[str, list[bool]] = {}
    for row, verdict in answers:
        if row.label in labels:
            groups.setdefault(f"{row.label} {row.group}", []).append(verdict in verdicts)
    lists = list(groups.values())
    hits = [hit for group in lists for hit in group]
    if not hits:
        return Share(0, 0, 0.0, 1.0)
    chance = random.Random(7)  # noqa: S311 - drawn the same way each time
    drawn = sorted(_rate(chance.choices(lists, k=len(lists))) for _ in range(_DRAWS))
    plain = _wilson(hits)  # where all or none hit, drawing again can show nothing else: the wider interval counts
    low, high = min(plain.low, drawn[_DRAWS // 40]), max(plain.high, drawn[-_DRAWS // 40 - 1])
    return Share(sum(hits), len(hits), round(low, 3), round(high, 3))


def _rate(groups: Sequence[Sequence[bool]]) -> float:
    hits = [hit for group in groups for hit in group]
    return sum(hits) / len(hits)


def _wilson(hits: Sequence[bool]) -> Share:
    part, of = sum(hits), len(hits)
    if not of:
        return Share(0, 0, 0.0, 1.0)
    z, p = 1.96, part / of
    middle, spread = p + z * z / (2 * of), z * sqrt(p * (1 - p) / of + z * z / (4 * of * of))
    scale = 1 + z * z / of
    return Share(part, of, round((middle - spread) / scale, 3), round((middle + spread) / scale, 3))


def _auc(points: Sequence[tuple[Known, int]], channel: Callable[[Known], str]) -> float:
    """How often a bad text has more points than an honest offer of the same channel; half for a tie."""
    won = tried = 0.0
    for row, mine in points:
        if row.label in BAD:
            for other, theirs in points:
                if other.label == "legit" and channel(other) == channel(row):
                    tried += 1
                    won += 1 if mine > theirs else 0.5 if mine == theirs else 0
    return round(won / tried, 3) if tried else 0.0


def bands(points: Sequence[tuple[Known, int]]) -> tuple[Band, ...]:
    """Of the texts with at least so many points, how many were bad; soldiers' offers are left out."""
    out = []
    for step in STEPS:
        share = _wilson([row.label in BAD for row, score in points if score >= step and row.label != "military_open"])
        if share.of:
            out.append(Band(points=step, bad=share.part, of=share.of, low=share.low, high=share.high))
    return tuple(out)


def _cited(screener: Screener, text: str) -> list[tuple[int, int]]:
    return [
        (part.start, part.end)
        for finding in screener.screen(text).findings
        if finding.severity != "note"
        for part in finding.evidence
    ]


def _falls(screener: Screener, row: Known, verdict: Outcome) -> bool:
    """Whether the text without its cited words is judged more mildly."""
    keep = [True] * len(row.text)
    for start, end in _cited(screener, row.text):
        keep[start:end] = [False] * (end - start)
    rest = "".join(char if kept else " " for char, kept in zip(row.text, keep, strict=True))
    after = screener.judged(rest)[1]
    return after not in _ALARM or (verdict == "stop" and after == "check")


def _in_one_breath(text: str) -> str:
    """As many write on a phone: without a full stop, so that all of it is one clause."""
    return " ".join(_STOPS.sub(" ", text).split())


def _knocked(screener: Screener, text: str) -> bool:
    return any(finding.severity == "stop" for finding in screener.screen(text).findings)


def _told_apart(screener: Screener, pair: Pair) -> bool:
    def signs(text: str) -> set[str]:
        return {sign.indicator.id for sign in screener.judged(text)[3]}

    return pair.sign in signs(pair.with_sign) and pair.sign not in signs(pair.without)


def _spans(screener: Screener, texts: Sequence[Known]) -> dict[str, float]:
    """Precision, recall and F1 of cited characters, and the share of people's spans that were touched."""
    both = ours = theirs = touched = count = 0
    for row in texts:
        cited = {at for start, end in _cited(screener, row.text) for at in range(start, end)}
        human: set[int] = set()
        for words in row.spans:
            at = row.text.index(words)
            span = set(range(at, at + len(words)))
            touched, count = touched + bool(span & cited), count + 1
            human |= span
        both, ours, theirs = both + len(cited & human), ours + len(cited), theirs + len(human)
    if not (both and count):
        return {}
    precision, recall = both / ours, both / theirs
    f1 = 2 * precision * recall / (precision + recall)
    figures = {"precision": precision, "recall": recall, "F1": f1, "spans touched": touched / count}
    return {name: round(figure, 3) for name, figure in figures.items()}
