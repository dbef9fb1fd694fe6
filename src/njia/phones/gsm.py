"""The alphabet of mobile networks (GSM 03.38): what a text costs in it, and how a text is made to fit it."""

from __future__ import annotations

import unicodedata

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = frozenset("\f^{}\\[~]|€")  # each takes two places: an escape goes before it
ONE, MORE = 160, 153  # septets in a message that goes alone, and in each of several
WIDE_ONE, WIDE_MORE = 70, 67  # the same in UCS-2, which any other letter makes of the whole message

_TYPED = str.maketrans({
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-",
    "−": "-", "‑": "-", "…": "...", "\u00a0": " ", "\u202f": " ", "\t": " ", "•": "-", "·": "-", "№": "No.", "₽": "RUB",
})  # fmt: skip

# As passports write Russian names (ICAO 9303): capitals of some letters look like Latin ones and are not.
_LATIN = dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziiklmnoprstufye", strict=True)) | {
    "ё": "e", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "ie", "ь": "", "ю": "iu",
    "я": "ia",
}  # fmt: skip
_ROMAN = str.maketrans({**_LATIN, **{letter.upper(): latin.capitalize() for letter, latin in _LATIN.items()}})


def fits_alphabet(text: str) -> bool:
    """Whether every letter is one of the network's own."""
    return all(letter in BASIC or letter in EXTENDED for letter in text)


def septets(text: str) -> int:
    """How many places a text takes whose letters are all the network's own."""
    return len(text) + sum(letter in EXTENDED for letter in text)


def parts(text: str) -> int:
    """How many messages a network makes of the text: no pair of places is ever parted."""
    if fits_alphabet(text):
        sizes, alone, each = [2 if letter in EXTENDED else 1 for letter in text], ONE, MORE
    else:
        sizes, alone, each = [2 if ord(letter) > 0xFFFF else 1 for letter in text], WIDE_ONE, WIDE_MORE
    if sum(sizes) <= alone:
        return 1
    count, left = 1, each
    for size in sizes:
        if size > left:
            count, left = count + 1, each
        left -= size
    return count


def plain(text: str) -> str:
    """The text in the network's letters: typed for typeset marks, Latin for Cyrillic, and ``?`` where nothing fits."""
    return "".join(_plain(letter) for letter in text.translate(_ROMAN).translate(_TYPED))


def _plain(letter: str) -> str:
    if letter in BASIC or letter in EXTENDED:
        return letter
    bare = "".join(one for one in unicodedata.normalize("NFKD", letter) if one in BASIC)
    return bare or ("" if unicodedata.category(letter) in ("Mn", "Cf", "Cc") else "?")


def cut(text: str, room: int) -> str:
    """As many whole words as there is room for, with three dots where some were left out."""
    if septets(text) <= room:
        return text
    kept = ""
    for word in text.split(" "):
        longer = f"{kept} {word}".strip()
        if septets(longer) + 3 > room:
            break
        kept = longer
    return f"{kept.rstrip('.,;:')}..." if kept else head(text, room)


def head(text: str, room: int) -> str:
    """As many letters as there is room for."""
    kept = ""
    for letter in text:
        if septets(kept + letter) > room:
            break
        kept += letter
    return kept
