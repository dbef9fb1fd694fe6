"""Pointers to clauses and articles, and the labels of clauses, which are no facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from njia.facts.items import Item
from njia.facts.model import Fact, Reference
from njia.facts.tables import forms

_BRACKETED = r"(?:\s?\([a-zа-я0-9]{1,4}\))"
_PLACE = rf"(?:\d{{1,4}}(?:\.\d{{1,3}}){{0,4}}{_BRACKETED}{{0,6}}|{_BRACKETED}{{1,6}})(?:\s?[-–]{_BRACKETED})?"
_ARTICLE = r"articles?|arts?\.|стать(?:я|и|е|ю|ей|ям|ями|ях)|статей|ст\.(?:\s?ст\.)?"
_CLAUSE = (
    r"(?:sub-?)?(?:clauses?|sections?|paragraphs?)|paras?\.?|items?|points?|chapters?|parts?|annex(?:es)?|appendix"
    r"|appendices|schedules?|п{1,2}\.(?:\s?п\.)?|(?:под)?пункт(?:а|е|у|ом|ы|ов|ам|ами|ах)?|раздел(?:а|е|у"
    r"|ом|ы|ов|ам|ах)?"
    r"|част(?:ь|и|ью|ей|ям|ях)|(?<!\d )(?<!\d)ч\.|глав(?:а|ы|е|у|ой)|приложени(?:е|я|ю|ем|и|й|ям|ях)"
    r"|абзац(?:а|е|у|ы|ев)?"
)
_POINTER = re.compile(
    rf"(?<![\w])(?:(?P<article>{_ARTICLE})|{_CLAUSE})\s*(?:№\s*|no\.\s*)?(?P<first>{_PLACE})(?![\d/%]|\s?%"
    rf"|[-‑]?(?:th|st|nd|rd|го|й)\b)"
)
_MORE = re.compile(
    rf"\s*(?:,|;|and|or|и|или|to|по|[–-])\s*({_PLACE})(?=\s*(?:[.,;)»\"]|$|and\b|or\b|и\b|или\b|of\b"
    rf"|hereof|above|below|this\b"
    r"|настоящ|тк\b|lc\b|labou?r\b|трудов|гк\b|нк\b|выше|ниже|договора|закон|федерал|пункт|раздел|част|стат|ст\.|ч\.))"
)
_LAW = re.compile(r"(?<![\w-])(\d{1,4})\s?-?\s?(фкз|фз|fkz|fz)(?![\w])")
_MANY_PARTS = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){2,4}(?![\w])(?!\.\d)")

_LABEL_WORD = (
    r"(?:article|section|clause|chapter|part|annex|appendix|schedule|paragraph|статья|раздел|пункт|глава"
    r"|часть|приложение|§)"
    r"\s*(?:№\s*|no\.\s*)?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[ivxlc]{1,6})(?:[.:)]\)?(?=\s|$)|\s*[–—-]\s|\s*$)|§\s?\d{1,3}(?=\s)"
)
_LABEL_NUMBER = r"\(?[1-9]\d?(?:\.[1-9]\d?){1,4}[.)]{0,2}(?=\s|$)(?!\s*%)"
_LABEL_NUMBER += r"|\(?\d{1,3}[.)](?=\s|$|[^\W\d])|[a-zа-я]\d{1,2}[.)](?=\s)"
_LABEL = re.compile(rf"^[\s\u00a0•·*–—-]*(?:{_LABEL_WORD}|{_LABEL_NUMBER}|\(?[a-zа-я]\)(?=\s))", re.MULTILINE)
_INNER_LABEL = re.compile(r"(?<=[;:] )\(?\d{1,2}\)(?= )")

_PARTS = frozenset(
    forms("часть части частью частей абзац абзаца абзаце глава главы главе раздел разделе paragraph subparagraph")
)

_PART_WORDS = _PARTS | frozenset(forms("part paragraph subparagraph clause section article chapter"))
_WHOLES = frozenset(forms("статьи ст статей пункта п раздела главы"))

_ENGLISH_PARTS = frozenset(forms("part paragraph subparagraph clause section article chapter"))

# Letters of sub-clauses in the order of their alphabets: (б) answers (b).
_LETTERS = str.maketrans("абвгдежзиклмно", "abcdefghijklmn")


def labels(text: str, folded: str) -> Iterator[tuple[int, int]]:
    """Spans of list labels: «4.1.», "a)", «Статья 5.», at the start of a line or inside a list."""
    for match in _LABEL.finditer(folded):
        bare = match.group()[-1].isdecimal() and match.group().strip()[0].isdecimal()  # "4.1 The", but "1.5 times"
        if (
            not bare
            or text[match.end() : match.end() + 3].strip(' \u00a0\t«"“(')[:1].isupper()
            or text[match.end() : match.end() + 2].strip()[:1].isdecimal()
        ):
            yield match.span()
    for match in _INNER_LABEL.finditer(folded):
        yield match.span()


def _number(written: str) -> str:
    return written.replace(" ", "").translate(_LETTERS)


def references(text: str, folded: str) -> Iterator[Fact]:
    """Pointers: "clauses 3.1 and 3.2", «ст. 136 ТК РФ», «№ 115-ФЗ»."""
    for match in _POINTER.finditer(folded):
        kind = "article" if match["article"] else "clause"
        yield _fact(text, match.start(), match.end(), kind, match["first"])
        more = _MORE.match(folded, match.end())
        while more:
            yield _fact(text, more.start(1), more.end(1), kind, more[1])
            more = _MORE.match(folded, more.end())
    for match in _LAW.finditer(folded):
        suffix = "FKZ" if "к" in match[2] or "k" in match[2] else "FZ"
        yield Fact("reference", Reference("article", f"{match[1]}-{suffix}"), *match.span(), text[slice(*match.span())])
    for match in _MANY_PARTS.finditer(folded):
        yield _fact(text, *match.span(), "clause", match.group())


def spoken_references(text: str, items: Sequence[Item]) -> Iterator[Fact]:
    """Parts named in words: «часть первая статьи 59», "paragraph two of Article 59"; what they use is marked."""
    for at, (one, two) in enumerate(pairwise(items)):
        if one.form not in _PART_WORDS and two.form not in _PART_WORDS:
            continue
        named = one.form in _ENGLISH_PARTS and two.kind == "number" and not two.ordinal  # "part one of Article 59"
        part, number = (one, two) if one.form in _PARTS or named else (two, one)
        if part.used or number.used or number.kind != "number" or not number.spelled or number.value >= 20:
            continue
        if named or (part.form in _PARTS and number.ordinal):
            if (
                part is two
                and one.value > 2
                and part.form[0] >= "а"
                and items[min(at + 2, len(items) - 1)].form not in _WHOLES
            ):
                continue  # «пятую часть заработка» is a share
            part.used = number.used = True
            value = Reference("clause", str(number.value))
            yield Fact("reference", value, one.start, two.end, text[one.start : two.end])


def _fact(text: str, start: int, end: int, kind: str, written: str) -> Fact:
    value = Reference("article" if kind == "article" else "clause", _number(written))
    return Fact("reference", value, start, end, text[start:end])
