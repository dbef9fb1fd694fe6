"""Whether two names are of one person or one organisation, across scripts, and why."""

from __future__ import annotations

import re

from njia.names.model import Comparison, Kind
from njia.names.organisations import compare_organisations, looks_like_organisation
from njia.names.persons import compare_persons
from njia.names.tables import USUAL


def compare(a: str, b: str, kind: Kind | None = None, corridor: str = USUAL) -> Comparison:
    """Two names of persons or organisations, Latin or Cyrillic. Without ``kind``, a form, quotes or a number tell."""
    if not re.search(r"[^\W\d_]", a) or not re.search(r"[^\W\d_]", b):
        return Comparison(0.0, False, ("empty",))
    if kind is None:
        kind = "organisation" if any(looks_like_organisation(name, corridor) for name in (a, b)) else "person"
    if kind == "organisation":
        return compare_organisations(a, b, corridor)
    return compare_persons(a, b, corridor)
