"""Letters come in by the one door like every message: written down first, heard once, so many an hour of one sender."""

from __future__ import annotations

import base64
import hashlib
import json

from django.conf import settings

from njiasite.channels import arriving, reports
from njiasite.channels import selectors as outbox
from njiasite.channels.arriving import Arrived
from njiasite.channels.email import letters
from njiasite.channels.email.letters import Letter, Report

GATEWAY = "email"


def bring_in(data: bytes) -> str:
    """What became of the letter, in one word that names nobody. The same letter again changes nothing."""
    found = letters.read(data)
    if isinstance(found, Report):
        reports.note(GATEWAY, str(found.letter), found.status, found.reason)
        return "noted"
    if found is None:
        return "nothing to take in"
    return "taken in" if arriving.take(_arrived(found)) else "kept"


def papers_in(said: str) -> list[bytes]:
    """The papers that came with a letter, as it was written down."""
    return [base64.b64decode(one) for one in json.loads(said or "[]")]


def _arrived(letter: Letter) -> Arrived:
    """Two senders may give their letters one name, so the sender is part of it."""
    papers = [base64.b64encode(one).decode() for one in letter.papers if len(one) <= settings.DOCUMENTS_MAX_BYTES]
    return Arrived(
        gateway=GATEWAY,
        id=hashlib.sha256(f"{letter.sender.casefold()} {letter.id}".encode()).hexdigest(),
        number=letter.sender,
        said={
            "leaf": "letter",
            "language": letter.language,
            "subject": letter.subject,
            "words": letter.words,
            "answers": " ".join(str(one) for one in letter.answers),
            "papers": json.dumps(papers),
            "left_out": str(letter.left_out + len(letter.papers) - len(papers)),
        },
        sender=f"{letter.sender.casefold()} {'vouched' if letter.vouched else ''}",
        at_once=bool(outbox.of_parcels([str(one) for one in letter.answers])),
        reply=GATEWAY if GATEWAY in settings.CHANNELS else next(iter(settings.CHANNELS)),
    )
