"""The style sheets of an HTML file: their simple rules, the words they put in, and what they bring in from outside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from njia.documents.word.archive import Element

Styles = list[tuple[str, dict[str, str]]]
# Every pattern here has a bound: a long line without an end must not be searched again from each of its letters.
OWN = re.compile(r"var\(\s{0,9}(--[\w-]{1,80})[^)]{0,200}\)")  # a name that the page gives to a value
_STANDING = re.compile(r":(?:nth|first|last|only|not|is|where|root|lang|enabled|target)[\w-]{0,40}(?:\([^)]{0,200}\))?")
_ATTRIBUTE = re.compile(r"\[([\w-]{1,80})[^\]]{0,200}\]")
_CONTENT = re.compile(r"(?:^|[;\s])content\s{0,9}:([^;]*)", re.IGNORECASE)
_STRING = re.compile(r"\"((?:\\.|[^\"\\])*)\"|'((?:\\.|[^'\\])*)'", re.DOTALL)
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)", re.DOTALL)
_ATTR = re.compile(r"attr\(\s{0,9}([\w-]{1,80})")
_MARGIN = ("@top", "@bottom", "@left", "@right")  # boxes in the margin of a printed page: a page's number stands there
_FEW = 3  # words that say something
_IMPORT = re.compile(r"@import\s{0,9}(?:url\(\s{0,9})?[\"']?([^\"')\s;]{0,300})", re.IGNORECASE)
# Sheets of these addresses hold fonts and nothing else: word processors on the web write them into every file.
_FONTS = re.compile(r"(?:https?:)?//(?:themes\.googleusercontent\.com/fonts|fonts\.googleapis\.com)/css")


def stylesheet(root: Element) -> Styles:
    """Simple rules of <style>: a tag, .class, #id or tag.class each; others are not followed."""
    found: Styles = []
    for selectors, body in _rules(root):
        names = [_STANDING.sub("", selector).split()[-1:] or ["html"] for selector in selectors.split(",")]
        found.extend((name[0], declarations(body)) for name in names)
    given = {k: v for _, declared in found for k, v in declared.items() if k.startswith("--")}
    return [
        (name, {k: OWN.sub(lambda own: given.get(own.group(1), ""), v) for k, v in declared.items()})
        for name, declared in found
    ]


def _rules(root: Element) -> Iterator[tuple[str, str]]:
    """What each innermost pair of braces holds, with what stands before it."""
    for style in root.iter("style"):
        parts = re.split(r"([{}])", _uncommented(style.text or ""))
        for at in range(0, len(parts) - 3, 2):
            if parts[at + 1] == "{" and parts[at + 3] == "}":
                yield parts[at], parts[at + 2]


def _uncommented(text: str) -> str:
    kept, at = [], 0
    while (start := text.find("/*", at)) >= 0:
        kept.append(text[at:start])
        end = text.find("*/", start + 2)
        if end < 0:
            return "".join(kept)
        at = end + 2
    return "".join((*kept, text[at:]))


def declarations(body: str) -> dict[str, str]:
    """What a rule or an attribute of style sets."""
    pairs = (part.split(":", 1) for part in _uncommented(body).split(";") if ":" in part)
    return {k.strip().lower(): v.replace("!important", "").strip().lower() for k, v in pairs}


def brought_in(root: Element) -> bool:
    """Whether what the page shows hangs on a program, or on styles that are not in it; fonts alone change no word."""
    for link in root.iter("link"):
        if "stylesheet" in (link.get("rel") or "").lower() and not _FONTS.match(link.get("href") or ""):
            return True
    for node in root.iter("script", "style"):
        if node.tag == "script" and "json" not in (node.get("type") or ""):
            return True
        text = node.text or ""
        fonts = sum(1 for address in _IMPORT.findall(text) if _FONTS.match(address))
        if fonts < text.lower().count("@import"):
            return True
    return False


def put_in(root: Element) -> list[str]:
    """Words that a style puts into the page, where no reader of its text finds them: one of them turns a sentence."""
    found: list[str] = []
    for selector, body in _rules(root):
        least = _FEW if selector.rpartition(";")[2].strip().lower().startswith(_MARGIN) else 1
        for said in _CONTENT.findall(body):
            words = [_unescaped(double or single) for double, single in _STRING.findall(said)]
            for name in _ATTR.findall(said):
                words += dict.fromkeys(str(node.get(name)) for node in root.iter() if _has(node, name.lower()))
            found += [part for part in words if _worded(part) >= least]
    return found


def _has(node: Element, name: str) -> bool:
    return isinstance(node.tag, str) and node.get(name) is not None


def _worded(text: str) -> int:
    return sum(1 for word in text.split() if any(c.isalpha() for c in word))


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda m: _sign(m.group(1)) if m.group(1) else m.group(2), text)


def _sign(code: str) -> str:
    number = int(code, 16)
    return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"


@lru_cache(maxsize=4_096)
def _parsed(selector: str) -> tuple[str, tuple[tuple[str, str], ...], tuple[str, ...]] | None:
    """(tag, classes and ids, attributes) of a simple selector."""
    match = re.fullmatch(r"(\*|[\w-]*)((?:[.#][\w-]+)*)", _ATTRIBUTE.sub("", selector))
    if match is None or not selector:
        return None
    return match.group(1), tuple(re.findall(r"([.#])([\w-]+)", match.group(2))), tuple(_ATTRIBUTE.findall(selector))


def fits(selector: str, element: Element) -> bool:
    """Whether a simple selector finds the element."""
    parsed = _parsed(selector)
    if parsed is None:
        return False
    tag, names, wanted = parsed
    if tag not in ("", "*", element.tag) or any(element.get(name) is None for name in wanted):
        return False
    classes = (element.get("class") or "").split()
    return all(n in classes if k == "." else element.get("id") == n for k, n in names)
