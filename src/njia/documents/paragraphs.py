"""What a new paragraph looks like, and how two lines of one become one again: the same for PDF, pictures and text."""

from __future__ import annotations

import re

LABEL = re.compile(
    r"""(?:
        (?:\d{1,3}(?:\.\d{1,3}){1,5}[.)]?|\d{1,3}[.)])(?=\s|$)          # 4.1.  4.1  4)  4.
      | \(?(?:[a-zа-я]|[ivx]{1,4})\)(?=\s)                              # a) (b) iv)
      | [IVX]{1,5}\.(?=\s(?![A-ZА-ЯЁ]\.))                            # IV. but not the initials of I. V. Sorokina
      | (?:Article|Section|Clause|Annex|Appendix|Статья|Раздел|Пункт|Приложение)\s+№?\s?\d{1,3}[.:]?(?=\s|$)
      | [•▪●■–—-](?=\s)
    )""",
    re.VERBOSE,
)
_ENDS = re.compile(r"[.;:!?…][\"»”')\]]*$")
# Abbreviations that want a number or a name after them: a line that ends with one stops in the middle of a sentence.
_WANTING = re.compile(
    r"""(?<![^\W_])(?:
        д|ул|кв|стр|корп|оф|каб|эт|вл|лит|ст|п|пп|абз|разд|гл|пос|пер|просп|наб|пл|обл|р-н|им|тел|доб|моб|факс
      | (?<!\d\s)(?<!\d)[a-zа-яё]
      | nos?|arts?|secs?|paras?|cl|ch|apt|tel|ext|mrs?|ms|dr|st|approx|i\.e|e\.g
    )\.$""",
    re.VERBOSE | re.IGNORECASE,
)
_LATIN, _CYRILLIC = re.compile(r"[A-Za-z]"), re.compile(r"[Ѐ-ӿ]")
_CODE = re.compile(r"\S*[\d@]\S*")  # numbers of papers and addresses are in no language
_LOWER_WORD = re.compile(r"(?<![^\W_])[a-zа-яё]+(?![^\W_])")
_FIELD = re.compile(r"[A-ZА-ЯЁ][^\W\d_]+(?:\s[^\W\d_]+){0,3}(?::|\s_{3,})")
_HYPHEN = re.compile(r"[^\W\d_](-|\u2010|\u00ad|\u0002|\ufffe)$")
_NUMBER_HYPHEN = re.compile(r"\d-$")
_PART_OF_CODE = re.compile(r"[^\W_]*(?:\d|[-/]\S*\d)")
_FIRST = re.compile(r"^[^\W\d_]+")
_LAST = re.compile(r"[^\W\d_]+$")
# Where a hyphen at the end of a line belongs to the word.
_COMPOUND = re.compile(
    r"""^(?:
        (?:non|self|full|part|short|long|well|two|three|four|five|six|seven|eight|nine|ten|first|second|third|half)-.+
      | (?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?:one|two|three|four|five|six|seven|eight|nine
          |first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)
      | .+-(?:free|time|term|job|based|related|class|paid|site|called|party|hour|day|week|month|year)
      | по-.+(?:ски|цки|ому|ему|ьи) | во-(?:первых|вторых|третьих) | из-(?:за|под) | кое-.+
      | (?:кто|что|чего|чем|кого|как|какой|какая|какое|какие|где|куда|когда|почему|чей)-то | .+-(?:либо|нибудь)
      | (?:купли|сдачи|при[её]м[аеу]?|при[её]мки)-.+
      | .+(?:альн|ельн|ичн|енн|ивн|арн|ебн|ионн|ск)о-.+(?:[ыи]й|[ао]я|[ое]е|[ыи]е|[ое]го|[ое]му|[ое]й|[ыи]ми?|[ыи]х|ую)
      | (?:северо|южно|юго|западно|восточно|агро|вице|экс|эконом|бизнес|интернет|онлайн|жилищно|научно|торгово)-.+
    )$""",
    re.VERBOSE | re.IGNORECASE,
)


def label_of(text: str) -> str | None:
    """The number or bullet that a paragraph begins with, as printed."""
    match = LABEL.match(text)
    return None if match is None else match.group().strip()


def ended(text: str) -> bool:
    """Whether the text ends like a sentence or an item."""
    return _ENDS.search(text.rstrip()) is not None and not wanting(text)


def wanting(text: str) -> bool:
    """Whether it stops after an abbreviation or initial that wants something after it: «ул. Мира, д.», "R."."""
    return _WANTING.search(text.rstrip()[-12:]) is not None


def other_language(before: str, after: str) -> bool:
    """Whether a line goes over from one script wholly to the other, with words that are no mere name or term.

    «Kubernetes» on a line of its own belongs to the Russian sentence before it; a translation begins a paragraph.
    """
    if _CODE.match(after) and not LABEL.match(after):
        return False  # a number or address ends what the line before began
    before, right = _CODE.sub(" ", before), _CODE.sub(" ", after[:200])
    left = bool(_LATIN.search(before)), bool(_CYRILLIC.search(before))
    if left[0] == left[1]:
        return False
    mine, other = (_LATIN, _CYRILLIC) if left[0] else (_CYRILLIC, _LATIN)
    if mine.search(right) or not other.search(right):
        return False
    return _LOWER_WORD.search(right) is not None or _FIELD.match(after) is not None


def wraps(before: str, after: str, room: float) -> bool:
    """Whether ``after`` is the same paragraph's next line: its first word had no room on the line before.

    ``room`` is what was left there, in characters. A line that begins with a label starts a paragraph, unless the one
    before stopped in the middle of a sentence with a full line («according to clause / 4.1 of»).
    """
    first = after.split(maxsplit=1)[0] if after.split() else ""
    if other_language(before, after):
        return False
    if room > len(first) + 1:
        return False
    return not LABEL.match(after) or not (ended(before) or (LABEL.match(before) is None and room > 3))


def unhyphenated(before: str, after: str, known: frozenset[str] = frozenset()) -> str:
    """Two lines of a paragraph as one. A word parted by a hyphen is made whole unless the hyphen belongs to it.

    ``known`` are words of the document, lower-cased: if one of the two spellings stands there, it is taken.
    """
    match = _HYPHEN.search(before)
    if match is None:
        parted_number = _NUMBER_HYPHEN.search(before) is not None and after[:1].isalnum()
        return before + after if parted_number else f"{before} {after}"
    stem = before[: match.start(1)]
    first, second = _LAST.search(stem), _FIRST.match(after)
    if first is None or second is None:
        return before + after
    if match.group(1) != "-":
        return stem + after
    left, right = first.group(), second.group()
    if right[0].isupper() and not left.isupper():
        return before + after  # «Санкт-» «Петербург»
    if len(left) == 1 or _PART_OF_CODE.match(after):
        return before + after  # "e-mail", "NSK-VHI-2027"
    if f"{left}-{right}".lower() in known:
        return before + after
    if (left + right).lower() in known:
        return stem + after
    keep = _COMPOUND.match(f"{left}-{right}") is not None or stem[: first.start()].endswith("-")
    return (before if keep else stem) + after
