"""The menu of a corridor as values: screens that lead on, ask, or answer; and the words that stand on all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from njia.findings import Language, Source, Text

ANY = 1_000  # words: more than a text message has

Spoken = Literal["en", "sw"]  # what every handset shows; Cyrillic letters are not among its own
SPOKEN: tuple[Spoken, ...] = ("en", "sw")
BACK, HOME, MORE = "0", "00", "98"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Something that is asked on the way to an answer; with ``options`` a number is chosen, else words are typed."""

    id: str
    text: Text
    options: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """One entry of the menu: with ``choices`` it leads on, with ``leaf`` it asks and answers.

    ``resumes``: a call that broke off here may go on here, whoever holds the phone then. ``ends``: the answer ends the
    call. ``notes``: it does something, so it is done once, and written down before it is answered. ``always``: it is
    answered however often this phone called.
    """

    id: str
    name: Text
    choices: tuple[str, ...] = ()
    asks: tuple[Ask, ...] = ()
    leaf: str = ""
    resumes: bool = False
    ends: bool = False
    notes: bool = False
    always: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """All screens by id; ``words`` are those that stand on every screen."""

    source: Source
    home: str
    words: Mapping[str, Text]
    screens: Mapping[str, Screen]

    def only(self, leaves: frozenset[str]) -> Menu:
        """The same without what nobody here can answer: it is not shown at all."""

        def there(id_: str) -> bool:
            one = self.screens[id_]
            return one.leaf in leaves if one.leaf else any(there(choice) for choice in one.choices)

        kept = {id_: one for id_, one in self.screens.items() if there(id_)}
        led = {id_: replace(one, choices=tuple(c for c in one.choices if c in kept)) for id_, one in kept.items()}
        return replace(self, screens=led)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyword:
    """What a text message can ask for; ``takes`` names what stands after the keyword.

    With more than ``most`` words after it, it is no keyword but the beginning of a sentence. Before a name, which may
    be long (``named``), it stays one if it was typed in capitals or with a colon. ``alone``: it says enough by itself.
    """

    leaf: str
    takes: str = ""
    most: int = ANY
    named: bool = False
    alone: bool = False
    notes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Keywords:
    """Every word a text message may begin with, folded, with its leaf and language; ``otherwise`` answers the rest.

    ``tongues``: common words by which the language of a message without a keyword is known, each in one language only.
    """

    source: Source
    otherwise: str
    tongues: Mapping[str, Language]
    leaves: Mapping[str, Keyword]
    table: Mapping[str, tuple[str, Language]]
