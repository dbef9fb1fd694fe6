"""What a page shows of a dossier to one role: act by act, only what that role may see."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from babel import Locale
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from njia.calendars.load import load_calendars
from njia.casework.model import SYSTEM, ActSpec, Field, Procedure
from njia.casework.offer import Offer
from njia.casework.seeing import clocks_seen
from njia.casework.standing import RunningClock, Standing
from njiasite.documents.holding import Held
from njiasite.dossiers import engine
from njiasite.dossiers.models import DayOff
from njiasite.dossiers.projections import FAR
from njiasite.identities.access import Reader
from njiasite.identities.presentation import role_name
from njiasite.identities.roster import words as said
from njiasite.identities.selectors import codes_of
from njiasite.ledger import selectors
from njiasite.ledger.selectors import ERASED
from njiasite.ledger.values import Act, Entry
from njiasite.pages.templatetags.shown import day, file_size, moment, money

Worded = Callable[[str], str]
_worded: dict[str, Worded] = {}
_NAMES_A_PAPER = "attachment_is"  # the field that says what a paper is, and nothing of the case


def word(field: str, worded: Worded) -> None:
    """Has an app put the values of a field into the reader's words. Register in the app's ``ready``."""
    _worded[field] = worded


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
        "running": one.running,
        "key": one.key,
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
    return ("fix", _("Due soon")) if due - now <= engine.desk().soon else ("clear", _("In time"))


def doable(plan: Procedure, offered: Offer) -> dict[str, list[dict[str, str]]]:
    """What may be done, the likeliest first; apart, what every case has, and what cannot be done yet, and why."""
    ordered = sorted(offered.acts, key=lambda spec: _step(plan, spec))
    named = [(spec.common, {"id": spec.id, "name": said(spec.doing)}) for spec in ordered]
    return {
        "acts": [one for common, one in named if not common],
        "common_acts": [one for common, one in named if common],
        "not_yet": [{"name": said(spec.doing), "why": said(why)} for spec, why in offered.not_yet],
    }


def _step(plan: Procedure, spec: ActSpec) -> tuple[bool, int]:
    """What is for this stage before what is for any; in each, what moves the case on before what ends it."""
    kind = 1 if spec.to is None else 2 if plan.states[spec.to].final else 0
    return not spec.from_states, kind


@dataclass(frozen=True, slots=True)
class Shown:
    """An act that a role may see, with the fields that it gave, in the order of its form, opened."""

    act: Act
    spec: ActSpec
    given: tuple[tuple[Field, Any], ...]


def shown_to(plan: Procedure, acts: Iterable[Act], role: str) -> list[Shown]:
    """The acts that the role may see, the oldest first; the others are not even opened."""
    seen = [
        (act, spec)
        for act in acts
        if (spec := plan.spec_of(act.type, {*act.given, *act.holders})) and role in spec.seen_by
    ]
    opened = selectors.opened_all([act for act, _ in seen])
    return [
        Shown(act, spec, _given(spec, {**act.given, **more})) for (act, spec), more in zip(seen, opened, strict=True)
    ]


def _given(spec: ActSpec, values: Mapping[str, Any]) -> tuple[tuple[Field, Any], ...]:
    return tuple((field, values[field.id]) for field in spec.fields if field.id in values)


def timeline(shown: Iterable[Shown]) -> list[dict[str, Any]]:
    """What happened, the newest first."""
    events = [
        {
            "title": said(one.spec.name),
            "at": one.act.at,
            "by": by_whom(one.act.role),
            "lines": [_line(field, value) for field, value in one.given],
        }
        for one in shown
    ]
    return events[::-1]


def known(shown: Iterable[Shown]) -> list[dict[str, Any]]:
    """The last value of each field that is no paper."""
    values = {field.id: (field, value) for one in shown for field, value in one.given if field.kind != "document"}
    return [_line(field, value) for id_, (field, value) in values.items() if id_ != _NAMES_A_PAPER]


def papers(shown: Iterable[Shown]) -> list[dict[str, Any]]:
    """Every paper that was added, the newest first, under what it was said to be."""
    found = []
    for one in shown:
        told = next((value for field, value in one.given if field.id == _NAMES_A_PAPER and value), "")
        found += [
            {"name": told or said(field.name), "link": link, "at": one.act.at}
            for field, value in one.given
            if field.kind == "document" and (link := _paper_link(value))
        ]
    return found[::-1]


def people(shown: Iterable[Shown], *, with_codes: bool) -> list[dict[str, Any]]:
    """Who acted, each role once (for officials each account), and when last."""
    last: dict[tuple[str, str], Act] = {}
    for one in shown:
        last[(one.act.role, str(one.act.actor or "") if with_codes else "")] = one.act
    codes = codes_of(account for _, account in last) if with_codes else {}
    return [
        {"role": by_whom(role), "code": codes.get(account, ""), "at": act.at}
        for (role, account), act in sorted(last.items(), key=lambda item: item[1].at, reverse=True)
    ]


def is_official(reader: Reader) -> bool:
    """Whether the role worked in is an official one."""
    return bool(reader.works_as and reader.works_as.official)


def is_personal(reader: Reader) -> bool:
    """Whether the role is one in which somebody sees their own cases, or those of one whom they help."""
    return bool(reader.works_as and set(reader.works_as.scopes) <= {"self", "helper"})


def by_whom(role: str) -> str:
    """Who acted; the service itself has no role."""
    return _("The service, by itself") if role == SYSTEM else role_name(role)


def reads_of(rows: Iterable[Entry]) -> list[dict[str, Any]]:
    """Reads of a case in words: who, in which role, when, for what; in an emergency with the reason given."""
    purposes = {
        "case": _("Read the case"),
        "paper": _("Opened a paper"),
        "given": _("Held another paper against the attested contract"),
    }
    rows = list(rows)
    opened, codes = selectors.opened_all(rows), codes_of(str(row.actor or "") for row in rows)
    return [
        {
            "at": row.at,
            "role": by_whom(row.role),
            "code": codes.get(str(row.actor), ""),
            "purpose": purposes.get(row.given.get("purpose", ""), _("Another purpose")),
            "emergency": row.type == "case.read_in_emergency",
            "reason": str(more.get("reason", "")),
        }
        for row, more in zip(rows, opened, strict=True)
    ]


def day_off(row: DayOff) -> dict[str, Any]:
    """A day that an officer entered."""
    names = {"en": row.name_en, "sw": row.name_sw, "ru": row.name_ru}
    return {
        "day": row.day,
        "country": country_name(row.calendar),
        "kind": _("Day off") if row.kind == "day_off" else _("Working day"),
        "name": names[get_language() or "en"],
        "source": row.source,
        "recounted": row.recounted,
    }


def country_name(calendar: str) -> str:
    """The country of a calendar, as the reader's language calls it."""
    country = load_calendars(settings.CORRIDOR).tables[calendar].country
    return str(Locale.parse(get_language() or "en").territories.get(country, country))


def answers(spec: ActSpec, given: Mapping[str, Any], papers: Mapping[str, Held]) -> list[dict[str, Any]]:
    """What a person filled in, before it is sent; a paper by its name and size."""
    lines = {field.id: _line(field, given[field.id]) for field in spec.fields if field.id in given}
    for name, paper in papers.items():
        lines[name]["value"] = f"{paper.name} ({file_size(paper.bytes)})"
    return list(lines.values())


def _line(field: Field, value: Any) -> dict[str, Any]:
    return {"label": said(field.name), "value": in_words(field, value)}


def in_words(field: Field, value: Any) -> Any:
    """A value as the reader's language says it."""
    if value is ERASED:
        return _("erased")
    if field.id in _worded:
        return _worded[field.id](value)
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
        link = _paper_link(value)
        return format_html('<a href="{}">{}</a>', link, _("Open the paper")) if link else value
    return value


def _paper_link(value: Any) -> str:
    """Where the paper is; empty for what names none, as an act of another program may."""
    try:
        return reverse("paper", args=[UUID(value)])
    except (TypeError, ValueError, AttributeError):
        return ""
