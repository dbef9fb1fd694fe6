"""What the registers and the corridor's rules say of a case while somebody decides on it."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings

from njia.casework.standing import Sealed, Standing
from njia.corridors.load import load
from njia.findings import Finding, Text
from njia.joborders.holding import held
from njia.joborders.reading import TermsError, terms_of
from njia.registers.plan import load_registers
from njiasite.dossiers.models import Dossier
from njiasite.identities.access import Reader
from njiasite.registers import selectors
from njiasite.registers.models import Entry
from njiasite.registers.returning import comebacks_of
from njiasite.registers.selectors import Status


def of_order(dossier: Dossier, standing: Standing, reader: Reader) -> Iterator[Finding]:
    """Terms against the rules of today; employer and agency against the registers. The employer may know all of it."""
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


def of_entry(dossier: Dossier, standing: Standing, reader: Reader) -> Iterator[Finding]:
    """Who of those that were struck off may be back: for those alone who may correct the registers."""
    row = Entry.objects.filter(pk=dossier.pk).first()
    if row is not None and reader.may("register.write"):
        yield from comebacks_of(row)


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
