"""Watch-lists as OpenSanctions publishes them: one FollowTheMoney entity in each line of JSON. None is shipped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from njia.names.blocking import blocking_keys
from njia.names.compare import compare
from njia.names.model import Kind
from njia.names.organisations import organisation
from njia.names.transliteration import skeleton

_KINDS: dict[str, Kind] = {
    "Person": "person", "Organization": "organisation", "Company": "organisation", "LegalEntity": "organisation",
    "PublicBody": "organisation",
}  # fmt: skip
_NAMES = ("name", "alias", "weakAlias", "previousName")
_MARKS = {"phone": "phone", "email": "email", "website": "site"}


class WatchListError(ValueError):
    """A line that is no entity; the message names it by number and repeats nothing of it."""


class _Entity(msgspec.Struct):
    id: str
    schema: str
    properties: dict[str, list[str]]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Watched:
    """Somebody on a list: names, and phones and addresses under which they are found; ``topics`` as the list says."""

    id: str
    kind: Kind
    names: tuple[str, ...]
    marks: tuple[tuple[str, str], ...]
    topics: tuple[str, ...]


def watched(lines: Iterable[bytes]) -> Iterator[Watched]:
    """The persons and organisations of a list. Raises WatchListError."""
    decode = msgspec.json.Decoder(_Entity).decode
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            one = decode(line)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            raise WatchListError(f"line {number} is no FollowTheMoney entity") from None
        names = [one.caption, *(name for key in _NAMES for name in one.properties.get(key, []))]
        if kind := _KINDS.get(one.schema):
            yield Watched(
                one.id,
                kind,
                tuple(dict.fromkeys(name for name in names if name.strip())),
                tuple((mark, v.strip()) for key, mark in _MARKS.items() for v in one.properties.get(key, [])),
                tuple(one.properties.get("topics", [])),
            )


def keys_of(name: str, kind: Kind) -> frozenset[str]:
    """Under which keys a name is filed, so that other spellings of it are found in either script."""
    if kind == "person":
        return blocking_keys(name)
    return frozenset(skeleton(word) for word in organisation(name).words if len(word) > 1)


def same(wanted: str, names: Iterable[str], kind: Kind) -> bool:
    """Whether one of these is that name, across scripts and spellings."""
    return any(compare(wanted, name, kind).same for name in names)
