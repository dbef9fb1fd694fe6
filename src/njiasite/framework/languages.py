"""What the joint committee writes in two languages must say the same: held against each other before it is recorded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django.conf import settings
from django.utils.translation import get_language

from njia.casework.refuse import Refusal
from njia.corridors.load import load
from njia.findings import Language
from njia.framework.clauses import disagreements
from njia.standard.model import Pair
from njiasite.config import clock
from njiasite.dossiers import effects
from njiasite.dossiers.effects import Doing
from njiasite.dossiers.services import RefusedError

_PAIRS = {
    "meeting.called": "agenda",
    "meeting.agenda_changed": "agenda",
    "meeting.decided": "decision",
    "meeting.minuted": "minutes",
}
_READ = "languages_read"  # two people have read both: the check was wrong


def hindrance(doing: Doing) -> Refusal | None:
    """Where the two texts do not say the same, unless two people have read them."""
    name = _PAIRS[doing.type]
    if doing.given.get(_READ) in (True, "true", "True"):
        return None
    pair = Pair(str(doing.given.get(f"{name}_en", "")), str(doing.given.get(f"{name}_ru", "")))
    corridor = load(settings.CORRIDOR)
    found = disagreements(pair, corridor, clock.now().date())
    if not found:
        return None
    language = cast(Language, get_language() or "en")
    why = " ".join(dict.fromkeys(one.text[language] for one in found))
    text = corridor.messages["framework.cannot.languages"].fill(why=why)
    return Refusal("framework.languages", text, (f"{name}_en", f"{name}_ru"))


def _same(doing: Doing) -> Mapping[str, Any]:
    if (refusal := hindrance(doing)) is not None:
        raise RefusedError(refusal)
    return {}


def plug_in() -> None:
    """Registers all of it; called once, when the app is ready."""
    for act in _PAIRS:
        effects.check(act, hindrance)
        effects.before(act, _same)
