"""Kinds, reasons, roles and steps in the reader's words."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from njia.corridors.load import load
from njia.findings import Text
from njia.linking.roles import IDENTIFIERS
from njia.mentions.model import THINGS
from njia.mentions.reports import reports_of
from njiasite.identities.roster import words as said


def kind(id_: str) -> str:
    """What a mention is."""
    return {
        "person": _("Person"),
        "organisation": _("Organisation"),
        "phone": _("Phone"),
        "phone_part": _("Part of a phone number"),
        "till": _("Till or paybill"),
        "account": _("Bank account"),
        "handle": _("Name on a social network"),
        "email": _("E-mail"),
        "site": _("Site or group"),
        "passport": _("Passport"),
        "plate": _("Number plate"),
        "place": _("Place"),
        "paid": _("Money paid"),
    }[id_]


def kind_in_each(id_: str) -> Text:
    """The same in each language, for what leaves this service."""
    found = {}
    for language in ("en", "sw", "ru"):
        with override(language):
            found[language] = kind(id_)
    return Text(**found)


def reason(id_: str) -> str:
    """Why something was taken for a mention."""
    return {
        "after_word": _("stands after a word like “called”, “agent” or “passport”"),
        "given_name": _("holds a known given name"), "legal_form": _("ends like the name of a firm"),
        "name_form": _("is written like a full name"), "shape": _("has the shape of such a number or address"),
        "part": _("has the shape of half a number"), "known_place": _("is a place that we know"),
        "paid_word": _("is a sum beside a word of paying"), "column": _("stands in a column of that kind"),
    }[id_]  # fmt: skip


def called(id_: str) -> str:
    """What a report calls somebody."""
    known = reports_of(settings.CORRIDOR).said
    return said(known[id_]) if id_ in known else ""


def role(id_: str) -> str:
    """A role that is proposed in a ring: the corridor's words where it has some."""
    return called(id_) or {"agency": _("Agency")}.get(id_, id_)


def step(what: str, level: str) -> str:
    """One comparison, in words."""
    messages = load(settings.CORRIDOR).messages
    key = f"link.{what}.{level}"
    if key not in messages:
        key = f"link.{level}" if f"link.{level}" in messages else "link.else"
    return f"{said(messages[f'link.what.{what}'])}: {said(messages[key])}"


def evidence() -> list[tuple[str, str]]:
    """What a judgement may rest on."""
    return [
        ("name", _("The names")),
        *((one, kind(one)) for one in sorted(THINGS & set(IDENTIFIERS))),
        ("place", _("The place")),
        ("document", _("A paper that shows it")),
        ("witness", _("Somebody who knows them")),
    ]
