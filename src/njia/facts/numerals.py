"""Reads numbers from words and digits: «девяноста пяти тысяч», "two thousand and twenty-six", "95 тыс.", "10th"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from njia.facts.tables import ADJECTIVE, forms
from njia.facts.tables.numerals import CARDINALS, COMPOUND_PARTS, ONE_AND_A_HALF, ORDINALS, PARTS_OF_ONE, SCALES
from njia.facts.tables.units import PREFIXED


@dataclass(slots=True)
class Item:
    """A word, a mark, a run of digits or a number at code points ``start`` to ``end``; ``form`` is folded."""

    kind: Literal["word", "mark", "digits", "number"]
    form: str
    start: int
    end: int
    value: Decimal = Decimal(0)
    ordinal: bool = False
    spelled: bool = False  # written in words
    used: bool = False


def _numeral(value: Decimal, start: int, end: int, ordinal: bool, spelled: bool) -> Item:
    return Item("number", "", start, end, value, ordinal, spelled)


_PARTS = {
    **{part: Decimal(value) for part, value in COMPOUND_PARTS.items()},
    "полутора": Decimal("1.5"),
    "полу": Decimal("0.5"),
}
_PART = "|".join(sorted(_PARTS, key=len, reverse=True))
_ONE_PART = re.compile(_PART)
_UNIT_COMPOUND = re.compile(
    rf"((?:{_PART}){{1,3}})((?:{'|'.join(stem for stem, _ in PREFIXED)})(?:{'|'.join(ADJECTIVE)}))"
)
_HEAD = re.compile(rf"(?:{_PART}){{1,3}}")
_BEGIN_NUMBER = frozenset((*CARDINALS, *ORDINALS, *SCALES, *ONE_AND_A_HALF))
_ORDINAL_SUFFIX = frozenset(forms("st nd rd th го й ый ой ая я ое е ого ому ом ую ю"))
_CARDINAL_SUFFIX = frozenset(forms("х ти и ми мя м ех"))
_STANDALONE = frozenset(forms("hundred thousand million тысяча тысячу миллион миллиард"))
_ONE_THOUSAND = frozenset(forms("тысячи тысяче тысячей тысячью"))
_LONGEST_WORD = 45
_POINTED = frozenset(("тыс", "млн", "млрд", "mln"))


@lru_cache(maxsize=20_000)
def _compound(word: str) -> tuple[Decimal, int, bool] | None:
    """(value, where the unit begins, is it an ordinal) of «двухнедельный», «стопятидесятая»."""
    if not 7 <= len(word) <= _LONGEST_WORD:
        return None
    if match := _UNIT_COMPOUND.fullmatch(word):
        return sum((_PARTS[p] for p in _ONE_PART.findall(match[1])), Decimal(0)), match.end(1), False
    for cut in range(2, len(word) - 3):  # the longest tail first: «сто|пятидесятой»
        tail = ORDINALS.get(word[cut:])
        if tail and (head := _HEAD.fullmatch(word[:cut])):
            value = sum((_PARTS[p] for p in _ONE_PART.findall(head.group())), Decimal(0))
            return (value * tail if tail >= 1000 else value + tail), len(word), True
    return None


def _glued(before: Item, after: Item) -> bool:
    return before.end == after.start


class _Reader:
    """Adds up one run of number words."""

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.group = Decimal(0)
        self.room = 1000  # the next word must be smaller than this
        self.scale = 10**12
        self.any = False
        self.ordinal = False

    @property
    def value(self) -> Decimal:
        return self.total + self.group

    def cardinal(self, value: int) -> bool:
        if value >= self.room or (value == 0 and self.any):
            return False
        self.group += value
        self.room = 100 if value >= 100 else 10 if value >= 20 else 1
        self.any = True
        return True

    def times(self, scale: int) -> bool:
        if scale == 100:
            if not 1 <= self.group < 100 and self.any:
                return False
            self.group = (self.group or Decimal(1)) * 100
            self.room = 100
        else:
            if scale >= self.scale or (self.any and not self.group):
                return False
            self.total += (self.group or Decimal(1)) * scale
            self.group, self.room, self.scale = Decimal(0), 1000, scale
        self.any = True
        return True

    def last(self, value: int) -> bool:
        if value in (100, 1000) and self.any and self.group:
            self.total, self.group = (self.total, self.group * 100) if value == 100 else (self.value * 1000, Decimal(0))
        elif value < self.room:
            self.group += value
        else:
            return False
        self.any = self.ordinal = True
        return True


def _half(tokens: Sequence[Item], at: int) -> int:
    """How many tokens «с половиной» or "and a half" take here."""
    forms = [token.form for token in tokens[at : at + 3]]
    hyphened = [token.form for token in tokens[at : at + 6]]
    if hyphened[:1] == ["-"] and hyphened[1::2] == ["and", "a", "half"] and hyphened[2::2] == ["-", "-"]:
        return 6
    if forms[:2] == ["с", "половиной"]:
        return 2
    if forms in (["and", "a", "half"], ["and", "one", "half"]):
        return 3
    if hyphened[:4] in (["and", "one", "-", "half"], ["and", "a", "-", "half"]):
        return 4
    return 2 if forms[:2] == ["and", "half"] and forms[2:] != ["of"] else 0


def _scale_at(tokens: Sequence[Item], at: int) -> int | None:
    return SCALES.get(tokens[at].form) if at < len(tokens) and tokens[at].kind == "word" else None


def _after_point(tokens: Sequence[Item], at: int) -> int:
    """Past the dot of «тыс.»."""
    dotted = tokens[at - 1].form in _POINTED and at < len(tokens) and tokens[at].form == "."
    return at + 1 if dotted and _glued(tokens[at - 1], tokens[at]) else at


def _digits(tokens: Sequence[Item], at: int) -> tuple[Item, int]:
    """A number in digits with its ordinal suffix («10-го», "10th") or scale («95 тыс.», "1.5 million")."""
    token = tokens[at]
    value, ordinal, after = token.value, False, at + 1
    hyphen = after < len(tokens) and tokens[after].form in "-‑–" and _glued(token, tokens[after])
    suffix = after + 1 if hyphen else after
    if suffix < len(tokens) and _glued(tokens[suffix - 1], tokens[suffix]):
        form = tokens[suffix].form
        if form in _ORDINAL_SUFFIX or (hyphen and form in _CARDINAL_SUFFIX):
            ordinal, after = form in _ORDINAL_SUFFIX, suffix + 1
    if after < len(tokens) and tokens[after].form in ("k", "к") and _glued(tokens[after - 1], tokens[after]):
        return _numeral(value * 1000, token.start, tokens[after].end, False, False), after + 1  # "95k"
    if [token.form for token in tokens[after : after + 3]] == ["т", ".", "р"]:
        return _numeral(value * 1000, token.start, tokens[after + 1].end, False, False), after + 2  # «65 т.р.»
    if scale := _scale_at(tokens, after):
        value *= scale
        after = _after_point(tokens, after + 1)
        if (lower := _scale_at(tokens, after + 1)) and lower < scale and tokens[after].kind == "digits":
            value += tokens[after].value * lower
            after = _after_point(tokens, after + 2)
    elif taken := _half(tokens, after):
        value += Decimal("0.5")
        after += taken
    return _numeral(value, token.start, tokens[after - 1].end, ordinal, False), after


def _past_links(tokens: Sequence[Item], at: int) -> int:
    """Past the hyphen of "ninety-five" and the "and" of "hundred and five", "hundred-and-fiftieth"."""
    look = at
    if _is_hyphen(tokens, look):
        look += 1
    if look < len(tokens) and tokens[look].form == "and" and tokens[at - 1].form in SCALES:
        look += 1
        if _is_hyphen(tokens, look):
            look += 1
    return look


def _is_hyphen(tokens: Sequence[Item], at: int) -> bool:
    inside = at + 1 < len(tokens) and tokens[at].form in ("-", "‑")
    return inside and _glued(tokens[at - 1], tokens[at]) and _glued(tokens[at], tokens[at + 1])


def _leads(tokens: Sequence[Item], at: int) -> bool:
    """Whether a thousand without "one" leads hundreds: «тысячи девятисот»."""
    following = tokens[at + 1].form if at + 1 < len(tokens) else ""
    return tokens[at].form in _ONE_THOUSAND and CARDINALS.get(following, 0) >= 100


def _words(tokens: Sequence[Item], at: int) -> tuple[Item, int] | None:
    """A run of number words beginning here."""
    reader = _Reader()
    after = at
    look = at
    while look < len(tokens) and not reader.ordinal:
        form = tokens[look].form
        if (value := CARDINALS.get(form)) is not None:
            taken = reader.cardinal(value)
        elif (scale := SCALES.get(form)) is not None:
            taken = (reader.any or form in _STANDALONE or _leads(tokens, look)) and reader.times(scale)
        elif (value := ORDINALS.get(form)) is not None:
            if reader.any and form in PARTS_OF_ONE:  # «двадцать сотых», "three tenths"
                break
            taken = reader.last(value)
        elif form in ONE_AND_A_HALF and not reader.any:
            reader.group, reader.room, reader.any, taken = Decimal("1.5"), 1, True, True
        elif reader.any and (tail := _compound(form)) is not None and tail[2] and tail[0] < reader.room:
            taken = reader.last(int(tail[0]))
        else:
            break
        if not taken:
            break
        after = look = _after_point(tokens, look + 1)
        look = _past_links(tokens, look)
    if not reader.any:
        return None
    value_read = reader.value
    if not reader.ordinal and (taken_by_half := _half(tokens, after)):
        value_read += Decimal("0.5")
        after += taken_by_half
        if scale := _scale_at(tokens, after):
            value_read *= scale
            after += 1
    return _numeral(value_read, tokens[at].start, tokens[after - 1].end, reader.ordinal, True), after


def combine(tokens: Sequence[Item]) -> list[Item]:
    """The tokens with every number read; the number and the unit of «двухнедельный» come apart."""
    combined: list[Item] = []
    after = 0
    for at, token in enumerate(tokens):
        if at < after:
            continue
        form = token.form
        if token.kind == "digits":
            numeral, after = _digits(tokens, at)
            combined.append(numeral)
        elif token.kind == "word" and form in _BEGIN_NUMBER and (read := _words(tokens, at)) is not None:
            numeral, after = read
            combined.append(numeral)
        elif token.kind == "word" and len(form) > 6 and form[0] >= "а" and (compound := _compound(form)) is not None:
            value, cut, ordinal = compound
            middle = token.start + cut
            combined.append(_numeral(value, token.start, middle, ordinal, True))
            if middle < token.end:
                combined.append(Item("word", form[cut:], middle, token.end))
        else:
            combined.append(token)
    return combined
