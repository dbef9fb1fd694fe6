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
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_OURS = re.compile(r"<([0-9a-f-]{36})@([^<>\s]+)>")
_QUOTED = re.compile(r"(?:^>.*\n?)+", re.MULTILINE)
_SAYS_SO = re.compile(r"(\n\n[^\n]{1,200})?\n[^\n]{0,200}:\s*$")  # "On Monday Njia wrote:", before what is quoted
_SENT_ON = re.compile(r"^(_{5,}|-{3,} ?[^\s-].*-{3,})$", re.MULTILINE)  # over a letter that is sent on, or answered
_AFTER = re.compile(rf"^-- ?$|{_SENT_ON.pattern}", re.MULTILINE)  # that, or a signature
_PASSED = re.compile(r"(?:^|;)\s*dmarc\s*=\s*pass\b", re.IGNORECASE)
_COMMENT = re.compile(r"\([^()]*\)")
_WORDS = ("text/plain", "text/html")
PAPERS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What a person wrote. ``answers``: letters of ours that it answers. ``left_out``: papers that are not kept.

    ``vouched``: our own mail server found that it does come from where it says.
    """

    id: str
    sender: str
    subject: str
    words: str
    language: str
    answers: tuple[UUID, ...] = ()
    papers: tuple[bytes, ...] = ()
    left_out: int = 0
    vouched: bool = False


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
    parts = _parts(message)
    subject, body = _said(message, "Subject"), "\n\n".join(filter(None, map(_text, parts)))
    files = _papers(parts)
    if not (subject or body or files):
        return None
    papers = [one for one in files if one][:PAPERS]
    text = f"{subject}\n{body}"
    return Letter(
        id=_said(message, "Message-ID") or hashlib.sha256(data).hexdigest(),
        sender=sender,
        subject=subject,
        words=body,
        language="ru" if len(_CYRILLIC.findall(text)) > len(_LATIN.findall(text)) else "en",
        answers=_ours(f"{_said(message, 'In-Reply-To')} {_said(message, 'References')}"),
        papers=tuple(papers),
        left_out=len(files) - len(papers),
        vouched=_vouched(message),
    )


def own_words(text: str) -> str:
    """What was written in answer, above or below what is quoted, without a signature or a letter sent on."""
    after = _AFTER.search(text)
    return _unquoted(text[: after.start()] if after else text)


def all_words(text: str) -> str:
    """The same with all that may be a person's own: what only looks like a signature or a letter sent on stays."""
    ours = (one.start() for one in _SENT_ON.finditer(text) if _own() in text[one.end() : one.end() + 200].casefold())
    return _unquoted(text[: next(ours, None)])


def _unquoted(text: str) -> str:
    *above, last = _QUOTED.split(f"\n{text}")
    own = [*(_SAYS_SO.sub("", part.rstrip()) for part in above), last]
    return "\n".join(part.strip() for part in own if part.strip())


def _said(message: Message, name: str) -> str:
    """A header; empty for one that cannot be read."""
    try:
        return str(message.get(name, "")).strip()
    except (ValueError, IndexError, AttributeError, UnicodeError):  # headers that the standard library trips over
        return ""


def _vouched(message: Message) -> bool:
    """By the first such header (RFC 8601), which the last server wrote; where it is not ours, nobody vouches."""
    server, _, found = _said(message, "Authentication-Results").partition(";")
    ours = settings.MAIL_SERVER_NAME.casefold()
    return bool(ours) and server.strip().casefold() == ours and _PASSED.search(_COMMENT.sub("", found)) is not None


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
    return tuple(dict.fromkeys(UUID(name) for name in found if _UUID.fullmatch(name)))


def _own() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].casefold()


def _parts(part: EmailMessage) -> list[EmailMessage]:
    """All that a letter holds; of what it says in two forms the first with words. A letter within it stays whole."""
    if part.get_content_maintype() != "multipart":
        return [part]
    inner = [leaf for one in part.iter_parts() for leaf in _parts(one)]
    if part.get_content_subtype() != "alternative":
        return inner
    said = next((one for kind in _WORDS for one in inner if one.get_content_type() == kind and _text(one)), None)
    return [one for one in inner if one is said or not _is_words(one)]


def _is_words(part: EmailMessage) -> bool:
    return part.get_content_type() in _WORDS and part.get_content_disposition() != "attachment"


def _text(part: EmailMessage) -> str:
    """What was written; what its charset cannot read is marked, not left out."""
    if not _is_words(part):
        return ""
    try:
        text = str(part.get_content())
    except (LookupError, UnicodeError):
        data = part.get_payload(decode=True)
        text = data.decode(errors="replace") if isinstance(data, bytes) else ""
    return (strip_tags(text) if part.get_content_subtype() == "html" else text).strip()


def _papers(parts: list[EmailMessage]) -> list[bytes]:
    """The files that came with it, those handed over as such before pictures within the text; empty for no file."""
    files = sorted(
        (one for one in parts if not _is_words(one)), key=lambda one: one.get_content_disposition() != "attachment"
    )
    found = (one.get_payload(decode=True) for one in files)
    return [data if isinstance(data, bytes) else b"" for data in found]
