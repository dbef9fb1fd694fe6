"""What the page shows: its words in every language, and an answer made without scripts."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.conf import settings
from django.templatetags.static import static

from njia.corridors.load import load
from njia.findings import Language, Text
from njia.seals.verifying import SEVERITY, Answer, told
from njia.text.saying import day

_CARRIED = ("seal.", "verify.")
_ONLY_TERMINAL = ("seal.cannot.", "seal.made.", "seal.row")
_SCRIPTS = ("njia/verify/cbor.js", "njia/verify/seal.js", "njia/verify/camera.js", "njia/verify/page.js")
_FILES = (
    "njia/site.css", "njia/icon.svg", "njia/verify/verify.css", *_SCRIPTS,
    *(f"njia/fonts/noto-sans-{one}-normal.woff2" for one in ("latin-400", "latin-700", "cyrillic-400", "cyrillic-700")),
)  # fmt: skip
FIELDS = ("employer", "job", "place", "pay", "valid_from", "valid_to", "holder", "serial", "issuer", "issued")


@dataclass(frozen=True, slots=True)
class Sheet:
    """An answer in one language."""

    tone: str
    says: str
    why: str
    next: str
    rows: tuple[tuple[str, str], ...]  # the code of a label, and what the sealed paper says


def words() -> Mapping[str, Text]:
    """Every sentence that the page may need."""
    return _words(settings.CORRIDOR)


@cache
def _words(corridor: str) -> Mapping[str, Text]:
    carried = {code: text for code, text in load(corridor).messages.items() if code.startswith(_CARRIED)}
    return {code: text for code, text in carried.items() if not code.startswith(_ONLY_TERMINAL)}


def files() -> list[str]:
    """What the page needs beside itself, by address."""
    return [static(name) for name in _FILES]


def scripts() -> list[str]:
    """The scripts of the page, in the order in which they need each other."""
    return [static(name) for name in _SCRIPTS]


def version() -> str:
    """Changes whenever a file or a word that the page carries does."""
    carried = [*files(), *(f"{text.en}{text.sw}{text.ru}" for text in words().values())]
    return hashlib.sha256("\n".join(carried).encode()).hexdigest()[:12]


def sheet(answer: Answer, language: Language) -> Sheet:
    """The answer as its reader sees it."""
    says, why, remedy = (text[language] for text in told(answer, words()))
    tone = "clear" if answer.good else SEVERITY[answer.kind]
    return Sheet(tone, says, why, remedy, tuple(_rows(answer, language)))


def _rows(answer: Answer, language: Language) -> list[tuple[str, str]]:
    if answer.paper is None:
        return []
    values = {name: getattr(answer.paper, name) for name in FIELDS} | {"issuer": answer.issuer}
    return [(f"seal.field.{name}", _shown(values[name], language)) for name in FIELDS]


def _shown(value: object, language: Language) -> str:
    if isinstance(value, date):
        return day(value.year, value.month, value.day)[language]
    return value[language] if isinstance(value, Text) else str(value)
