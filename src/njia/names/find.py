"""Finds names in a running text: organisations by form and quotes, people by cue, initials and patronymic."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from njia.findings import Side
from njia.names.model import Kind, Mention
from njia.names.tables import USUAL, in_lexicon, legal_forms, not_names, not_persons, person_cues
from njia.names.transliteration import skeleton
from njia.text.words import words as words_of

_QUOTED = re.compile(r"«([^«»\n]{2,80})»|“([^“”\n]{2,80})”|„([^„“”\n]{2,80})[“”]|\"([^\"\n]{2,80})\"")
# Lengths are bounded everywhere, so that no text can make the search slow.
_NAME_WORD = r"[^\W\d_a-zа-яё][^\W\d_]{0,40}(?:['’ʼ`-][^\W\d_]{1,40}){0,3}"
_WORD_AFTER = re.compile(rf"\s*({_NAME_WORD}\.?)")
_INITIAL = r"(?:[A-ZА-ЯЁ]|Shch|Sh|Ch|Zh|Kh|Ts|Yu|Ya|Ye)\."
_ONE_INITIAL = re.compile(_INITIAL)
_CAPITALISED = r"[A-ZА-ЯЁ][^\W\d_]{2,40}(?:['’ʼ-][^\W\d_]{1,40}){0,3}"
_INITIALS = re.compile(
    rf"(?<![\w.])(?:{_CAPITALISED}[ \u00a0])?{_INITIAL}\s?(?:{_INITIAL}\s?)?{_CAPITALISED}"
    rf"|(?<![\w.]){_CAPITALISED},?[ \u00a0]{_INITIAL}(?:\s?{_INITIAL})?"
)
_PATRONYMIC_RU = re.compile(
    r"(?<!\w)(?:[А-ЯЁ][а-яё-]{1,40}[ \u00a0]){1,2}"
    r"[А-ЯЁ][а-яё]{1,30}?(?:ович|евич|ьич|овн|евн|ичн)(?:а|у|ем|ом|е|ы|ой|)(?!\w)"
    r"(?:[ \u00a0][А-ЯЁ][а-яё-]{2,40})?"
)
_PATRONYMIC_EN = re.compile(
    r"(?<!\w)(?:[A-Z][a-z'’-]{1,40}[ \u00a0]){1,2}[A-Z][a-z]{1,30}?(?:ovich|evich|yich|ovna|evna|ichna)(?!\w)"
    r"(?:[ \u00a0][A-Z][a-z'’-]{2,40})?"
)
# Between a form and its quotes: «ГБУЗ Нижегородской области «Больница № 4»», "Institution of the Tver Region".
_REGION = re.compile(
    r"[\s,]*(?:(?:of|the|для|по|области|края|округа|города|района|[A-ZА-ЯЁ][\w-]*)\s+){0,7}(?=[«“„\"])"
)
_LETTERS = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*")
# «Эстер Ндуку Мутуа, гражданка Кении», "Esther Nduku Mutua, a citizen of Kenya", "holder of passport".
_BEFORE_STATUS = re.compile(
    rf"(?<![\w.])({_CAPITALISED}(?:[ \u00a0]{_CAPITALISED}){{1,3}}),?[ \u00a0]\(?(?:an?[ \u00a0])?"
    r"(?:(?:Kenyan[ \u00a0])?citizen|holder of|born|граждан(?:ин|к)|паспорт|\d\d\.\d\d\.\d{4}[ \u00a0]г)"
)
_ANY_WORD = re.compile(r"\s*[^\W\d_]+\.?")
_EDGE = 5  # words of an organisation's name before "LLC" at most
_ONE_MAN = "ip"  # the form that a person carries
_TOO_LONG = 80
_LONGEST = 5  # words of a person's name at most
_PROPER = re.compile(r"(?<![\w'’])[A-ZА-ЯЁ][^\W\d_]+(?:['’ʼ`][^\W\d_]+)*")
# fmt: off
_ABBREVIATIONS = frozenset({
    "ltd", "llc", "jsc", "inc", "plc", "inn", "ogrn", "kpp", "bik", "bic", "snils", "rub", "kes", "usd",
    "ооо", "оао", "пао", "зао", "инн", "огрн", "кпп", "бик", "снилс", "мвд", "ндфл", "мрот",
})
_LINKS = frozenset({"of", "the", "республики", "учреждения", "отдела", "компании", "предприятия", "общества", "завода"})
# fmt: on


# Words without which the slow patterns find nothing.
_STATUS = ("citizen", "holder of", "born", "граждан", "паспорт", " г", "\u00a0г")
_ENDS_RU = ("ович", "евич", "ьич", "овн", "евн", "ичн")
_ENDS_EN = ("ovich", "evich", "yich", "ovna", "evna", "ichna")
_QUOTES = ("«", "“", "„", '"')


def _any_of(words: Iterable[str], text: str) -> bool:
    return any(word in text for word in words)


def _each(pattern: re.Pattern[str], heads: frozenset[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begins with one of these words; looking for it letter by letter is far slower."""
    at = 0
    for start, _, form, _ in words_of(text):
        if start >= at and form.partition("'")[0] in heads and (found := pattern.match(text, start)):
            yield found
            at = found.end()


