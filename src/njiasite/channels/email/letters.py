"""A letter as a mail server hands it over: what a person wrote, or what became of one of ours, or neither."""

from __future__ import annotations

import email
import hashlib
import re
from dataclasses import dataclass
from email.message import EmailMessage, Message
from email.policy import default
from email.utils import parseaddr
from uuid import UUID

from django.conf import settings
from django.utils.html import strip_tags

_CYRILLIC, _LATIN = re.compile(r"[а-яё]", re.IGNORECASE), re.compile(r"[a-z]", re.IGNORECASE)
_OURS = re.compile(r"<([0-9a-f-]{36})@([^<>\s]+)>")
_QUOTED = re.compile(r"^(>|-- ?$|_{5,}$|-{3,} ?\S)", re.MULTILINE)  # what was quoted, a signature, a forwarded letter
_SAYS_SO = re.compile(r"\n[^\n]{0,200}(\n[^\n]{0,200})?:\s*$")  # "On Monday Njia wrote:", before what is quoted
PAPERS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What a person wrote. ``answers``: letters of ours that it answers. ``left_out``: papers that were too many."""

    id: str
    sender: str
    subject: str
    words: str
    language: str
    answers: tuple[UUID, ...] = ()
    papers: tuple[bytes, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a mail server says became of a letter of ours: ``failed``, ``delayed`` or ``delivered``."""

    letter: UUID
    status: str
    reason: str


def read(data: bytes) -> Letter | Report | None:
    """None for what no person wrote and tells of no letter of ours: answering it could go on for ever."""
    message = email.message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    if message.get_content_type() == "multipart/report":
        return _report(message)
    _name, sender = parseaddr(_said(message, "From"))
    if "@" not in sender or _by_itself(message) or sender.casefold() == _own():
        return None
    subject, body = _said(message, "Subject"), _body(message)
    papers = _papers(message)
    if not (subject or body or papers):
        return None
    text = f"{subject}\n{body}"
    return Letter(
        id=_said(message, "Message-ID") or hashlib.sha256(data).hexdigest(),
        sender=sender,
        subject=subject,
        words=body,
        language="ru" if len(_CYRILLIC.findall(text)) > len(_LATIN.findall(text)) else "en",
        answers=_ours(f"{_said(message, 'In-Reply-To')} {_said(message, 'References')}"),
        papers=tuple(papers[:PAPERS]),
        left_out=len(papers[PAPERS:]),
    )


def own_words(text: str) -> str:
    """What was written in answer, without the letter that is quoted below it and without a signature."""
    begins = _QUOTED.search(text)
    if begins is None:
        return text.strip()
    above = f"\n{text[: begins.start()].rstrip()}"
    return _SAYS_SO.sub("", above).strip() if text[begins.start()] == ">" else above.strip()


def _said(message: Message, name: str) -> str:
    """A header; empty for one that cannot be read."""
    try:
        return str(message.get(name, "")).strip()
    except (ValueError, IndexError, AttributeError, UnicodeError):  # headers that the standard library trips over
        return ""


def _by_itself(message: EmailMessage) -> bool:
    """An answering machine, a mailing list, or a letter that came back."""
    automatic = _said(message, "Auto-Submitted").casefold() not in ("", "no")
    bulk = _said(message, "Precedence").casefold() in ("bulk", "list", "junk", "auto_reply")
    nobody = _said(message, "Return-Path") == "<>"
    return automatic or bulk or nobody or any(name in message for name in ("List-Id", "X-Autoreply", "X-Autorespond"))


def _report(message: EmailMessage) -> Report | None:
    """Told by the name of our letter, which nobody can guess; a report without it tells nothing."""
    parts = list(message.walk())
    fields = [row for part in parts if part.get_content_type() == "message/delivery-status" for row in _rows(part)]
    status = next((_said(row, "Action").casefold() for row in fields if "Action" in row), "")
    names = [_said(part, "Message-ID") for part in parts[1:]] + [
        str(part.get_payload()) for part in parts if part.get_content_type() == "text/rfc822-headers"
    ]
    ours = _ours(" ".join(names))
    if not ours or status not in ("failed", "delayed", "delivered"):
        return None
    reason = next((_said(row, "Status") for row in fields if "Status" in row), "")
    return Report(letter=ours[0], status=status, reason=re.sub(r"[^0-9.]", "", reason)[:12])


def _rows(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [row for row in payload if isinstance(row, Message)] if isinstance(payload, list) else []


def _ours(text: str) -> tuple[UUID, ...]:
    domain = _own().rpartition("@")[2]
    found = (name for name, at in _OURS.findall(text.casefold()) if at == domain)
    return tuple(dict.fromkeys(UUID(name) for name in found if re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-.*", name)))


def _own() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].casefold()


def _body(message: EmailMessage) -> str:
    """What was written, as text."""
    part = message.get_body(preferencelist=("plain", "html"))
    try:
        text = str(part.get_content()) if part is not None else ""
    except (LookupError, UnicodeError):
        text = ""
    return (strip_tags(text) if part is not None and part.get_content_subtype() == "html" else text).strip()


def _papers(message: EmailMessage) -> list[bytes]:
    """The files that came with it; a letter within the letter is none."""
    found = (part.get_payload(decode=True) for part in message.iter_attachments())
    return [data for data in found if isinstance(data, bytes) and data]
