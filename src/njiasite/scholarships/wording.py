"""Reasons that the service gives are kept in three languages in one field, and shown in the reader's."""

from __future__ import annotations

import re

from django.utils.translation import get_language

from njia.findings import Text
from njia.scholarships import scoring
from njiasite.identities.roster import words as said
from njiasite.scholarships.asked import plan

_THREE = re.compile(r"en: (?P<en>.*)\nsw: (?P<sw>.*)\nru: (?P<ru>.*)")


def in_three(text: Text) -> str:
    """The text as one field keeps it."""
    return f"en: {text.en}\nsw: {text.sw}\nru: {text.ru}"


def in_one(kept: str) -> str:
    """What such a field says to this reader; what a person wrote stays as it is."""
    found = _THREE.fullmatch(kept)
    return found[get_language() or "en"] if found else kept


def points(line: str) -> str:
    """A reader's points in words."""
    try:
        marks = scoring.read(line, plan().scoring)
    except scoring.MarksError:  # of criteria that the corridor had before
        return line
    criteria = plan().scoring.criteria
    return "; ".join(f"{said(criteria[name].name)}: {value}/{criteria[name].most}" for name, value in marks.items())
