"""What speaks against a programme, and keeps it shut until another person has set it aside with a reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.db.models import Sum

from njia.casework.guards import amount
from njia.casework.standing import Sealed, Standing
from njia.corridors.load import load
from njia.findings import Finding, Text
from njia.registers.plan import load_registers
from njia.screening.behind import Named
from njiasite.dossiers.effects import Doing
from njiasite.dossiers.models import Dossier
from njiasite.identities.access import Reader
from njiasite.ledger import selectors as ledger
from njiasite.ledger.services import hold
from njiasite.offers import watching
from njiasite.offers.services import tools
from njiasite.pages.templatetags.shown import money
from njiasite.registers import selectors as registers
from njiasite.scholarships.asked import plan, refusing
from njiasite.scholarships.models import Programme

_OVERRULED, _ANEW = "programme.stop_overruled", ("programme.proposed", "programme.corrected")
_WORDS = ("programme_name", "about", "pays", "pays_not")
_QUOTA = UUID("5d2f3e53-9f0e-4a39-9a0b-5f0f5c1f9d1b")


def against(dossier: Dossier, standing: Standing) -> Iterator[Finding]:
    """University against register and stop lists, words against signs of a trap, fee and places against rules."""
    given = {name: value for name, value in standing.fields_given.items() if not isinstance(value, Sealed)}
    yield from _campus(str(given.get("campus_number", "")))
    yield from _watched(str(given.get("campus", "")))
    yield from _words("\n".join(str(given[name]) for name in _WORDS if given.get(name)))
    yield from _fee(given)
    yield from _places(dossier, given)


def of_programme(dossier: Dossier, standing: Standing, reader: Reader) -> Iterator[Finding]:
    """The same for the case's page, each stop that was set aside with the reason; while anything can be done."""
    if standing.closed:
        return
    known, said = overruled(dossier), load(settings.CORRIDOR).messages["orders.overruled"]
    for one in against(dossier, standing):
        yield one
        if one.severity == "stop" and one.rule in known:
            yield replace(one, severity="check", text=said.fill(rule=one.rule, reason=known[one.rule]))


def overruled(dossier: Dossier) -> Mapping[str, str]:
    """The rules that were set aside since the programme was last changed, each with the reason."""
    reasons: dict[str, str] = {}
    for act in ledger.acts(dossier.id):
        if act.type in _ANEW:
            reasons.clear()
        if act.type == _OVERRULED:
            reasons[str(act.given["programme_rule"])] = str(act.given["programme_because"])
    return reasons


def may_open(doing: Doing) -> Mapping[str, Any]:
    """Refuses to open a programme while something stops it that nobody set aside. One at a time, for the quota."""
    hold(uuid5(_QUOTA, str(doing.standing.fields_given.get("intake_year"))))
    known = overruled(doing.dossier)
    left = sorted({one.rule for one in _stops(doing) if one.rule not in known})
    if left:
        raise refusing("stopped", rules=", ".join(left))
    return {}


def may_be_overruled(doing: Doing) -> Mapping[str, Any]:
    """Refuses what is no stop of this programme."""
    rule = str(doing.given["programme_rule"]).strip()
    if all(one.rule != rule for one in _stops(doing)):
        raise refusing("no_such_stop", "programme_rule")
    return {}


def campus_good(number: str) -> bool:
    """Whether the register says nothing against the university now; one that it does not know was let stand."""
    status = registers.status("university", number) if number else None
    return status is None or status.good or status.status == registers.UNLISTED


def _stops(doing: Doing) -> Iterator[Finding]:
    return (one for one in against(doing.dossier, doing.standing) if one.severity == "stop")


def finding(rule_id: str, **values: str | Text) -> Finding:
    """That rule as a finding, its words filled in."""
    rule = load(settings.CORRIDOR).rules[rule_id]
    return Finding(rule.rule, rule.severity, rule.text.fill(**values), (), rule.source, rule.remedy)


def _campus(number: str) -> Iterator[Finding]:
    status = registers.status("university", number)
    if status.status == registers.UNLISTED:
        yield finding("study.university_unlisted")
    elif not status.good:
        name = load_registers(settings.CORRIDOR).statuses[status.status].name
        yield finding("study.university_barred", status=name)


def _watched(name: str) -> Iterator[Finding]:
    named = Named("organisation", name, name.casefold(), 0, len(name))
    for hit in (watching.hits(named) if name else [])[:1]:
        yield finding("study.watch_listed", list=hit.list, name=hit.name)


def _words(text: str) -> Iterator[Finding]:
    found = [one for one in tools().screen(text).findings if one.severity == "stop"] if text else []
    if found:
        yield finding("study.not_study", why=found[0].text)


def _fee(given: Mapping[str, Any]) -> Iterator[Finding]:
    if not amount(given.get("application_fee")):
        return
    if plan().kinds[str(given["programme_kind"])].free:
        yield finding("study.fee")
        return
    fee = money(given["application_fee"]["amount"], given["application_fee"]["currency"])
    yield finding("study.fee_told", fee=str(fee), taker=str(given.get("fee_taker") or "?"))


def _places(dossier: Dossier, given: Mapping[str, Any]) -> Iterator[Finding]:
    series, year = plan().kinds[str(given["programme_kind"])].quota, int(float(given["intake_year"]))
    if not series:
        return
    values = load(settings.CORRIDOR).values[series]
    known = next((one for one in values if (begins := one.source.in_force_from) and begins.year == year), None)
    if known is None:
        yield finding("study.quota_unknown", year=str(year))
        return
    others = Programme.objects.filter(corridor=dossier.corridor, kind=given["programme_kind"], year=year, was_open=True)
    opened = others.exclude(pk=dossier.pk).aggregate(n=Sum("places"))["n"] or 0
    asked = opened + int(float(given["programme_places"]))
    if asked > int(known.value):
        yield finding("study.over_quota", asked=str(asked), quota=known.value)
