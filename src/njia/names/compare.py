"""Whether two names are of one person or one organisation, across scripts, and why."""

from __future__ import annotations

import re

from njia.names.model import Comparison, Kind
from njia.names.organisations import compare_organisations, looks_like_organisation
from njia.names.persons import compare_persons


def compare(a: str, b: str, kind: Kind | None = None) -> Comparison:
    """Two names of persons or organisations, Latin or Cyrillic. Without ``kind``, a form, quotes or a number tell."""
    if not re.search(r"[^\W\d_]", a) or not re.search(r"[^\W\d_]", b):
        return Comparison(0.0, False, ("empty",))
    if kind is None:
        kind = "organisation" if looks_like_organisation(a) or looks_like_organisation(b) else "person"
    if kind == "organisation":
        return compare_organisations(a, b)
    return compare_persons(a, b)
