"""Issues a seal and takes one back, in the transaction of the act: place, serial number, signature, register."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings

from njia.attesting.claims import Case, fitted, paper
from njia.corridors.load import load
from njia.papers.pades import fingerprint
from njia.seals import cose
from njia.seals.box import BoxError
from njia.seals.cose import UnreadableError
from njia.seals.issuers import public_key
from njia.seals.paper import NotSealableError, Paper, paper_of, token_of
from njiasite.attestation.cases import Said, papers_of, said_in
from njiasite.attestation.models import Revoked, Seal, Serial
from njiasite.attestation.office import NoOfficeError, office
from njiasite.attestation.refusing import refuse
from njiasite.config import clock
from njiasite.documents import services as documents
from njiasite.dossiers.effects import Doing
from njiasite.ledger.services import Actor
from njiasite.registers import services as registers
from njiasite.seals import published

_SERVICE = Actor(None, "system")
_NEEDED = ("person", "passport_number", "employer_name", "workplace", "trade", "monthly_pay", "work_from")


def issue(doing: Doing) -> Mapping[str, Any]:
    """The number and the code of a seal, entered in the register. Raises RefusedError where it must not be sealed."""
    said = said_in(doing.dossier)
    try:
        mine = office()
    except NoOfficeError:
        raise refuse("no_office") from None
    if said.reviewed_by is None or doing.actor.account is None or said.reviewed_by == doing.actor.account:
        raise refuse("two_people")
    case = _case(said)
    _take_place(doing, said)
    serial = _next_serial(mine.id)
    try:
        made = paper(
            case, serial=serial, issuer=mine.id, on=_today(), longest_months=_longest(said), a_month=_a_month()
        )
        made, address = fitted(made, mine.sealing, settings.SITE_ADDRESS)
    except NotSealableError as error:
        raise refuse("not_sealable", why=str(error)) from None
    except BoxError:
        raise refuse("no_office") from None
    Seal.objects.create(
        serial=serial, dossier=doing.dossier, issuer=mine.id, order=str(said.values.get("job_order", "")),
        reviewed_by=said.reviewed_by, issued_by=doing.actor.account, issued_on=made.issued, valid_to=made.valid_to,
    )  # fmt: skip
    return {"seal_number": str(serial), "seal_code": address}


def enter(doing: Doing) -> Mapping[str, Any]:
    """Enters a seal that was made by hand in an outage: its signature and its contract are held against ours."""
    said = said_in(doing.dossier)
    if said.reviewed_by is None or doing.actor.account is None or said.reviewed_by == doing.actor.account:
        raise refuse("two_people")
    try:
        made = _read_seal(str(doing.given["hand_code"]))
    except (UnreadableError, LookupError):
        raise refuse("not_this_contract") from None
    if made.contract != _case(said).contract:
        raise refuse("not_this_contract")
    if Seal.objects.filter(serial=made.serial).exists():
        raise refuse("serial_used")
    _take_place(doing, said)
    Seal.objects.create(
        serial=made.serial, dossier=doing.dossier, issuer=made.issuer, order=str(said.values.get("job_order", "")),
        reviewed_by=said.reviewed_by, issued_by=doing.actor.account, issued_on=made.issued, valid_to=made.valid_to,
        on_paper=True,
    )  # fmt: skip
    return {"seal_number": str(made.serial)}


def _read_seal(code: str) -> Paper:
    """What the code says, where an office that we know signed it on a day of its key."""
    signed = cose.read(token_of(code))
    known = published.issuers().key(signed.key, "seal")
    if known is None or not signed.signed_by(public_key(known[1].jwk)):
        raise LookupError
    made = paper_of(signed.payload)
    if made.issuer != known[0].id or not known[1].signs_on(made.issued):
        raise LookupError
    return made


def revoke(doing: Doing) -> None:
    """Enters in the register that the seal no longer holds; the place of the order is given back by who never left."""
    seal = Seal.objects.get(dossier=doing.dossier)
    Revoked.objects.create(seal=seal, revoked_on=_today())
    if seal.order and "attestation.departed" not in doing.standing.done:
        registers.release_place(order=seal.order, holder=doing.dossier.number, actor=_SERVICE, channel=doing.channel)


def _take_place(doing: Doing, said: Said) -> None:
    """Takes one of the places of the job order; more than were granted cannot be taken. Not every lane has an order."""
    order = str(said.values.get("job_order", ""))
    if said.values.get("lane") == "agency" and not order:
        raise refuse("no_order")
    if not order:
        return
    try:
        registers.take_place(order=order, holder=doing.dossier.number, actor=_SERVICE, channel=doing.channel)
    except registers.OrderFullError:
        raise refuse("order_full", order=order) from None
    except registers.OrderError:
        raise refuse("order_closed", order=order) from None


def _case(said: Said) -> Case:
    if missing := [name for name in _NEEDED if not said.values.get(name)]:
        raise refuse("lacking", fields=", ".join(missing))
    papers = papers_of(said)
    if not papers:
        raise refuse("lacking", fields="contract")
    values = said.values
    return Case(
        person=values["person"], passport=values["passport_number"], employer=values["employer_name"],
        place=values["workplace"], job=values["trade"], pay=values["monthly_pay"],
        work_from=date.fromisoformat(values["work_from"]), work_to=said.day("work_to"),
        contract=fingerprint([documents.for_service(paper) for paper in papers]),
    )  # fmt: skip


def _longest(said: Said) -> int:
    """The months for which the worker's permit holds at the longest, by how the job was found."""
    series = "work_permit_months_hqs" if said.values.get("lane") == "hqs" else "work_permit_months"
    value = load(settings.CORRIDOR).value_on(series, _today())
    if value is None:
        raise refuse("not_sealable", why=series)
    return int(value.value)


def _a_month() -> str:
    return load(settings.CORRIDOR).messages["attest.a_month"].en


def _next_serial(issuer: str) -> int:
    """Counted up in the transaction: a number is neither given twice nor left out."""
    Serial.objects.bulk_create([Serial(issuer=issuer)], ignore_conflicts=True)
    serial = Serial.objects.select_for_update().get(pk=issuer).last + 1
    while Seal.objects.filter(pk=serial).exists():  # entered by hand
        serial += 1
    Serial.objects.filter(pk=issuer).update(last=serial)
    return serial


def _today() -> date:
    return clock.now().date()
