"""Cuts a block into pieces of one language: at line breaks, slashes and sentence ends where the language changes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from njia.contracts.labels import label_of
from njia.contracts.languages import has_grammar, plainly, script_of, side_of
from njia.contracts.sentences import abbreviated
from njia.contracts.turning import Order, same_numbers, turn
from njia.findings import Side

# Where a language may change: a line break, a slash or bar, a tab, a dash of its own, an end of sentence.
_CUT = re.compile(r"\s*\n\s*|\s*[/|\\]+\s*|\s*\t\s*|(?<=[.;!?»\"”)])\s+|\s+[–—-]\s+")
_STRONG = frozenset("/|\\\n\t")
_ONLY_LABEL = re.compile(r"\s*[(]?(?:\d{1,3}(?:\.\d{1,2})*|[a-zа-я]|[IVXL]{1,5})[.)]\s*$")
_TRAIL = re.compile(r"(?:[\s/|\\]|(?<=\s)[–—-])+$")
_EDGES = re.compile(r"(?:[/|\\]\s+)?(?P<body>.*?)(?:\s+[/|\\]+)?\s*$", re.DOTALL)
_BRACKETED = re.compile(r"\s*[(\[](?P<inner>[^()\[\]]+)[)\]]\s*\.?\s*$")
_SHARED_VALUE = re.compile(r"[:№]\s*(?P<value>[+(]?\d[^A-Za-zЀ-ӿ»”]*)$")
_VALUE_FIRST = re.compile(
    r"(?P<value>[^A-Za-zЀ-ӿ\n]*(?:\d[^A-Za-zЀ-ӿ\n]{4,}?|_{3,}))(?:\s+[/|\\]\s+|\s*\t\s*)(?=[A-Za-zЀ-ӿ])"
)
_WORD = re.compile(r"[^\W\d_]+")
_SIGN = r"(?:№|\bno\b\.?)"
_NUMBER_SIGN = re.compile(rf"(?:\s+[^\W\d_]+){{0,3}}\s*{_SIGN}", re.IGNORECASE)
_NUMBERED = re.compile(rf"{_SIGN}\s*[\w-]*\d$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """Code points ``start`` to ``end`` of a block, in one language.

    ``label`` is one the block printed before another piece of it; ``tail`` a value printed once for both languages.
    """

    start: int
    end: int
    side: Side | None
    label: str | None = None
    tail: tuple[int, int] | None = None


def pieces(text: str, habit: Order | None = None) -> tuple[Piece, ...]:
    """The pieces of a block in order, together covering its words. One piece where the block is in one language.

    ``habit`` is the order of the languages in a paper that writes both in each paragraph.
    """
    whole = side_of(text)
    if whole is None:
        return (Piece(0, len(text), None),)
    if text.isascii() or len({script_of(word) for word in _WORD.findall(text)}) < 2:
        return _after_value(text, whole, habit) or (_bared(text, whole),)
    cuts = _bracket(text) or [run.start for run in _settled(text, _runs(text))[1:]]
    at = turn(text, habit)
    if at is not None and not (len(cuts) == 1 and _as_good(text, cuts[0], at)):
        cuts = [at]
    if not cuts:
        return (Piece(0, len(text), whole),)
    return _dressed(text, list(itertools.pairwise([0, *cuts, len(text)])))


def _as_good(text: str, marked: int, turned: int) -> bool:
    """Whether the cut at a mark leaves each half its words, and its numbers unless no cut does."""
    if _WORD.search(text, *sorted((marked, turned))):
        return False
    return same_numbers(text[:marked], text[marked:]) or not same_numbers(text[:turned], text[turned:])


def _bared(text: str, side: Side) -> Piece:
    """A paragraph of one language without the slash that parted it from the other one."""
    edges = _EDGES.match(text)
    return Piece(*edges.span("body"), side) if edges else Piece(0, len(text), side)


def _after_value(text: str, whole: Side, habit: Order | None) -> tuple[Piece, ...]:
    """«16.11.2026 / г. Челябинск»: the value ends what the line before said in the other language."""
    value = _VALUE_FIRST.match(text)
    if value is None or habit is None or whole != habit[1]:
        return ()
    return Piece(0, value.end("value"), None), Piece(value.end(), len(text), whole)


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of one language. ``gap`` is what stands before it: the mark that may part two languages."""

    start: int
    end: int
    side: Side
    gap: str


