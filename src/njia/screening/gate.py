"""What kind of text it is: an offer, a chat, a warning, news, an openly military one, none of these, or not for us."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from njia.screening.cues import Found
from njia.screening.model import Cue, GateRow, Kind, Scorecard
from njia.screening.wording import Heard
from njia.text.words import Word

_OTHER_SCRIPT = re.compile(r"[^\W\d_\u0000-\u024f\u0400-\u052f\u1e00-\u1eff]")
_ORDER: tuple[tuple[str, Kind], ...] = (
    ("military_open", "military_open"),
    ("military_call", "military_open"),
    ("advisory", "advisory"),
    ("news", "news"),
)  # rows of the corridor's file, and the kind that each makes a text
_FEW_KNOWN = 0.06  # share of words that every text of a language has
_MANY_WORDS = 8


class Gate:
    """Counts the points that the corridor gives to cues of each kind."""

    def __init__(self, rows: Mapping[str, GateRow], languages: Mapping[str, Sequence[str]], card: Scorecard) -> None:
        self._rows = rows
        self._common = {word: name for name, words in languages.items() for word in words}
        self._fewest = card.fewest_words
        self._levels = card.wording

    def unreadable(self, text: str, words: Sequence[Word], found: Found) -> Kind | None:
        """``unsupported`` or ``too_short`` where no more can be said."""
        others = 0 if text.isascii() else len(_OTHER_SCRIPT.findall(text))
        if others <= 20 and len(found) > 2:
            return None
        letters = [word for word in words if not word[2][0].isdigit()]
        if others > 20 and others > sum(len(word[2]) for word in letters) / 2:
            return "unsupported"
        if len(letters) >= _MANY_WORDS and self._known(letters) < _FEW_KNOWN and len(found) < 3:
            return "unsupported"
        return "too_short" if len(letters) < self._fewest and len(found) < 2 else None

    def kind(self, found: Found, signs: bool, heard: Heard | None, stopped: bool = False) -> Kind:
        """The kind of a text that can be read; ``signs``: whether an indicator of weight was found.

        ``stopped``: whether signs alone would stop it; then the wording must be the plainer to make it a warning.
        """
        levels = self._levels
        if heard and self._soldiers(found, heard):
            return "military_open"
        loud = heard is not None and heard.lure >= levels.warning_up_to
        believed = heard is None or not loud or heard.warning >= levels.no_warning
        for row, kind in _ORDER:
            if (believed or kind == "military_open") and self._passes(self._rows[row], found):
                return kind
        plea = self._passes(self._rows["plea"], found)
        if plea:
            heard = None  # what it is worded like is not asked of somebody in trouble
        if heard and not loud and self._warns(heard, stopped):
            return "advisory"
        lure = heard is not None and heard.settled and heard.lure >= levels.check  # two lines may be a call for help
        if not signs and (plea or not (lure or self._passes(self._rows["offer"], found))):
            return "not_job"
        return "chat" if self._passes(self._rows["chat"], found) else "offer"

    def calls(self, found: Found) -> bool:
        """Whether the writer calls the reader to act for him, as no warning does."""
        return self._passes(self._rows["calls"], found)

    def calling(self, found: Found) -> list[Cue]:
        """The words by which the corridor's points make a text openly military."""
        names = (
            name for row, kind in _ORDER if kind == "military_open" for name, p in self._rows[row].cues.items() if p > 0
        )
        return [
            cue for name in dict.fromkeys(names) for cue in found.get(name, ()) if not cue.denied and not cue.quoted
        ]

    def _soldiers(self, found: Found, heard: Heard) -> bool:
        """Whether it reads like a call for soldiers: less is enough where an army is named, and it is no warning."""
        if heard.soldiers < 0 and any(_open(found, name) for name in self._levels.no_army):
            return False
        if heard.soldiers >= self._levels.soldiers:
            return heard.warning < max(self._levels.warning_knocked, heard.soldiers)  # news of a court is no call
        named = any(_open(found, name) for name in self._levels.army)
        return named and heard.soldiers >= max(self._levels.soldiers_named, heard.warning)

    def _warns(self, heard: Heard, stopped: bool) -> bool:
        """Whether it reads like a warning; where signs alone would stop it, also far more so than like a lure."""
        levels = self._levels
        if stopped:
            return heard.warning >= levels.warning_knocked and heard.warning - heard.lure >= levels.warning_ahead
        return heard.warning >= levels.warning

    def _known(self, words: Sequence[Word]) -> float:
        return sum(word[2] in self._common for word in words) / len(words)

    def _passes(self, row: GateRow, found: Found) -> bool:
        if row.needs and not any(_open(found, name) for name in row.needs):
            return False
        if any(_open(found, name) for name in row.never):
            return False
        return sum(points for name, points in row.cues.items() if _open(found, name)) >= row.points


def _open(found: Found, name: str) -> bool:
    """Whether a cue stands there outside quotation marks: what a warning quotes, it does not say. «~cue»: denied."""
    denied = name.startswith("~")
    return any(not cue.quoted and cue.denied is denied for cue in found.get(name.removeprefix("~"), ()))
