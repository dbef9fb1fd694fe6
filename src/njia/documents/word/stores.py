"""Controls of a Word file that are bound to words kept elsewhere in it: what would they show when it is opened?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from njia.documents.word.archive import Archive, Element
from njia.documents.word.names import W14, W

_PATH = re.compile(r"(?:/[\w.:-]+(?:\[\d{1,4}\])?)+(?:/@[\w.:-]+|/text\(\))?")
_STEP = re.compile(r"/([\w.:-]+)(?:\[(\d+)\])?")
_LAST = re.compile(r"@?([\w.-]+)(?:\[\d+\])?(?:/text\(\))?$")
_PREFIX = re.compile(r"xmlns:([\w.-]+)\s*=\s*[\"']([^\"']*)[\"']")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T|$)")
# How the names of the months begin in English and Russian: a day may be shown in either.
_MONTHS = (
    ("jan", "янв"), ("feb", "фев"), ("mar", "мар"), ("apr", "апр"), ("may", "ма"), ("jun", "июн"), ("jul", "июл"),
    ("aug", "авг"), ("sep", "сен"), ("oct", "окт"), ("nov", "ноя"), ("dec", "дек"),
)  # fmt: skip
_CORE = {"docProps/core.xml": "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}",
         "docProps/app.xml": "{6668398D-A668-4E3E-B75B-62EB855F1C39}"}  # fmt: skip


def stores(archive: Archive) -> list[tuple[str, Element]]:
    """Every part that a control may be bound to, with the name that a binding calls it by ("" where it has none)."""
    found: list[tuple[str, Element]] = []
    for part in archive.names():
        if not (part.endswith(".xml") and part.startswith(("customXml/item", "docProps/"))):
            continue
        root = archive.xml(part)
        if root is not None:
            found.append((_CORE.get(part) or _called(archive, part), root))
    return found


def _called(archive: Archive, part: str) -> str:
    for kind, target, outside in archive.relations(part).values():
        about = archive.xml(target) if kind == "customXmlProps" and not outside else None
        for name, said in () if about is None else about.items():
            if str(name).endswith("itemID"):
                return str(said)
    return ""


def bound_words(control: Element, kept: list[tuple[str, Element]], shown: str) -> list[str]:
    """What a bound control would show when the file is opened, where that is not what it shows now."""
    about = control.find(W + "sdtPr")
    binding = None if about is None else about.find(W + "dataBinding")
    if about is None or binding is None or about.find(W + "picture") is not None:
        return []
    if about.find(W14 + "checkbox") is not None:
        return []
    named = [root for name, root in kept if name and name.lower() == (binding.get(W + "storeItemID") or "").lower()]
    said = [words for root in named or [root for _, root in kept] for words in _said(root, binding)]
    here = _squashed(shown)
    return [
        words
        for words in (_displayed(about, " ".join(words.split()), shown) for words in dict.fromkeys(said))
        if any(c.isalnum() for c in words) and _squashed(words) != here
    ]


def _squashed(text: str) -> str:
    return "".join(text.split())


def _said(root: Element, binding: Element) -> Iterator[str]:
    """The words at the place of the binding; where that is no plain path, at every place of its last name."""
    path = binding.get(W + "xpath") or ""
    if not _PATH.fullmatch(path):
        last = _LAST.search(path)
        for node in () if last is None else root.iter("{*}" + last.group(1)):
            yield _words(node)
        return
    known = dict(_PREFIX.findall(binding.get(W + "prefixMappings") or ""))
    path, _, attribute = path.partition("/@")
    nodes: list[Element] = []
    for at, (name, index) in enumerate(_STEP.findall(path.removesuffix("/text()"))):
        around = [[root]] if at == 0 else [list(node) for node in nodes]
        fitting = [[child for child in children if _is(child, name, known)] for children in around]
        nodes = [child for few in fitting for child in (few[int(index) - 1 : int(index)] if index else few)]
    for node in nodes[:1]:  # a program shows the first that the path finds
        yield (node.get(attribute) or "") if attribute else _words(node)


def _is(node: Element, name: str, known: dict[str, str]) -> bool:
    if not isinstance(node.tag, str):
        return False
    prefix, _, local = name.rpartition(":")
    space, _, own = node.tag.rpartition("}")
    return own == local and (prefix not in known or space == "{" + known[prefix])


def _words(node: Element) -> str:
    return " ".join(map(str, node.itertext()))


def _displayed(about: Element, stored: str, shown: str) -> str:
    """The stored words as this kind of control shows them."""
    if about.find(W + "date") is not None and _same_day(stored, shown):
        return shown
    for kind in ("dropDownList", "comboBox"):
        for item in about.findall(f"{W}{kind}/{W}listItem"):
            if item.get(W + "value") == stored:
                return item.get(W + "displayText") or stored
    return stored


def _same_day(stored: str, shown: str) -> bool:
    """Whether what is shown may be this day: no other number and no other month stands in it."""
    day = _DAY.match(stored)
    if day is None:
        return False
    year, month, date = (int(part) for part in day.groups())
    numbers = {int(n) for n in re.findall(r"\d{1,4}", shown)}
    named = [
        at
        for word in re.findall(r"[^\W\d_]{3,}", shown.lower())
        for at, names in enumerate(_MONTHS, 1)
        if word.startswith(names)
    ]
    others = numbers - {year, year % 100, month, date}
    return bool(numbers) and not others and date in numbers and (month in named if named else month in numbers)