def parties(text: str, side: Side, corridor: str = USUAL) -> tuple[Mention, ...]:
    """The organisations and persons a text names, in order of place; none lies inside another."""
    found = [*_organisations(text, corridor), *_persons(text, corridor)]
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.kind == "person", m.start - m.end, m.start)):
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    return tuple(sorted(kept, key=lambda m: m.start))


def _organisations(text: str, corridor: str) -> Iterable[Mention]:
    forms = legal_forms(corridor)
    used: set[int] = set()
    for found in _each(forms.pattern, forms.heads, text):
        form = forms.id_of(found.group())
        region = _REGION.match(text, found.end())
        quoted = _QUOTED.match(text, region.end()) if region else None
        if quoted and not _is_term(_inside(quoted), corridor):
            used.add(quoted.start())
            yield Mention("organisation", _inside(quoted), form, found.start(), quoted.end())
            continue
        before = _name_before(text, found.start(), corridor)
        if before is not None:
            start, name, quote = before
            used.update([quote] if quote is not None else [])
            yield Mention("organisation", name, form, start, found.end())
            continue
        run = _run(text, found.end(), not_names(corridor), corridor)
        if run is not None:
            kind: Kind = "person" if form == _ONE_MAN else "organisation"
            yield Mention(kind, text[run[0] : run[1]], form, found.start(), run[1])
    for quoted in _QUOTED.finditer(text) if _any_of(_QUOTES, text) else ():
        name = _inside(quoted)
        if quoted.start() not in used and _is_proper(name, corridor):
            yield Mention("organisation", name, None, quoted.start(), quoted.end())


def _inside(quoted: re.Match[str]) -> str:
    return next(group for group in quoted.groups() if group is not None).strip()


def _is_term(name: str, corridor: str) -> bool:
    """A defined term in quotes: «Работник», "the Company"."""
    words = _LETTERS.findall(name)
    return all(word.casefold() in not_names(corridor) for word in words)


def _is_proper(name: str, corridor: str) -> bool:
    """A quoted name of its own: not a term, a sentence, a date («01») or ordinary words («Сестринское дело»)."""
    words = _LETTERS.findall(name)
    if not words or not words[0][0].isupper() or len(words) > _EDGE + 1:
        return False
    ordinary = all(in_lexicon(word, corridor) for word in words)
    return not ordinary and not any(word.casefold() in not_names(corridor) for word in words)


def _name_before(text: str, at: int, corridor: str) -> tuple[int, str, int | None] | None:
    """The name that stands before a form: "Volga-Agro LLC", «Волга-Агро» ООО; with the start of its quotes, if any."""
    head = text[max(0, at - 90) : at].rstrip(" \u00a0,")
    offset = max(0, at - 90)
    for quoted in _QUOTED.finditer(head):
        if quoted.end() == len(head) and _is_proper(_inside(quoted), corridor):
            return offset + quoted.start(), _inside(quoted), offset + quoted.start()
    words: list[re.Match[str]] = []
    for word in reversed(list(re.finditer(r"[^\s,;:()«»\"“”]+", head))):
        joined = head[word.end() : words[-1].start()] if words else head[word.end() :]
        bare = word.group()
        if joined.strip() or "\n" in joined or not (bare[0].isupper() or (bare in ("and", "&", "of") and words)):
            break
        if bare.casefold() in not_names(corridor) or bare.endswith(".") or len(words) == _EDGE:
            break
        words.append(word)
    while words and words[-1].group() in ("and", "&", "of"):
        words.pop()
    if not words:
        return None
    start = words[-1].start()
    return offset + start, head[start:], None


