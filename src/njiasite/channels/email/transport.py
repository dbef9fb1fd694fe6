"""E-mail. The subject says nothing of what the letter is about; a letter handed over twice has one Message-ID."""

from __future__ import annotations

from smtplib import SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils import translation
from django.utils.translation import gettext

from njiasite.channels.interface import Envelope, LaterError, NeverError
from njiasite.channels.reports import handed, was_handed


class Transport:
    """Hands letters to the server of ``NJIA_SMTP_URL``. What was handed over before is not handed over again."""

    def send(self, envelope: Envelope) -> None:
        if was_handed(envelope.key):
            return
        if "@" not in envelope.address:
            raise NeverError("no_address")
        with translation.override(envelope.language):
            subject = gettext("A message for you")
        domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
        letter = EmailMessage(
            subject=subject,
            body=envelope.text,
            to=[envelope.address],
            connection=get_connection(**settings.EMAIL),
            headers={"Message-ID": f"<{envelope.key}@{domain}>", "Auto-Submitted": "auto-generated"},
        )
        try:
            letter.send()
        except SMTPRecipientsRefused as error:
            code = next(iter(error.recipients.values()))[0]
            raise (NeverError if code >= 500 else LaterError)("refused") from None
        except (SMTPException, OSError) as error:
            raise LaterError(type(error).__name__) from None
        handed(envelope.key, "email", str(envelope.key))
