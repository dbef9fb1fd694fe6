"""Who is behind an offer: each one that it names, held against the registers, reports and watch-lists."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from njia.registers.plan import load_registers
from njia.screening.behind import Named, named
from njiasite.identities.roster import words as said
from njiasite.offers import known, watching
from njiasite.pages.templatetags.shown import day
from njiasite.registers.looking import look_up

_MOST = 8  # looked up of one message
_KINDS = ("agency", "employer")


@dataclass(frozen=True, slots=True)
class Line:
    """What one source says, with its tone."""

    tone: str
    text: str


@dataclass(frozen=True, slots=True)
class Behind:
    """Somebody the offer names, and what is known of them."""

    name: str
    lines: tuple[Line, ...]


def behind(text: str) -> tuple[Behind, ...]:
    """Each one named, as it is written; what no source knows anything of says so by its register's day."""
    found = named(text, settings.CORRIDOR)[:_MOST]
    counts = known.reports(found)
    told = []
    for one in found:
        lines = [*_listed(one), *_reported(counts.get(one, 0)), *_registered(one)]
        if lines:
            told.append(Behind(one.name, tuple(lines)))
    return tuple(told)


def _registered(one: Named) -> list[Line]:
    if one.kind not in ("organisation", "phone"):
        return []
    statuses = load_registers(settings.CORRIDOR).statuses
    words = one.key if one.kind == "phone" else one.name
    answers = {kind: look_up(kind, words) for kind in _KINDS}
    lines = [
        Line("clear" if status.good else "stop", f"{row.name}: {said(statuses[status.status].name)}")
        for answer in answers.values()
        for row, status in answer.found
    ]
    if lines:
        return lines
    newest = answers["agency"].newest
    if newest is None:
        return [Line("note", _("It is not in the register of agencies. That alone proves nothing."))]
    text = _("It is not on the list of agencies of %(day)s. That alone proves nothing.") % {"day": day(newest.as_of)}
    return [Line("fix", text)]


def _reported(count: int) -> list[Line]:
    return [Line("stop", _("%(count)s people told us of it.") % {"count": count})] if count else []


def _listed(one: Named) -> list[Line]:
    return [
        Line(
            "stop",
            _("“%(name)s” stands on the watch-list %(list)s of %(day)s. It may be somebody else of that name.")
            % {"name": hit.name, "list": hit.list, "day": day(hit.as_of)},
        )
        for hit in watching.hits(one)[:3]
    ]
