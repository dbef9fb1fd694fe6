"""What can be asked by telephone: each leaf of the menu is a function that is registered under its name.

Other apps register theirs in ``ready``. A leaf that the corridor names and nobody registered is not shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from django.conf import settings

from njia.findings import Language
from njia.phones.load import load_answers, load_menu
from njia.phones.model import Menu


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody asks: the answers they gave on the way, their language and number, and by which channel.

    ``key`` is the same when the same is asked again by the same message; a leaf that does something does it once.
    """

    given: Mapping[str, str]
    language: Language
    number: str
    channel: str
    key: str = ""

    def say(self, id_: str, **values: str) -> str:
        """A sentence of the corridor in their language."""
        return load_answers(settings.CORRIDOR)[id_].fill(**values)[self.language]


Leaf = Callable[[Asked], list[str]]
_leaves: dict[str, Leaf] = {}
_listening: list[Callable[[Asked], None]] = []


def register(name: str, leaf: Leaf) -> None:
    """``leaf(asked)`` answers in lines, the most important first."""
    _leaves[name] = leaf
    menu.cache_clear()


def listens(hook: Callable[[Asked], None]) -> None:
    """``hook(asked)`` hears all that is asked before it is answered, and changes no answer."""
    _listening.append(hook)


def ask(name: str, asked: Asked) -> list[str]:
    for hook in _listening:
        hook(asked)
    return _leaves[name](asked)


def known(name: str) -> bool:
    return name in _leaves


@cache
def menu() -> Menu:
    """The corridor's menu, without what nobody here can answer."""
    return load_menu(settings.CORRIDOR).only(frozenset(_leaves))
