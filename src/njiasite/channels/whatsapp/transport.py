"""Answers by WhatsApp, as its Cloud interface takes them. It takes free words only within a day of a person's own."""

from __future__ import annotations

from django.conf import settings

from njiasite.channels.interface import Envelope, UnsureError
from njiasite.channels.posting import post
from njiasite.channels.reports import handed, was_handed


class Transport:
    """Hands messages to ``NJIA_WHATSAPP_URL``. What was handed over before is not handed over again."""

    def send(self, envelope: Envelope) -> None:
        if was_handed(envelope.key):
            return
        data = {
            "messaging_product": "whatsapp",
            "to": envelope.address.lstrip("+"),
            "type": "text",
            "text": {"body": envelope.text},
        }
        answer = post(
            settings.WHATSAPP["url"], data=data, headers={"Authorization": f"Bearer {settings.WHATSAPP['token']}"}
        )
        try:
            name = str(answer["messages"][0]["id"])
        except (KeyError, IndexError, TypeError):
            raise UnsureError("another_shape") from None
        handed(envelope.key, "whatsapp", name)
