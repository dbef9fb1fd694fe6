"""The one door for calls for help by other channels than the pages: letters, and what gateways bring in.

A channel makes an `Incoming` of what it got and hands it in; twice is once. What it asked itself goes along as answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from njia.distress.model import Told
from njiasite.channels import services as outbox
from njiasite.channels.services import Outgoing
from njiasite.distress import services
from njiasite.distress.services import Taken
from njiasite.distress.telling import RECEIPT
from njiasite.dossiers.searching import as_phone
from njiasite.identities.ways import Way, by_mail, mail_works
from njiasite.ledger.services import Actor

_MATTER = ("other",)  # until an officer has read it
_LONGEST = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A call for help as a channel got it. ``id`` is the channel's own name for it, the same when it comes again.

    ``answered``: the channel says the code itself, so no message is owed.
    """

    channel: str
    id: str
    words: str
    language: str
    phone: str = ""
    email: str = ""
    told: Told = field(default_factory=dict)
    answered: bool = False


def receive(incoming: Incoming) -> Taken:
    """Takes it in, and answers by the way it came with nothing but a code. Raises RefusedError."""
    told = _told(incoming)
    teller = str(told["teller"])
    with transaction.atomic():
        taken = services.take_in(
            told=told,
            language=incoming.language,
            actor=Actor(None, services.role_of(teller)),
            channel=incoming.channel,
            key=f"{incoming.channel}:{uuid5(NAMESPACE_URL, incoming.id)}",
        )
        outbox.enqueue(_receipt(incoming, taken))
    return taken


def _told(incoming: Incoming) -> Told:
    """The answers that the channel got, else none but the words and where they came from."""
    known: dict[str, str | tuple[str, ...]] = {"teller": "other", "matter": _MATTER, **incoming.told}
    more: Mapping[str, str] = {
        "what_happened": incoming.words.strip()[:_LONGEST],
        "reporter_phone": incoming.phone if as_phone(incoming.phone) else "",
        "reporter_email": incoming.email,
        "safe_way": {"email": "email", "sms": "sms"}.get(incoming.channel, ""),
    }
    return {**{name: value for name, value in more.items() if value}, **known}


def _receipt(incoming: Incoming, taken: Taken) -> list[Outgoing]:
    """The code, to where the call came from. It is owed to an id of its own: only news of the case hides its words."""
    way = None if incoming.answered else _way_back(incoming)
    if way is None:
        return []
    return [
        Outgoing(
            key=receipt_of(taken.report.id.hex),
            recipient=uuid5(taken.report.id, "receipt"),
            channel=way.channel,
            address=way.address,
            text=_words(incoming, taken.code),
            language=incoming.language,
            holder=taken.report.id,
        )
    ]


def receipt_of(report: str) -> str:
    """The key of the message that answers a call for help."""
    return f"{RECEIPT}{report}"


def _way_back(incoming: Incoming) -> Way | None:
    if incoming.channel == "email" and mail_works():
        return by_mail(incoming.email)
    return Way(incoming.channel, incoming.phone) if incoming.channel in settings.CHANNELS and incoming.phone else None


def _words(incoming: Incoming, code: str) -> str:
    """Short, and nothing of what the call was about; whoever wrote in Latin letters gets English and Swahili."""
    lines = []
    for language in ("ru",) if incoming.language == "ru" else ("en", "sw"):
        with translation.override(language):
            told = gettext("We have your message. Your code: %(code)s. Look: %(address)s/code")
            lines.append(told % {"code": code, "address": settings.SITE_ADDRESS})
    return "\n".join(lines)
