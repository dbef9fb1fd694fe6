"""Words written so that a program, or a person, reads something else: look-alike letters, invisible characters.

`cleaned` gives the text as a person sees it, so that no check can be fooled, and says what had to be undone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from njia.text.normal import Edit, Normal, composed, edited, then

_PAIRS = (
    "aа cс eе oо pр xх yу iі jј sѕ hһ AА BВ CС EЕ HН KК MМ OО PР TТ XХ YУ IІ JЈ SЅ"  # Latin letter, Cyrillic look-alike
)
_TO_CYRILLIC = {pair[0]: pair[1] for pair in _PAIRS.split()}
_TO_LATIN = {pair[1]: pair[0] for pair in _PAIRS.split()}
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαορνικυ", "ABEZHIKMNOPTYXaopviky", strict=True))
_LEGAL_FORMS = frozenset({"ООО", "АО", "ОАО", "ЗАО", "ПАО", "НАО", "ТОО", "ОО", "OOO", "AO", "OAO", "TOO"})
# Letters that pass for digits inside a number.
_DIGIT_LIKE = {"O": "0", "О": "0", "o": "0", "о": "0", "З": "3", "з": "3", "l": "1", "I": "1", "Ч": "4", "б": "6"}

_INVISIBLE = (
    "\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\u180e\u034f\u061c\u115f\u1160\u3164\uffa0"
)
_BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_STRUCK = "\u0335\u0336\u0337\u0338\u20d2\u20d3\u20e5\u20eb"
_SUSPECT = re.compile(
    f"[{_INVISIBLE}{_BIDI}{_STRUCK}\u00ad\ufe00-\ufe0f\U000e0000-\U000e01ef\U0001d400-\U0001d7ff\uff10-\uff5a\u0370-\u03ff]"
)
_LATIN = "A-Za-zÀ-ɏ"
_CYRILLIC = "Ѐ-ԯ"
_LETTERS = re.compile(f"[{_LATIN}{_CYRILLIC}\u0370-\u03ff]+")
_MIXED = re.compile(f"[{_LATIN}][{_CYRILLIC}]|[{_CYRILLIC}][{_LATIN}]|[\u0370-\u03ff]")
_ALPHABETS = tuple(re.compile(f"[{letters}]") for letters in (_LATIN, _CYRILLIC, "\u0370-\u03ff"))
_TOKEN = re.compile(r"\S+")
_NUMBERISH = re.compile(r"(?<![^\W_])\d[\dOОoоЗзlIЧб]*[OОoоЗзlIЧб][\dOОoоЗзlIЧб]*(?![^\W_])")
_NEAR = 200  # letters of a word that are looked at on each side
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")


@dataclass(frozen=True, slots=True)
class Trick:
    """What was undone at ``start`` to ``end`` of the *original* text; ``words`` are the words as they were written."""

    rule: str
    start: int
    end: int
    words: str


def cleaned(text: str) -> tuple[Normal, tuple[Trick, ...]]:
    """The text as a person sees it, and the tricks that were in it, in order."""
    if text.isascii() and not _NUMBERISH.search(text):
        return Normal(text), ()
    tricks: list[Trick] = []
    edits: dict[int, Edit] = {}
    for start, end, new in composed(text):
        edits[start] = (start, end, new)
    for trick, edit in (*_characters(text), *_letters(text), *_numbers(text)):
        if trick is not None:
            tricks.append(trick)
        if not any(edit[0] < kept[1] and kept[0] < edit[1] for kept in _near(edits, edit)):
            edits[edit[0]] = edit
    tricks.sort(key=lambda trick: (trick.start, trick.rule))
    unique = tuple(dict.fromkeys(tricks))
    seen = edited(text, edits.values())
    return then(seen, composed(seen.text)), unique  # a letter put right may now join the mark after it


def _near(edits: dict[int, Edit], edit: Edit) -> Iterator[Edit]:
    for at in range(max(0, edit[0] - 4), edit[1]):
        if at in edits:
            yield edits[at]


def _word_around(text: str, start: int, end: int) -> str:
    """The word, of a very long one only what stands near: else a text without spaces would take its length squared."""
    first, last = max(0, start - _NEAR), min(len(text), end + _NEAR)
    while start > first and not text[start - 1].isspace():
        start -= 1
    while end < last and not text[end].isspace():
        end += 1
    return text[start:end]


def _characters(text: str) -> Iterator[tuple[Trick | None, Edit]]:
    """Characters that are not seen, or that stand for a plain one."""
    for match in _SUSPECT.finditer(text):
        at, char = match.start(), match.group()
        word = _word_around(text, at, at + 1)
        if char == "\u00ad":
            yield Trick("reader.soft_hyphen", at, at + 1, word.replace(char, "-")), (at, at + 1, "")
        elif char in _BIDI:
            yield Trick("reader.text_direction", at, at + 1, _visible(word)), (at, at + 1, "")
        elif char in _STRUCK:
            yield Trick("reader.struck_text", at, at + 1, word), (at, at + 1, "")
        elif char in _INVISIBLE or unicodedata.category(char) in ("Mn", "Cf"):
            inside = 0 < at < len(text) - 1 and not (text[at - 1].isspace() or text[at + 1].isspace())
            trick = Trick("reader.zero_width", at, at + 1, _visible(word)) if inside else None
            yield trick, (at, at + 1, "")
        elif (plain := unicodedata.normalize("NFKC", char)) != char and plain.isascii():
            rule = "reader.lookalike_digits" if plain.isdigit() else "reader.lookalike_letters"
            yield Trick(rule, at, at + 1, word), (at, at + 1, plain)
    for match in _OTHER_DIGIT.finditer(text):
        at = match.start()
        yield (
            Trick("reader.lookalike_digits", at, at + 1, _word_around(text, at, at + 1)),
            (at, at + 1, str(unicodedata.decimal(match.group()))),
        )


def _visible(word: str) -> str:
    """A word with its invisible characters shown, so that the person can see where they stood."""
    return "".join(
        "¦" if char in _INVISIBLE or char in _BIDI or unicodedata.category(char) == "Cf" else char for char in word
    )


def _letters(text: str) -> Iterator[tuple[Trick | None, Edit]]:
    """Letters of another alphabet inside a word, and whole words of look-alikes among words of the other alphabet."""
    bare, origins = _without_invisible(text)
    if sum(one.search(bare) is not None for one in _ALPHABETS) < 2:
        return  # nobody is a stranger
    mixed = _MIXED.search(bare) is not None
    words = list(_LETTERS.finditer(bare))
    for index, match in enumerate(words):
        word = match.group()
        table = _mapping(word) if mixed and _MIXED.search(word) else None
        quiet = False
        if table is None:
            table, quiet = _stranger(bare, words, index)
        if not table:
            continue
        changed = [i for i, char in enumerate(word) if char in table]
        start, end = origins[match.start()], origins[match.end() - 1] + 1
        trick = None if quiet else Trick("reader.lookalike_letters", start, end, text[start:end])
        for i in changed:
            at = origins[match.start() + i]
            yield trick, (at, at + 1, table[word[i]])


def _without_invisible(text: str) -> tuple[str, list[int] | range]:
    if not _SUSPECT.search(text):
        return text, range(len(text))
    unseen = {match.start() for match in _SUSPECT.finditer(text) if not match.group().isalpha()}
    kept = [i for i in range(len(text)) if i not in unseen]
    return "".join(text[i] for i in kept), kept


def _script(char: str) -> str:
    code = ord(char)
    return "cyrillic" if 0x400 <= code <= 0x52F else "greek" if 0x370 <= code <= 0x3FF else "latin"


def _mapping(word: str) -> dict[str, str] | None:
    """How to write a mixed word in one alphabet: the one whose letters cannot all be look-alikes of the other."""
    latin = [c for c in word if _script(c) == "latin"]
    cyrillic = [c for c in word if _script(c) == "cyrillic"]
    greek = {c: _GREEK[c] for c in word if c in _GREEK}
    if not cyrillic:
        return greek if latin else None
    if not latin:
        return {c: _TO_CYRILLIC.get(g, c) for c, g in greek.items()} or None
    to_cyrillic = {c: _TO_CYRILLIC[c] for c in latin if c in _TO_CYRILLIC}
    to_latin = {c: _TO_LATIN[c] for c in cyrillic if c in _TO_LATIN} | greek
    all_latin, all_cyrillic = len(to_latin) >= len(set(cyrillic)), len(to_cyrillic) >= len(set(latin))
    if all_latin and (not all_cyrillic or len(latin) >= len(cyrillic)):
        return to_latin
    return to_cyrillic if all_cyrillic else None  # neither: two words run together («кВт/hour»), left alone


def _stranger(text: str, words: list[re.Match[str]], index: int) -> tuple[dict[str, str] | None, bool]:
    """A word all of look-alike letters among neighbours of the other alphabet; quiet if one letter."""
    match = words[index]
    word = match.group()
    script = _script(word[0])
    table = _TO_LATIN if script == "cyrillic" else _TO_CYRILLIC
    if word.upper() in _LEGAL_FORMS or any(char not in table for char in word):
        return None, False
    around = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
    if any(char.isdigit() or char in "-/.«»\"“”'" for char in around) or _in_code(text, match):
        return None, False
    neighbours = [_script(w.group()[0]) for w in (*words[max(0, index - 2) : index], *words[index + 1 : index + 3])]
    others = sum(1 for name in neighbours if name != script)
    if len(neighbours) < 3 or others < len(neighbours):
        return None, False
    if word.isupper() and len(word) < 4 and len(word) > 1:  # an abbreviation kept in its own alphabet
        return None, False
    return table, len(word) == 1


def _in_code(text: str, match: re.Match[str]) -> bool:
    """Whether the word belongs to a number such as «17/2026-КЕ»."""
    token = _word_around(text, match.start(), match.end())
    return any(char.isdigit() for char in token)


def _numbers(text: str) -> Iterator[tuple[Trick | None, Edit]]:
    """A letter that passes for a digit inside a number: «5О 000» with the letter O."""
    for match in _NUMBERISH.finditer(text):
        token = match.group()
        letters = [i for i, char in enumerate(token) if char in _DIGIT_LIKE]
        inner = any(i < len(token) - 1 for i in letters)
        zeros = (
            len(token) >= 2 and token[-1] in "OОoо" and sum(c.isdigit() for c in token) >= 1 and _amount(text, match)
        )
        if not ((inner and token[-1].isdigit()) or zeros):
            continue
        if any(token[i] in "Ilбз" for i in letters) and not inner:
            continue
        for i in letters:
            at = match.start() + i
            yield (
                Trick("reader.lookalike_digits", match.start(), match.end(), token),
                (at, at + 1, _DIGIT_LIKE[token[i]]),
            )


def _amount(text: str, match: re.Match[str]) -> bool:
    """Whether the run ends like a number: «1OO», «5О 000», «1О%»; not «2О» in a code or «5о» for an ordinal."""
    if match.group().count("O") + match.group().count("О") >= 2:
        return True
    rest = text[match.end() : match.end() + 4]
    return re.match(r"[ \u00a0\u202f]?\d{3}|\s?[%₽$€]", rest) is not None
