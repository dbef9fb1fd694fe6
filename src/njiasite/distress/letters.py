"""A letter that asks for help, as a mail server hands it over. What answers by itself, and our own letters, is none."""

from __future__ import annotations

import email
import hashlib
import re
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr

from django.conf import settings
from django.utils.html import strip_tags

from njiasite.distress.incoming import Incoming

_CYRILLIC, _LATIN = re.compile(r"[а-яё]", re.IGNORECASE), re.compile(r"[a-z]", re.IGNORECASE)


def read(letter: bytes) -> Incoming | None:
    """The call for help in it; None for what no person wrote, or what has no sender to answer to."""
    message = email.message_from_bytes(letter, policy=default)
    assert isinstance(message, EmailMessage)
    _name, sender = parseaddr(str(message.get("From", "")))
    if "@" not in sender or _by_itself(message) or sender.casefold() == _own():
        return None
    words = "\n\n".join(part for part in (str(message.get("Subject", "")).strip(), _body(message)) if part)
    if not words:
        return None
    return Incoming(
        channel="email",
        id=str(message.get("Message-ID") or hashlib.sha256(letter).hexdigest()),
        words=words,
        language="ru" if len(_CYRILLIC.findall(words)) > len(_LATIN.findall(words)) else "en",
        email=sender,
    )


def _by_itself(message: EmailMessage) -> bool:
    """An answering machine, a mailing list, or a letter that came back: answering it could go on for ever."""
    automatic = str(message.get("Auto-Submitted", "no")).casefold() != "no"
    bulk = str(message.get("Precedence", "")).casefold() in ("bulk", "list", "junk")
    return automatic or bulk or "List-Id" in message or message.get_content_type() == "multipart/report"


def _own() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].casefold()


def _body(message: EmailMessage) -> str:
    """What was written, as text; papers that came with it are not kept, and the officer reads that there were some."""
    part = message.get_body(preferencelist=("plain", "html"))
    try:
        text = str(part.get_content()) if part is not None else ""
    except (LookupError, UnicodeError):
        text = ""
    if part is not None and part.get_content_subtype() == "html":
        text = strip_tags(text)
    papers = sum(1 for _ in message.iter_attachments())
    note = [f"[{papers} attachments came with the letter. They were not kept.]"] if papers else []
    return "\n".join([text.strip(), *note]).strip()
