"""Pages of other apps about a case: they plug in, and the page of the case leads there."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import Promise

from njiasite.dossiers import engine
from njiasite.dossiers.models import Dossier
from njiasite.identities.roster import role_named

_offered: dict[str, list[tuple[str, str | Promise, str, str, tuple[str, ...]]]] = {}
_doors: dict[str, str] = {}
_previews: dict[str, tuple[str, str | Promise]] = {}


def offer(
    procedure: str, page: str, name: str | Promise, *, act: str = "", permission: str = "", states: tuple[str, ...] = ()
) -> None:  # fmt: skip
    """Has the page of a procedure's cases lead to the page of that name. Register in the app's ``ready``.

    With an ``act`` only those are led there whose role may do it; with a ``permission``, whose role has it; with
    ``states``, while the case stands in one of them.
    """
    _offered.setdefault(procedure, []).append((page, name, act, permission, states))


def door(procedure: str, page: str) -> None:
    """Has cases of a procedure opened on a page of its own. Register in the app's ``ready``."""
    _doors[procedure] = page


def way_in(procedure: str, act: str) -> str:
    """Where a case of that procedure is opened by that act."""
    return reverse(_doors[procedure]) if procedure in _doors else reverse("case_new", args=[procedure, act])


def preview(act: str, page: str, name: str | Promise) -> None:
    """Has "check before you send" show on that page what an act would bring about. Register in the app's ``ready``."""
    _previews[act] = (page, name)


def previews(act: str, dossier: Dossier | None) -> list[dict[str, object]]:
    """Where to look at it before it is sent."""
    if dossier is None or act not in _previews:
        return []
    page, name = _previews[act]
    return [{"link": reverse(page, args=[dossier.pk]), "name": name}]


def of(dossier: Dossier, role: str) -> list[dict[str, object]]:
    """Where the page of a case leads somebody in that role."""
    acts, known = engine.procedure_of(dossier).acts, role_named(role)
    offered = _offered.get(dossier.procedure, [])
    state = engine.standing(dossier).state if any(states for *_, states in offered) else ""
    return [
        {"link": reverse(page, args=[dossier.pk]), "name": name}
        for page, name, act, permission, states in offered
        if (not act or role in acts[act].by)
        and (not permission or (known and permission in known.may))
        and (not states or state in states)
    ]
