"""Fields of a Word file: codes that quote words, compute them, or fetch them from elsewhere in the file."""

from __future__ import annotations

import re
from dataclasses import dataclass

from njia.documents.word.archive import Archive, Element
from njia.documents.word.names import W

_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]")
# What these quote is an address, a way to write a date, a mark: no words of the paper.
_QUIET = frozenset(
    {
        "HYPERLINK", "INCLUDEPICTURE", "TOC", "TC", "XE", "SEQ", "DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE",
        "PAGE", "NUMPAGES", "REF", "PAGEREF", "SYMBOL", "STYLEREF", "FILENAME", "AUTHOR", "LISTNUM",
    }
)  # fmt: skip
_SWITCH = re.compile(r'\\[@#*]\s*("[^"]*"|\S+)')  # how a date or a number is written
_STORES = frozenset({"DOCPROPERTY", "DOCVARIABLE"})
_ITSELF = frozenset({"TITLE", "SUBJECT", "KEYWORDS", "COMMENTS"})  # a property that a field shows by its own name
_LAST_STEP = re.compile(r"([\w.-]+)(?:\[\d+\])?(?:/text\(\))?$")


@dataclass(slots=True)
class Field:
    """A complex field being read: its code is dropped, its result is text."""

    result: bool = False
    code: str = ""
    swallowed: str = ""  # plain words that stood where its code should


def unshown(codes: list[str], text: str, stored: dict[str, str]) -> list[str]:
    """The words that field codes quote, compute or fetch, and that their paragraph does not show."""
    shown = " ".join(text.split())
    found: list[str] = []
    for code in codes:
        name = (code.split() or [""])[0].upper()
        if name in _QUIET:
            continue
        plain = _SWITCH.sub(" ", code)
        quotes = [" ".join(quote.split()) for quote in _QUOTED.findall(plain)]
        if name in _STORES or name in _ITSELF:
            quotes = [stored.get(_wanted(plain, name), "")]
        elif name.startswith("=") and not shown:
            quotes.append(" ".join(plain.split()))
        found.extend(quote for quote in quotes if any(c.isalnum() for c in quote) and quote not in shown)
    return found


def _wanted(code: str, name: str) -> str:
    words = code.split(None, 1)
    return name.lower() if name in _ITSELF else (words[1] if len(words) > 1 else "").strip().strip('"“”').lower()


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


def bound_words(control: Element, archive: Archive, shown: str) -> list[str]:
    """What a bound control would show when the file is opened: the words of its store, where they are others."""
    binding = control.find(f"{W}sdtPr/{W}dataBinding")
    step = None if binding is None else _LAST_STEP.search(binding.get(W + "xpath") or "")
    if step is None:
        return []
    said: list[str] = []
    for part in archive.names():
        if part.endswith(".xml") and part.startswith(("customXml/item", "docProps/")):
            root = archive.xml(part)
            nodes = () if root is None else root.iter("{*}" + step.group(1))
            said.extend(" ".join(" ".join(map(str, node.itertext())).split()) for node in nodes)
    here = " ".join(shown.split())
    said = [words for words in said if any(c.isalnum() for c in words)]
    return [] if any(words in here for words in said) else said
