"""The colours of the file's theme: a word processor shows them, whatever value is written beside their name."""

from __future__ import annotations

from dataclasses import dataclass, field

from njia.documents.contrast import Colour, hex_colour
from njia.documents.word.archive import Element
from njia.documents.word.names import W14, A, W
from njia.documents.word.styles import number

_USUAL = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "1F497D", "lt2": "EEECE1", "accent1": "4F81BD", "accent2": "C0504D",
    "accent3": "9BBB59", "accent4": "8064A2", "accent5": "4BACC6", "accent6": "F79646", "hlink": "0000FF",
    "folHlink": "800080",
}  # fmt: skip
_PLACES = {
    "text1": "dk1", "tx1": "dk1", "dark1": "dk1", "background1": "lt1", "bg1": "lt1", "light1": "lt1",
    "text2": "dk2", "tx2": "dk2", "dark2": "dk2", "background2": "lt2", "bg2": "lt2", "light2": "lt2",
    "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
# What the settings call each place that they may give to another colour of the theme.
_MAPPED = {"bg1": ("background1", "bg1"), "t1": ("text1", "tx1"), "bg2": ("background2", "bg2"), "t2": ("text2", "tx2")}


@dataclass(slots=True)
class Theme:
    """The theme's colours by name, and which of them each place of the settings means."""

    colours: dict[str, str] = field(default_factory=lambda: dict(_USUAL))
    places: dict[str, str] = field(default_factory=lambda: dict(_PLACES))

    def colour(self, name: str) -> Colour | None:
        return hex_colour(self.colours.get(self.places.get(name, name), ""))

    def paint(self, root: Element) -> None:
        """Write the colour that is shown in place of each name of one, so that nobody else need know the theme."""
        for element in root.iter(W + "color", W + "shd"):
            for name, plain in (("theme", "val" if element.tag == W + "color" else "color"), ("themeFill", "fill")):
                shown = self._shown(element, name)
                if shown is not None:
                    element.set(W + plain, _written(shown))
        for element in root.iter(W14 + "schemeClr"):
            found = self.colour(element.get(W14 + "val") or "")
            if found is not None:
                element.tag = W14 + "srgbClr"
                element.set(W14 + "val", _written(_modified(found, element)))
        for element in root.iter(A + "schemeClr"):
            found = self.colour(element.get("val") or "")
            if found is not None:
                element.tag = A + "srgbClr"
                element.set("val", _written(_modified(found, element)))

    def _shown(self, element: Element, name: str) -> Colour | None:
        key = "themeColor" if name == "theme" else name
        found = self.colour(element.get(W + key) or "")
        if found is None:
            return None
        tint, shade = _part(element.get(W + name + "Tint")), _part(element.get(W + name + "Shade"))
        return _mixed(_mixed(found, 0, shade), 255, tint)


def read_theme(root: Element | None, settings: Element | None) -> Theme:
    """The theme of the file, the usual one where it has none."""
    theme = Theme()
    scheme = None if root is None else next(root.iter(A + "clrScheme"), None)
    for entry in () if scheme is None else scheme:
        for value in entry:
            given = value.get("lastClr") or value.get("val") or ""
            if isinstance(entry.tag, str) and hex_colour(given) is not None:
                theme.colours[entry.tag.removeprefix(A)] = given
    mapping = None if settings is None else settings.find(W + "clrSchemeMapping")
    for key, names in _MAPPED.items():
        target = None if mapping is None else _PLACES.get(mapping.get(W + key) or "")
        if target is not None:
            theme.places.update(dict.fromkeys(names, target))
    return theme


def _part(value: str | None) -> float:
    """How much of the colour a tint or shade in hexadecimal leaves."""
    try:
        return 1.0 if value is None else min(int(value, 16), 255) / 255
    except ValueError:
        return 1.0


def _mixed(colour: Colour, towards: int, left: float) -> Colour:
    red, green, blue = (max(0, min(255, round(part * left + towards * (1 - left)))) for part in colour)
    return red, green, blue


def _modified(colour: Colour, element: Element) -> Colour:
    for change in element:
        share = max(0.0, min((number(change.get(W14 + "val") or change.get("val")) or 0) / 100_000, 1.0))
        if change.tag in (W14 + "lumMod", A + "lumMod", A + "shade"):
            colour = _mixed(colour, 0, share)
        elif change.tag in (W14 + "lumOff", A + "lumOff"):
            red, green, blue = (min(255, part + round(255 * share)) for part in colour)
            colour = red, green, blue
        elif change.tag == A + "tint":
            colour = _mixed(colour, 255, share)
    return colour


def _written(colour: Colour) -> str:
    return "{:02X}{:02X}{:02X}".format(*colour)