def _runs(text: str) -> list[_Run]:
    """Stretches whose words are in one language, wherever it may change; a name in the other one is a run, too."""
    runs: list[_Run] = []
    lead: int | None = None  # where a label waiting for its words began
    for start, end, gap in _parts(text):
        only_label = _ONLY_LABEL.match(text[start:end]) is not None
        side = None if only_label else side_of(text[start:end])
        if side is None:
            if only_label and lead is None:
                lead = start
            continue
        opening = start if lead is None else lead
        lead = None
        if runs and runs[-1].side == side:
            runs[-1] = replace(runs[-1], end=end)
        else:
            before = re.search(r"[\s/|\\–—-]*$", text[:opening])
            runs.append(_Run(opening if runs else 0, end, side, before.group() if before and opening < start else gap))
    return [
        replace(run, end=after.start if after else len(text)) for run, after in itertools.zip_longest(runs, runs[1:])
    ]


def _parts(text: str) -> Iterator[tuple[int, int, str]]:
    """Parts between marks and bare changes of script, each with the mark before it."""
    cuts = {match.end(): match.group() or " " for match in _CUT.finditer(text) if _may_part(text, match)}
    found = list(_WORD.finditer(text))
    for one, two in itertools.pairwise(found):
        if script_of(one.group()) != script_of(two.group()) and two.group()[0].isupper() and one.end() < two.start():
            number = re.search(r"(?<!\S)[(]?\d{1,3}(?:\.\d{1,2})*[.)]\s+$", text[one.end() : two.start()])
            at = one.end() + number.start() if number else two.start()
            marked = [cut for cut in cuts if one.end() <= cut <= two.start()]
            # A cut after the bracket in «tel. 8 (383) 200-00-44 Перевозчик» would part the telephone number.
            weak = not any(_STRONG.intersection(cuts[cut]) for cut in marked)
            if (not marked or (weak and re.search(r"\d", text[max(marked) : at]))) and _closed(text[:at]):
                cuts[at] = ""
    bounds = [0, *sorted(cuts), len(text)]
    for start, end in itertools.pairwise(bounds):
        if end > start:
            yield start, end, cuts.get(start, "")


def _closed(before: str) -> bool:
    """Whether no bracket or quotation mark is left open, nor a colon waiting for its value."""
    if before.rstrip().endswith((":", ",", "-", "/")):
        return False
    pairs = (("(", ")"), ("«", "»"), ("[", "]"))
    return all(before.count(left) <= before.count(right) for left, right in pairs) and before.count('"') % 2 == 0


def _may_part(text: str, cut: re.Match[str]) -> bool:
    """A slash inside «и/или» parts nothing, nor does the full stop of an abbreviation."""
    mark = cut.group().strip()
    if not mark and "\n" not in cut.group() and "\t" not in cut.group():
        before = text[: cut.start()]
        return not (before.endswith(".") and abbreviated(before[:-1], text[cut.end() :]))
    if mark not in ("/", "\\", "|") or any(c.isspace() for c in cut.group()):
        return True
    left, right = text[: cut.start()][-1:], _WORD.match(text, cut.end())
    if right is None or (not left.isalpha() and (len(right.group()) < 3 or right.group().isupper())):
        return False  # № 15/В, 1/150, 88-26/SH
    if right.group().islower() and _NUMBERED.search(text, 0, cut.start()) and not _NUMBER_SIGN.match(text, right.end()):
        return False  # "No. 5/лес", but not "contract No. 5/договор № 5"
    return not left.isalpha() or script_of(left) != script_of(right.group())


