"""Is this agency licensed, is this job order open, does this paper stand?"""

from __future__ import annotations

from datetime import date

from django.conf import settings

from njia.joborders import words
from njia.joborders.adverts import paid
from njia.phones import gsm
from njia.registers.plan import load_registers
from njia.text.saying import day
from njiasite.attestation.selectors import seal_of
from njiasite.phones.registry import Asked
from njiasite.registers import selectors
from njiasite.registers.looking import Answer, look_up
from njiasite.registers.selectors import Status

_NEAR = 2
_NAME, _JOB = 48, 24  # letters that a text message has room for


def agency(asked: Asked) -> list[str]:
    """What the register says of it; that it is not on the list is said as that."""
    found = look_up("agency", asked.given["words"])
    if found.found:
        _, status = found.found[0]
        return [_status(asked, status)]
    answer = "agency.near" if found.near else "agency.none"
    names = {"names": _names(asked, found)} if found.near else {}
    if found.newest is None:
        return [asked.say(f"{answer}.unlisted", **names)]
    return [asked.say(answer, day=_day(asked, found.newest.as_of), **names)]


def order(asked: Asked) -> list[str]:
    """Whether places of it can be taken today, and on which terms."""
    found = selectors.order(asked.given["reference"])
    if found is None:
        return [asked.say("order.none")]
    terms = found.terms
    if not found.open_on(selectors.today()) or not found.left:
        return [asked.say("order.shut", reference=terms.reference)]
    return [
        asked.say(
            "order.open",
            reference=terms.reference,
            job=_brief(asked, terms.title[asked.language], _JOB),
            region=words.option("region", terms.region, settings.CORRIDOR)[asked.language],
            pay=paid(found, asked.language),
            left=str(found.left),
        )
    ]


def seal(asked: Asked) -> list[str]:
    """Whether the paper of that serial stands. It names nobody: a serial can be guessed."""
    figures = "".join(one for one in asked.given["serial"] if one.isdigit())
    found = seal_of(int(figures)) if 0 < len(figures) <= 18 else None
    if found is None:
        return [asked.say("seal.none")]
    if found.revoked_on:
        return [asked.say("seal.revoked", day=_day(asked, found.revoked_on))]
    if found.valid_to < selectors.today():
        return [asked.say("seal.expired", day=_day(asked, found.valid_to))]
    return [asked.say("seal.valid", day=_day(asked, found.issued_on))]


def _status(asked: Asked, status: Status) -> str:
    name = _brief(asked, status.name, _NAME)
    said = load_registers(settings.CORRIDOR).statuses[status.status].name[asked.language]
    if not status.good:
        return asked.say("agency.bad", name=name, status=said)
    until = _day(asked, status.until) if status.until else asked.say("until.open")
    return asked.say("agency.good", name=name, status=said, until=until)


def _names(asked: Asked, found: Answer) -> str:
    return ", ".join(_brief(asked, row.name, _NAME // _NEAR) for row in found.near[:_NEAR])


def _brief(asked: Asked, text: str, room: int) -> str:
    """A long name gives way to what to do, which stands behind it; a menu has more pages, and shows it whole."""
    return text if asked.channel == "ussd" or asked.language == "ru" else gsm.cut(gsm.plain(text), room)


def _day(asked: Asked, on: date) -> str:
    return day(on.year, on.month, on.day)[asked.language]


LEAVES = {"agency": agency, "order": order, "seal": seal}
