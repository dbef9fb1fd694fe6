"""Cuts a block into pieces of one language: at line breaks, slashes and sentence ends where the language changes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from njia.contracts.labels import label_of
from njia.contracts.languages import has_grammar, plainly, script_of, side_of
from njia.contracts.sentences import abbreviated
from njia.findings import Side

# Where a language may change: a line break, a slash or bar, a tab, a dash of its own, an end of sentence.
_CUT = re.compile(r"\s*\n\s*|\s*[/|\\]+\s*|\s*\t\s*|(?<=[.;!?»\"”)])\s+|\s+[–—-]\s+")
_TRAIL = re.compile(r"(?:[\s/|\\]|(?<=\s)[–—-])+$")
_BRACKETED = re.compile(r"\s*[(\[](?P<inner>[^()\[\]]+)[)\]]\s*\.?\s*$")
_SHARED_VALUE = re.compile(r"[:№]\s*(?P<value>[+(]?\d[^A-Za-zЀ-ӿ]*)$")
_WORD = re.compile(r"[^\W\d_]+")


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


def pieces(text: str) -> tuple[Piece, ...]:
    """The pieces of a block in order, together covering its words. One piece where the block is in one language."""
    whole = side_of(text)
    if whole is None or len({script_of(word) for word in _WORD.findall(text)}) < 2:
        return (Piece(0, len(text), whole),)
    cuts = _bracket(text) or _separated(text) or _bare_change(text)
    if not cuts:
        return (Piece(0, len(text), whole),)
    bounds = [0, *cuts, len(text)]
    return _dressed(text, [(a, b) for a, b in itertools.pairwise(bounds)])


def _separated(text: str) -> list[int]:
    """Ends of separators across which the language changes."""
    starts = [0, *(m.end() for m in _CUT.finditer(text) if _may_part(text, m)), len(text)]
    spans = [(a, b) for a, b in itertools.pairwise(starts) if b > a]
    kept: list[int] = []
    current: Side | None = None
    held: int | None = None  # where wordless parts since the last worded one began
    for start, end in spans:
        side = side_of(text[start:end])
        if side is None:
            held = start if held is None and _leads(text, start) else held
            continue
        if (
            current is not None
            and side != current
            and _changes(text, start, end, side, opening := start if held is None else held)
        ):
            kept.append(opening)
            current = side
        current = current or side
        held = None
    return kept


def _may_part(text: str, cut: re.Match[str]) -> bool:
    """A slash inside «и/или» parts nothing; one with spaces, or between scripts, may."""
    if text[cut.start() - 1 : cut.start()] == "." and "\n" not in cut.group():
        return not abbreviated(text[: cut.start() - 1], text[cut.end() :])
    if cut.group().strip() not in ("/", "\\", "|") or any(c.isspace() for c in cut.group()):
        return True
    before, after = text[: cut.start()][-1:], text[cut.end() :][:1]
    return not (before.isalpha() and after.isalpha()) or script_of(before) != script_of(after)


def _leads(text: str, start: int) -> bool:
    """Whether a part without words opens what follows: a label, or the first thing on its line."""
    return "\n" in text[:start][-3:] or label_of(text[start:]) is not None


def _changes(text: str, start: int, end: int, side: Side, opening: int) -> bool:
    """Whether the language really changes here, and a term of the other language is not merely listed."""
    part = text[start:end]
    before = _WORD.findall(text[:start])
    after = _WORD.findall(part)
    if not before or not after:
        return False
    if script_of(after[0]) != side:
        return False
    if script_of(before[-1]) == side and not has_grammar(part, side):
        return False  # «Kubernetes / Docker» in a Russian sentence
    gap = re.search(r"[\s/|\\–—-]*$", text[:opening])
    if gap and any(mark in gap.group() for mark in "/|\\\n\t"):
        return has_grammar(part, side) or len(after) > 1 or len(before) <= 3
    capitals = all(word.isupper() for word in after) and len("".join(after)) > 3 * len(after)
    return has_grammar(part, side) or (capitals and plainly(part, side))


def _bracket(text: str) -> list[int]:
    """A translation in brackets at the end: «EMPLOYMENT CONTRACT (ТРУДОВОЙ ДОГОВОР)»."""
    match = _BRACKETED.search(text)
    if match is None or match.start() == 0:
        return []
    outer, inner = text[: match.start()], match["inner"]
    sides = side_of(outer), side_of(inner)
    if None in sides or sides[0] == sides[1] or not plainly(outer, sides[0] or "en"):
        return []
    words = len(_WORD.findall(outer)), len(_WORD.findall(inner))
    return [match.start("inner")] if min(words) > 1 and max(words) <= 2.5 * min(words) else []


def _bare_change(text: str) -> list[int]:
    """One change of script with nothing between, each part of some length: «EMPLOYMENT CONTRACT ТРУДОВОЙ ДОГОВОР»."""
    found = [(m.start(), script_of(m.group()), m.group()) for m in _WORD.finditer(text)]
    changes = [i for i in range(1, len(found)) if found[i][1] != found[i - 1][1]]
    if len(changes) != 1:
        return []
    at = changes[0]
    parts = [word for _, _, word in found[:at]], [word for _, _, word in found[at:]]
    short, long = sorted(map(len, parts))
    if short < 2 or long > 2.5 * short or text[: found[at][0]].rstrip().endswith((":", "«", '"', "(")):
        return []
    grammar = all(has_grammar(" ".join(part), script_of(part[0])) for part in parts)
    capitals = all(sum(word.isupper() for word in part) > 0.6 * len(part) for part in parts)
    return [found[at][0]] if (grammar and parts[1][0][:1].isupper()) or capitals else []


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