def _settled(text: str, runs: list[_Run]) -> list[_Run]:
    """The runs without those that are only a name or term standing in the other language."""
    at = 1
    while at < len(runs):
        if _stands(text, runs[at - 1], runs[at]):
            at += 1
            continue
        joined = replace(runs[at - 1], end=runs[at].end)
        joined = replace(joined, side=side_of(text[joined.start : joined.end]) or joined.side)
        runs = [*runs[: at - 1], joined, *runs[at + 1 :]]
        if at < len(runs) and runs[at].side == joined.side:
            runs = [*runs[: at - 1], replace(joined, end=runs[at].end), *runs[at + 1 :]]
        at = max(at - 1, 1)
    return runs


def _stands(text: str, before: _Run, run: _Run) -> bool:
    """Whether the language really changes between two runs, and a term of the other is not merely named."""
    left, right = text[before.start : before.end], text[run.start : run.end]
    words = _WORD.findall(left), _WORD.findall(right)
    if not words[0] or not words[1]:
        return True  # a sign («÷ / ДОГОВОР») does not tell a language
    grammar = has_grammar(left, before.side), has_grammar(right, run.side)
    if script_of(words[0][-1]) == run.side and not grammar[1]:
        return False  # «Kubernetes / Docker» in a Russian sentence
    if _STRONG.intersection(run.gap):
        return (grammar[1] or len(words[1]) > 1 or len(words[0]) <= 3) and (
            grammar[0] or len(words[0]) > 1 or len(words[1]) <= 3
        )
    if all(grammar):
        return bool(run.gap.strip(" ") == "" and run.gap) or (plainly(left, before.side) and plainly(right, run.side))
    return all(_capitals(part) for part in words) and plainly(left, before.side) and plainly(right, run.side)


def _capitals(words: Sequence[str]) -> bool:
    return sum(map(len, words)) > 2 and sum(word.isupper() for word in words) > 0.6 * len(words)


def _bracket(text: str) -> list[int]:
    """A translation in brackets at the end: «EMPLOYMENT CONTRACT (ТРУДОВОЙ ДОГОВОР)»."""
    match = _BRACKETED.search(text)
    if match is None or match.start() == 0:
        return []
    outer, inner = text[: match.start()], match["inner"]
    sides = side_of(outer), side_of(inner)
    if None in sides or sides[0] == sides[1] or not plainly(outer, sides[0] or "en"):
        return []
    if any(script_of(word) == sides[1] for word in _WORD.findall(outer)):
        return []
    words = len(_WORD.findall(outer)), len(_WORD.findall(inner))
    return [match.start("inner")] if min(words) > 1 and max(words) <= 2.5 * min(words) else []


def _dressed(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """Pieces without the separators around them; each has the label the block began with, and its shared value."""
    label = label_of(text)
    value = _SHARED_VALUE.search(text)
    first_words = text[slice(*spans[0])]
    shared = (
        (value.start("value"), value.end("value"))
        if value
        and len(spans) == 2
        and ":" not in first_words
        and not re.search(r"\d", first_words[label.end if label else 0 :])
        else None
    )
    made: list[Piece] = []
    for at, (start, end) in enumerate(spans):
        body = text[start:end]
        trail = _TRAIL.search(body)
        if at < len(spans) - 1:
            body = body[: trail.start()] if trail else body
            body = body.rstrip("([") if text[end - 1] in "([" else body
        elif text[start - 1 : start] in ("(", "["):
            body = body.rstrip(" .").rstrip(")]")
        lead = len(body) - len(body.lstrip())
        body = body.strip()
        if body:
            own = label.text if label and at and label_of(body) is None else None
            made.append(Piece(start + lead, start + lead + len(body), side_of(body), own, shared if at == 0 else None))
    return tuple(made)
