"""What is proposed. Whether two mentions are one is judged by people (`njia.linking.judgements`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal[
    "person", "organisation", "phone", "phone_part", "till", "account", "handle", "email", "site", "passport", "plate",
    "place", "paid",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
NAMED: frozenset[Kind] = frozenset({"person", "organisation"})  # who may become an entity
THINGS: frozenset[Kind] = frozenset({"phone", "till", "account", "handle", "email", "site", "passport", "plate"})
Reason = Literal[
    "after_word", "given_name", "legal_form", "name_form", "shape", "part", "known_place", "paid_word", "column"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """``written`` stands at code points ``start`` to ``end``; ``value`` is what is compared; ``reason`` why it is one.

    ``whose`` is the number of the proposal, in the same report, whose this is taken to be: the nearest name before it.
    ``also`` are other names that the same source gives to whoever this is.
    """

    kind: Kind
    written: str
    value: str
    start: int
    end: int
    reason: Reason
    whose: int | None = None
    also: tuple[str, ...] = ()
