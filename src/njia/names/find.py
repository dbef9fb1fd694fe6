"""Finds names in a running text: organisations by form and quotes, people by cue, initials and patronymic."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from njia.findings import Side
from njia.names.model import Kind, Mention
from njia.names.tables import legal_forms, not_names, person_cues
from njia.names.transliteration import skeleton

_QUOTED = re.compile(r"«([^«»\n]{2,80})»|“([^“”\n]{2,80})”|„([^„“”\n]{2,80})[“”]|\"([^\"\n]{2,80})\"")
_NAME_WORD = r"[^\W\d_a-zа-яё][^\W\d_]*(?:['’ʼ`-][^\W\d_]+)*"
_WORD_AFTER = re.compile(rf"\s*({_NAME_WORD}\.?)")
_INITIAL = r"(?:[A-ZА-ЯЁ]|Shch|Sh|Ch|Zh|Kh|Ts|Yu|Ya|Ye)\."
_CAPITALISED = r"[A-ZА-ЯЁ][^\W\d_]{2,}(?:['’ʼ-][^\W\d_]+)*"
_INITIALS = re.compile(
    rf"(?<![\w.])(?:{_CAPITALISED}[ \u00a0])?{_INITIAL}\s?(?:{_INITIAL}\s?)?{_CAPITALISED}"
    rf"|(?<![\w.]){_CAPITALISED},?[ \u00a0]{_INITIAL}(?:\s?{_INITIAL})?"
)
_PATRONYMIC_RU = re.compile(
    r"(?<!\w)(?:[А-ЯЁ][а-яё-]+[ \u00a0]){1,2}[А-ЯЁ][а-яё]+(?:ович|евич|ьич|овн|евн|ичн)(?:а|у|ем|ом|е|ы|ой|)(?!\w)"
    r"(?:[ \u00a0][А-ЯЁ][а-яё-]{2,})?"
)
_PATRONYMIC_EN = re.compile(
    r"(?<!\w)(?:[A-Z][a-z'’-]+[ \u00a0]){1,2}[A-Z][a-z]+(?:ovich|evich|yich|ovna|evna|ichna)(?!\w)"
    r"(?:[ \u00a0][A-Z][a-z'’-]{2,})?"
)
_ANY_WORD = re.compile(r"\s*[^\W\d_]+\.?")
_EDGE = 5  # words of an organisation's name before "LLC" at most
_ONE_MAN = "ip"  # the form that a person carries
_LONGEST = 5  # words of a person's name at most
_PROPER = re.compile(r"(?<![\w'’])[A-ZА-ЯЁ][^\W\d_]+(?:['’ʼ`][^\W\d_]+)*")
# fmt: off
_ABBREVIATIONS = frozenset({
    "ltd", "llc", "jsc", "inc", "plc", "inn", "ogrn", "kpp", "bik", "bic", "snils", "rub", "kes", "usd",
    "ооо", "оао", "пао", "зао", "инн", "огрн", "кпп", "бик", "снилс", "мвд", "ндфл", "мрот",
})
_LINKS = frozenset({"of", "the", "республики", "учреждения", "отдела", "компании", "предприятия", "общества", "завода"})
# fmt: on


def parties(text: str, side: Side) -> tuple[Mention, ...]:
    """The organisations and persons a text names, in order of place; none lies inside another."""
    found = [*_organisations(text), *_persons(text)]
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.kind == "person", m.start - m.end, m.start)):
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    return tuple(sorted(kept, key=lambda m: m.start))


def _organisations(text: str) -> Iterable[Mention]:
    forms = legal_forms()
    used: set[int] = set()
    for found in forms.pattern.finditer(text):
        form = forms.id_of(found.group())
        quoted = _QUOTED.match(text, _skip_space(text, found.end()))
        if quoted:
            used.add(quoted.start())
            yield Mention("organisation", _inside(quoted), form, found.start(), quoted.end())
            continue
        before = _name_before(text, found.start())
        if before is not None:
            start, name, quote = before
            used.update([quote] if quote is not None else [])
            yield Mention("organisation", name, form, start, found.end())
            continue
        run = _run(text, found.end())
        if run is not None:
            kind: Kind = "person" if form == _ONE_MAN else "organisation"
            yield Mention(kind, text[run[0] : run[1]], form, found.start(), run[1])
    for quoted in _QUOTED.finditer(text):
        name = _inside(quoted)
        if quoted.start() not in used and _is_proper(name):
            yield Mention("organisation", name, None, quoted.start(), quoted.end())


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \u00a0,\n":
        at += 1
    return at


def _inside(quoted: re.Match[str]) -> str:
    return next(group for group in quoted.groups() if group is not None).strip()


def _is_proper(name: str) -> bool:
    """A quoted name, not a defined term («Работник») nor a quoted sentence or date («01»)."""
    words = re.findall(r"[^\W\d_]+", name)
    if not words or not words[0][0].isupper() or len(words) > 6:
        return False
    return not any(word.casefold() in not_names() for word in words)


def _name_before(text: str, at: int) -> tuple[int, str, int | None] | None:
    """The name that stands before a form: "Volga-Agro LLC", «Волга-Агро» ООО; with the start of its quotes, if any."""
    head = text[max(0, at - 90) : at].rstrip(" \u00a0,")
    offset = max(0, at - 90)
    for quoted in _QUOTED.finditer(head):
        if quoted.end() == len(head) and _is_proper(_inside(quoted)):
            return offset + quoted.start(), _inside(quoted), offset + quoted.start()
    words: list[re.Match[str]] = []
    for word in reversed(list(re.finditer(r"[^\s,;:()«»\"“”]+", head))):
        joined = head[word.end() : words[-1].start()] if words else head[word.end() :]
        bare = word.group()
        if joined.strip() or "\n" in joined or not (bare[0].isupper() or (bare in ("and", "&", "of") and words)):
            break
        if bare.casefold() in not_names() or bare.endswith(".") or len(words) == _EDGE:
            break
        words.append(word)
    while words and words[-1].group() in ("and", "&", "of"):
        words.pop()
    if not words:
        return None
    start = words[-1].start()
    return offset + start, head[start:], None


def _run(text: str, at: int) -> tuple[int, int] | None:
    """A run of capitalised words from ``at``, without words that no name begins with."""
    start = end = None
    count = 0
    while count < _LONGEST and (word := _WORD_AFTER.match(text, at if end is None else end)):
        bare = word.group(1).rstrip(".").casefold()
        gap = text[at if end is None else end : word.start(1)]
        if bare in not_names() or "\n" in gap:
            break
        initial = word.group(1).endswith(".") and len(word.group(1)) <= 3
        start = word.start(1) if start is None else start
        end = word.end(1) if initial else word.start(1) + len(word.group(1).rstrip("."))
        count += 1
        if word.group(1).endswith(".") and not initial:
            break
    return (start, end) if start is not None and end is not None else None


def _persons(text: str) -> Iterable[Mention]:
    for cue in person_cues().finditer(text):
        run = _after_cue(text, cue.end())
        if run is not None and _is_name(text[run[0] : run[1]]):
            yield Mention("person", text[run[0] : run[1]], None, run[0], run[1])
    for pattern in (_PATRONYMIC_RU, _PATRONYMIC_EN, _INITIALS):
        for found in pattern.finditer(text):
            start, end = _trimmed(found)
            if end > start and _is_name(text[start:end]):
                yield Mention("person", text[start:end], None, start, end)


def _after_cue(text: str, at: int) -> tuple[int, int] | None:
    """The run after a cue; words of the title or country («Республики Кения») are passed over."""
    for _ in range(6):
        run = _run(text, at)
        if run is not None:
            return run
        word = _ANY_WORD.match(text, at)
        if word is None or word.group().strip(" .").casefold() not in _passed():
            return None
        at = word.end()
    return None


@lru_cache(maxsize=1)
def _passed() -> frozenset[str]:
    return not_names() | _LINKS


def _trimmed(found: re.Match[str]) -> tuple[int, int]:
    """Without leading words that are no names: «Директор Кузнецов Сергей Петрович»."""
    start, end = found.span()
    for word in re.finditer(r"\S+", found.group()):
        if word.group().strip(".,").casefold() in not_names():
            start = found.start() + word.end() + 1
        else:
            break
    return min(start, end), end


def _is_name(words: str) -> bool:
    """At least one whole word that is not a title, and not all capitals of an abbreviation."""
    parts = [p for p in re.findall(r"[^\W\d_]+(?:['’ʼ`-][^\W\d_]+)*", words) if len(p) > 2]
    return bool(parts) and all(p.casefold() not in not_names() for p in parts) and len(words) < 80


@lru_cache(maxsize=50_000)
def _proper(word: str) -> str | None:
    folded = word.casefold()
    if folded in not_names() or folded in _ABBREVIATIONS:
        return None
    key = skeleton(word)
    return key if len(key) >= 3 else None


def proper_tokens(text: str, side: Side) -> tuple[tuple[str, int, int], ...]:
    """(skeleton, start, end) of capitalised words, for comparing the names, places and streets of two texts.

    Words that begin a sentence are among them: compare them with the other side before judging one missing.
    """
    out: list[tuple[str, int, int]] = []
    for found in _PROPER.finditer(text):
        key = _proper(found.group())
        if key is not None:
            out.append((key, found.start(), found.end()))
    return tuple(out)
