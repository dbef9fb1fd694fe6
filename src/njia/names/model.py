"""What the comparison of names and the search for them return."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["organisation", "person"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """How alike two names are, from 0 to 1; ``same`` is the answer, ``reasons`` say what it rests on.

    Reasons: ``spelling`` (transliteration differs), ``translated``, ``order``, ``initials``, ``fewer_names``,
    ``different_name``, ``form_left_out``, ``different_form``, ``joined``, ``empty``.
    """

    score: float
    same: bool
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at code points ``start`` to ``end``; ``name`` without quotes and legal form, ``form`` the form's id."""

    kind: Kind
    name: str
    form: str | None
    start: int
    end: int