def _run(text: str, at: int, stop: frozenset[str], corridor: str) -> tuple[int, int] | None:
    """A run of capitalised words from ``at`` to the end of the line or a word of ``stop``.

    None where the word that stops it names an institution: «Невский университет» after "student" is no person.
    """
    start, end = None, at
    for _ in range(_LONGEST):
        word = _WORD_AFTER.match(text, end)
        if word is None or "\n" in text[end : word.start(1)]:
            break
        written = word.group(1)
        initial = _ONE_INITIAL.fullmatch(written) is not None
        bare = written.rstrip(".")
        if not initial and bare.casefold() in stop:
            if start is not None and bare.casefold() not in not_names(corridor):
                return None
            break
        start = word.start(1) if start is None else start
        end = word.end(1) if initial else word.start(1) + len(bare)
        if written.endswith(".") and not initial:
            break
    return (start, end) if start is not None else None


def _persons(text: str, corridor: str) -> Iterable[Mention]:
    cues, heads = person_cues(corridor)
    for cue in _each(cues, heads, text):
        run = _after_cue(text, cue.end(), corridor)
        name = text[run[0] : run[1]] if run is not None else ""
        if run is not None and _is_name(name, corridor) and ("." in name or not _is_ordinary(name, corridor)):
            yield Mention("person", name, None, *run)
    for found in _BEFORE_STATUS.finditer(text) if _any_of(_STATUS, text) else ():
        if _is_name(found.group(1), corridor) and not _is_ordinary(found.group(1), corridor):
            yield Mention("person", found.group(1), None, found.start(1), found.end(1))
    possible = (_any_of(_ENDS_RU, text), _any_of(_ENDS_EN, text), _ONE_INITIAL.search(text))
    for pattern, can in zip((_PATRONYMIC_RU, _PATRONYMIC_EN, _INITIALS), possible, strict=True):
        for found in pattern.finditer(text) if can else ():
            start, end = _trimmed(found, corridor)
            if end > start and _is_name(text[start:end], corridor):
                yield Mention("person", text[start:end], None, start, end)


def _after_cue(text: str, at: int, corridor: str) -> tuple[int, int] | None:
    """The run after a cue; words of the title or country («Республики Кения») are passed over."""
    for _ in range(6):
        run = _run(text, at, not_persons(corridor), corridor)
        if run is not None:
            return run
        word = _ANY_WORD.match(text, at)
        if word is None or word.group().strip(" .").casefold() not in _passed(corridor):
            return None
        at = word.end()
    return None


@lru_cache(maxsize=4)
def _passed(corridor: str) -> frozenset[str]:
    return not_persons(corridor) | _LINKS


def _trimmed(found: re.Match[str], corridor: str) -> tuple[int, int]:
    """Without leading words that are no names: «Директор Кузнецов Сергей Петрович»."""
    start, end = found.span()
    for word in re.finditer(r"\S+", found.group()):
        bare = word.group().strip(".,")
        if len(bare) > 1 and bare.casefold() in not_persons(corridor):
            start = found.start() + word.end() + 1
        else:
            break
    return min(start, end), end


def _is_name(words: str, corridor: str) -> bool:
    """At least one whole word, and no word that a person is not called."""
    parts = [part for part in _LETTERS.findall(words) if len(part) > 2]
    if not parts or len(words) >= _TOO_LONG or legal_forms(corridor).pattern.search(words):
        return False
    return not any(part.casefold() in not_persons(corridor) for part in parts)


def _is_ordinary(words: str, corridor: str) -> bool:
    """Whether every word is one of the lexicon's: "Managing", "A FISH PLANT". Not for initials: «И. Белов»."""
    return all(in_lexicon(part, corridor) for part in _LETTERS.findall(words) if len(part) > 2)


@lru_cache(maxsize=50_000)
def _proper(word: str, corridor: str) -> str | None:
    folded = word.casefold()
    if folded in not_names(corridor) or folded in _ABBREVIATIONS:
        return None
    key = skeleton(word)
    return key if len(key) >= 3 else None


def proper_tokens(text: str, side: Side, corridor: str = USUAL) -> tuple[tuple[str, int, int], ...]:
    """(skeleton, start, end) of capitalised words, for comparing the names, places and streets of two texts.

    Words that begin a sentence are among them: compare them with the other side before judging one missing.
    """
    out: list[tuple[str, int, int]] = []
    for found in _PROPER.finditer(text):
        key = _proper(found.group(), corridor)
        if key is not None:
            out.append((key, found.start(), found.end()))
    return tuple(out)
