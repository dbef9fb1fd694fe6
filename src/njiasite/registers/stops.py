"""What speaks against a job order, what of it keeps the order shut, and what officers set aside with a reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings

from njia.attesting.answers import never
from njia.casework.refuse import Refusal
from njia.casework.standing import Sealed, Standing
from njia.corridors.load import load
from njia.findings import Finding, Text
from njia.joborders.holding import held
from njia.joborders.reading import TermsError, terms_of
from njia.registers.plan import load_registers
from njiasite.dossiers.effects import Doing
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.services import RefusedError
from njiasite.ledger import selectors as ledger
from njiasite.registers import selectors
from njiasite.registers.selectors import Status

_OVERRULED = "order.stop_overruled"
_ANEW = ("order.declared", "order.mended", "order.verified")


def overruled(dossier: Dossier) -> Mapping[str, str]:
    """The rules that officers set aside since the mission last verified the order, each with the reason."""
    reasons: dict[str, str] = {}
    for act in ledger.acts(dossier.id):
        if act.type in _ANEW:
            reasons.clear()
        if act.type == _OVERRULED:
            reasons[str(act.given["order_rule"])] = str(act.given["overruled_because"])
    return reasons


def against(dossier: Dossier, standing: Standing) -> Iterator[Finding]:
    """Terms against the rules of today; employer and agency against the registers."""
    given = {name: value for name, value in standing.fields_given.items() if not isinstance(value, Sealed)}
    try:
        terms = terms_of(dossier.number, given, dossier.corridor)
    except TermsError:  # an order of an older version; its own page says what it has
        return
    flags = {name: value for name, value in given.items() if isinstance(value, bool)}
    yield from held(terms, load(dossier.corridor), selectors.today(), flags)
    yield from _standing("employer", terms.employer.inn, selectors.employer_status(terms.employer.inn))
    if terms.agency:
        yield from _standing("agency", terms.agency.licence, selectors.agency_status(terms.agency.licence))


def open_to_places(doing: Doing) -> Mapping[str, Any]:
    """Refuses to open an order while something stops it that nobody set aside."""
    known = overruled(doing.dossier)
    left = sorted({one.rule for one in _stops(doing) if one.rule not in known})
    if left:
        raise _refuse("stopped", rules=", ".join(left))
    return {}


def may_be_overruled(doing: Doing) -> Mapping[str, Any]:
    """Refuses what is no stop of this order, and what nobody may set aside."""
    rule = str(doing.given["order_rule"]).strip()
    if all(one.rule != rule for one in _stops(doing)):
        raise _refuse("no_such_stop")
    if rule.startswith(never(load(settings.CORRIDOR), "order_never_overruled")):
        raise _refuse("never")
    return {}


def _stops(doing: Doing) -> Iterator[Finding]:
    return (one for one in against(doing.dossier, doing.standing) if one.severity == "stop")


def _refuse(code: str, **values: str) -> RefusedError:
    text = load(settings.CORRIDOR).messages[f"orders.cannot.{code}"]
    return RefusedError(Refusal(f"orders.{code}", text.fill(**values)))


def _standing(kind: str, number: str, status: Status) -> Iterator[Finding]:
    if status.good:
        return
    rule = load(settings.CORRIDOR).rules[f"standing.{kind}"]
    known = load_registers(settings.CORRIDOR).statuses.get(status.status)
    unlisted = load(settings.CORRIDOR).messages["registers.unlisted"]
    name: Text = known.name if known else unlisted
    yield Finding(
        rule=rule.rule, severity=rule.severity, text=rule.text.fill(number=number, status=name), evidence=(),
        source=rule.source, remedy=rule.remedy,
    )  # fmt: skip
