"""Where a paragraph turns from one language to the other with no mark between: «Ufa, 9 November г. Уфа, 9 ноября».

A mark or grammar on both sides is the surest sign (`pieces`). Without them a paragraph is cut only where it falls in
two halves of about one length, each in one script, and either the numbers of both halves agree or the whole paper is
written so (`habit`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from njia.contracts.labels import label_of
from njia.contracts.languages import script_of
from njia.findings import Side

Order = tuple[Side, Side]
ORDERS: tuple[Order, Order] = (("en", "ru"), ("ru", "en"))
_ROMAN = r"(?<![^\W_])[IVXL]{1,5}(?=[.)])"
_WORD = re.compile(rf"(?<![^\W\d_])(?!{_ROMAN})[^\W\d_]+|№")
_ADDRESS = re.compile(r"(?<!\S)\S+@\S+|(?:https?://|www\.)\S+")
_NUMBER = re.compile(rf"\d+|{_ROMAN}")
_STRAY = 0.15  # letters of the other script that a half may hold: names, numbers of passports
_LONGEST_WORD = 8
_FEW_WORDS = 4
_RATIO, _RATIO_OF_FEW = 2.5, 5.0  # how much longer one half may be
_OPENING = "«„“\"'([№§"
_UNDONE = (":", ",", "-", "–", "—", "/", "(")
_HABIT_SHARE, _HABIT_LEAST = 0.5, 3


@dataclass(frozen=True, slots=True)
class _Turn:
    at: int
    stray: float
    halves: tuple[str, str]


def habit(found: Iterable[Sequence[Side | None]]) -> Order | None:
    """The order of the languages in a paper that writes both in one paragraph; ``found``: the sides of each block."""
    orders: Counter[Order] = Counter()
    worded = 0
    for sides in found:
        worded += any(sides)
        for order in ORDERS:
            orders[order] += tuple(sides) == order
    order, count = max(orders.items(), key=lambda item: item[1], default=(ORDERS[0], 0))
    return order if count >= max(_HABIT_LEAST, _HABIT_SHARE * worded) else None


def turn(text: str, usual: Order | None = None) -> int | None:
    """Where the paragraph turns, or None. ``usual`` is the paper's habit."""
    found = [(order, made) for order in ORDERS if (made := _best(text, order)) is not None]
    for order, made in sorted(found, key=lambda item: item[1].stray):
        if _balanced(*made.halves) and (order == usual or same_numbers(*made.halves)) and _whole(*made.halves):
            return made.at
    return None


def _best(text: str, order: Order) -> _Turn | None:
    """The place that leaves the fewest letters on the wrong side."""
    text = _ADDRESS.sub(lambda address: "·" * len(address.group()), text)  # an address is in no language
    words = [(match, script_of(match.group()) if match.group() != "№" else "ru") for match in _WORD.finditer(text)]
    weights = [min(len(match.group()), _LONGEST_WORD) for match, _ in words]
    wrong = sum(weight for weight, (_, script) in zip(weights, words, strict=True) if script != order[1])
    best: tuple[int, int] | None = None
    for index, (weight, (_, script)) in enumerate(zip(weights, words, strict=True)):
        wrong += weight if script != order[0] else -weight
        after = index + 1
        changes = after < len(words) and script == order[0] and words[after][1] == order[1]
        if changes and (best is None or wrong < best[0]):
            best = (wrong, after)
    if best is None or best[0] > _STRAY * sum(weights):
        return None
    after = best[1]
    at = _gap(text, words[after - 1][0].end(), words[after][0].start())
    halves = (text[:at].strip(), text[at:].strip())
    return _Turn(at, best[0] / sum(weights), halves) if at > words[after - 1][0].end() else None


def _gap(text: str, start: int, end: int) -> int:
    """Where between two words the second half begins: numbers stay before it, unless the first half began with them."""
    at = end
    while at > start and text[at - 1] in _OPENING:
        at -= 1
    lead = text[: _WORD.search(text).start()] if _WORD.search(text) else ""  # type: ignore[union-attr]
    numbers, opening = list(_NUMBER.finditer(text, start, at)), _NUMBER.findall(lead)
    if opening and len(numbers) >= len(opening) and [n.group() for n in numbers[-len(opening) :]] == opening:
        at = numbers[-len(opening)].start()
        while at > start and text[at - 1] in _OPENING:
            at -= 1
    return at


def _balanced(left: str, right: str) -> bool:
    """Whether one half may be the translation of the other, by length."""
    counts = [len(_WORD.findall(half)) for half in (left, right)]
    letters = [sum(map(len, _WORD.findall(half))) for half in (left, right)]
    if not all(counts):
        return False
    most = _RATIO_OF_FEW if min(counts) <= _FEW_WORDS else _RATIO
    return max(letters) <= most * min(letters)


def same_numbers(left: str, right: str) -> bool:
    """Whether both halves hold the same numbers, and some; the label may be printed once."""
    one, two = (Counter(_NUMBER.findall(half)) for half in (left, right))
    label = label_of(left)
    bare = Counter(_NUMBER.findall(left[label.end :])) if label else one
    return bool(two) and (one == two or bare == two)


def _whole(left: str, right: str) -> bool:
    """Whether the first half ends like the second: «Director:» before a name is no half."""
    return not left.endswith(_UNDONE) or left[-1] == right[-1:]
