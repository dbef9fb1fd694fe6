"""What a page shows of a dossier to one role: act by act, only what that role may see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from njia.casework.model import ActSpec, Field, Procedure
from njia.casework.seeing import clocks_seen
from njia.casework.standing import RunningClock, Standing
from njiasite.dossiers.projections import FAR
from njiasite.identities.presentation import role_name
from njiasite.identities.roster import words as said
from njiasite.ledger import selectors
from njiasite.ledger.selectors import ERASED
from njiasite.ledger.values import Act
from njiasite.pages.templatetags.shown import day, moment, money

SOON = timedelta(hours=24)


def clocks(plan: Procedure, standing: Standing, role: str) -> list[dict[str, Any]]:
    """The clocks that the role may see, those that run first, the first to end on top."""
    ordered = sorted(clocks_seen(plan, standing, role), key=lambda clock: (not clock.running, clock.deadline.due_at))
    return [_clock(one, standing.now) for one in ordered]


def _clock(one: RunningClock, now: datetime) -> dict[str, Any]:
    tone, word = tone_of(one.deadline.due_at, now) if one.running else ("note", _("Stopped"))
    if not one.running and one.late:
        word = _("Stopped too late")
    source = one.spec.source
    return {
        "tone": tone,
        "word": word,
        "name": f"{said(one.spec.name)} · {one.key}" if one.key else said(one.spec.name),
        "due_at": one.deadline.due_at,
        "zone": one.deadline.days.zone,
        "explanation": said(one.deadline.explanation),
        "source": f"{_('Law') if one.spec.nature == 'law' else _('Policy, not law')}: {said(source.text)}",
    }


def tone_of(due: datetime | None, now: datetime) -> tuple[str, str]:
    """Late, due soon or in time, as a colour and a word."""
    if due is None or due == FAR:
        return "", ""
    if due < now:
        return "stop", _("Late")
    return ("fix", _("Due soon")) if due - now <= SOON else ("clear", _("In time"))


def timeline(plan: Procedure, acts: Iterable[Act], role: str) -> list[dict[str, Any]]:
    """What happened, the newest first, as far as that role may see it."""
    events = []
    for act in acts:
        spec = spec_of(plan, act.type)
        if spec is None or role not in spec.seen_by:
            continue
        lines = [_line(field, value) for field, value in given_in(spec, act)]
        events.append({"title": said(spec.name), "at": act.at, "by": role_name(act.role), "lines": lines})
    return events[::-1]


def known(plan: Procedure, acts: Iterable[Act], role: str) -> list[dict[str, Any]]:
    """The last value of each field, as far as that role may see it."""
    values: dict[str, tuple[Field, Any]] = {}
    for act in acts:
        spec = spec_of(plan, act.type)
        if spec is not None and role in spec.seen_by:
            values.update({field.id: (field, value) for field, value in given_in(spec, act)})
    return [_line(field, value) for field, value in values.values()]


def spec_of(plan: Procedure, type: str) -> ActSpec | None:
    """The act of that type, in whichever version of the procedure knows it."""
    return next((v.acts[type] for v in plan.versions.values() if type in v.acts), None)


def given_in(spec: ActSpec, act: Act) -> list[tuple[Field, Any]]:
    """The fields that the act gave, in the order of its form, opened."""
    values: Mapping[str, Any] = {**act.given, **selectors.opened(act)}
    return [(field, values[field.id]) for field in spec.fields if field.id in values]


def answers(spec: ActSpec, given: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What a person filled in, before it is sent."""
    return [_line(field, given[field.id]) for field in spec.fields if field.id in given]


def _line(field: Field, value: Any) -> dict[str, Any]:
    return {"label": said(field.name), "value": _shown(field, value)}


def _shown(field: Field, value: Any) -> Any:
    if value is ERASED:
        return _("erased")
    if field.kind == "choice":
        return next((said(option.name) for option in field.options if option.id == value), value)
    if field.kind == "yes_no":
        return _("Yes") if value else _("No")
    if field.kind == "date":
        return day(date.fromisoformat(value))
    if field.kind == "moment":
        return moment(datetime.fromisoformat(value))
    if field.kind == "money":
        return money(value["amount"], value["currency"])
    if field.kind == "document":
        return format_html('<a href="{}">{}</a>', reverse("paper", args=[value]), _("Open the paper"))
    return value
