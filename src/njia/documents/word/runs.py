"""One paragraph's text as it is collected, run by run, with what must be told about parts of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from njia.documents.contrast import TINIEST, Colour, unseen
from njia.documents.draft import Mark
from njia.documents.word.archive import Element
from njia.documents.word.names import W
from njia.documents.word.styles import Look

_SYMBOL_FONTS = ("symbol", "wingdings", "webdings")
_SYMBOLS = {
    0xB7: "•",
    0xA7: "•",
    0xA8: "☐",
    0x6F: "☐",
    0xFE: "☒",
    0xFD: "☒",
    0xFC: "✓",
    0x78: "☒",
    0x52: "☑",
    0xD8: "•",
    0x76: "•",
}


def symbol(element: Element) -> str:
    """The character of a <w:sym>."""
    try:
        code = int(element.get(W + "char") or "", 16)
    except ValueError:
        return "�"
    font = (element.get(W + "font") or "").lower()
    if font.startswith(_SYMBOL_FONTS) or 0xF000 <= code <= 0xF0FF:
        return _SYMBOLS.get(code & 0xFF, "•")
    return chr(code) if 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else "�"


@dataclass(slots=True)
class Collected:
    """The text so far and its marks; ``tail`` holds what stands after the paragraph (text boxes)."""

    back: Colour | None = None
    parts: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    length: int = 0
    bold: int = 0
    letters: int = 0
    codes: list[tuple[str, str | None]] = field(
        default_factory=list
    )  # of the fields that ended in it, with what they show
    clipped: bool = False  # the paragraph stands where none of it can be seen

    def add(self, text: str, look: Look, inserted: bool = False) -> None:
        """Append text that looks so."""
        if not text:
            return
        start, self.length = self.length, self.length + len(text)
        self.parts.append(text)
        count = sum(1 for c in text if c.isalnum())
        self.letters += count
        self.bold += count if look.bold else 0
        for rule in self._remarks(look):
            self.marks.append(Mark(rule, start, self.length))
        if inserted:
            self.marks.append(Mark("reader.tracked_insertion", start, self.length))

    def _remarks(self, look: Look) -> list[str]:
        rules = []
        if look.hidden or self.clipped or look.squeezed:
            rules.append("reader.hidden_text")
        if unseen(look.colour, look.back or self.back):
            rules.append("reader.white_text")
        if look.size <= TINIEST:
            rules.append("reader.tiny_text")
        if look.struck:
            rules.append("reader.struck_text")
        return rules

    @contextmanager
    def out_of_sight(self) -> Iterator[None]:
        """What is added meanwhile may not be shown."""
        before, self.clipped = self.clipped, True
        yield
        self.clipped = before

    def note(self, rule: str, words: str) -> None:
        """Something that is not part of the text but belongs at this place."""
        self.marks.append(Mark(rule, self.length, self.length, words))

    @property
    def text(self) -> str:
        return "".join(self.parts)

    @property
    def is_bold(self) -> bool:
        return self.letters > 0 and self.bold * 10 >= self.letters * 8
