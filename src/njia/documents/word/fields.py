"""Fields of a Word file: codes that quote words, compute them, or fetch them from elsewhere in the file."""

from __future__ import annotations

import re
from dataclasses import dataclass

from njia.documents.word.archive import Archive
from njia.documents.word.names import W

_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]")
# What these quote is an address, a way to write a date, a mark: no words of the paper.
_QUIET = frozenset(
    {
        "HYPERLINK", "INCLUDEPICTURE", "TOC", "TC", "XE", "SEQ", "DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE",
        "PAGE", "NUMPAGES", "REF", "PAGEREF", "SYMBOL", "STYLEREF", "FILENAME", "LISTNUM",
    }
)  # fmt: skip
_SWITCH = re.compile(r'\\[@#*]\s*("[^"]*"|\S+)')  # how a date or a number is written
_STORES = frozenset({"DOCPROPERTY", "DOCVARIABLE"})
# A property that a field shows by a name of its own.
_ITSELF = {
    "TITLE": "title", "SUBJECT": "subject", "KEYWORDS": "keywords", "COMMENTS": "comments", "AUTHOR": "creator",
    "LASTSAVEDBY": "lastmodifiedby",
}  # fmt: skip


@dataclass(slots=True)
class Field:
    """A complex field being read: its code is dropped, its result is text."""

    result: bool = False
    code: str = ""
    swallowed: str = ""  # plain words that stood where its code should
    paragraph: object = None  # in which its result begins, and where in it
    start: int = 0


def unshown(codes: list[tuple[str, str | None]], text: str, stored: dict[str, str]) -> list[str]:
    """The words that field codes quote, compute or fetch, and that their paragraph does not show.

    What a field fetches must be all that it shows, where it ends in the paragraph it began in: a part of a sum is
    another sum.
    """
    shown = " ".join(text.split())
    found: list[str] = []
    for code, result in codes:
        name = (code.split() or [""])[0].upper()
        if name in _QUIET:
            continue
        plain = _SWITCH.sub(" ", code)
        quotes = [" ".join(quote.split()) for quote in _QUOTED.findall(plain)]
        if name in _STORES or name in _ITSELF:
            whole = result is not None and (name in _STORES or not quotes)
            quotes = quotes if name in _ITSELF and quotes else [stored.get(_wanted(plain, name), "")]
            if whole:
                found.extend(
                    q for q in quotes if any(c.isalnum() for c in q) and _squashed(q) != _squashed(result or "")
                )
                continue
        elif name.startswith("=") and not shown:
            quotes.append(" ".join(plain.split()))
        found.extend(quote for quote in quotes if any(c.isalnum() for c in quote) and quote not in shown)
    return found


def _squashed(text: str) -> str:
    return "".join(text.split()).lower()


def _wanted(code: str, name: str) -> str:
    """The property that a field shows; two of them are called otherwise in the file."""
    words = code.split(None, 1)
    asked = (words[1] if len(words) > 1 else "").strip().strip('"“”')
    return _ITSELF.get(name) or _ITSELF.get(asked.upper()) or asked.lower()


def stored_words(archive: Archive) -> dict[str, str]:
    """Words kept beside the text, by the name a field calls them: properties and variables of the document."""
    found: dict[str, str] = {}
    for part in archive.names():
        if part.startswith("docProps/") and part.endswith(".xml"):
            root = archive.xml(part)
            for entry in () if root is None else root:
                if isinstance(entry.tag, str):
                    name = entry.get("name") or entry.tag.rpartition("}")[2]
                    said = " ".join(" ".join(map(str, entry.itertext())).split())
                    found["comments" if name == "description" else name.lower()] = said
        elif part.endswith("settings.xml"):
            root = archive.xml(part)
            for variable in () if root is None else root.iter(W + "docVar"):
                found[(variable.get(W + "name") or "").lower()] = " ".join((variable.get(W + "val") or "").split())
    return found
