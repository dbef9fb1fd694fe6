"""The console: a message is printed. In production only that there was one, for a terminal's text ends up in a log."""

from __future__ import annotations

import sys

from django.conf import settings

from njiasite.channels.interface import Envelope


class Transport:
    """Prints each message with its key, so that one handed over twice can be told."""

    def send(self, envelope: Envelope) -> None:
        told = "(not shown here)" if settings.PRODUCTION else f"to {envelope.address}\n{envelope.text}\n"
        sys.stdout.write(f"Message {envelope.key} {told}\n")
        sys.stdout.flush()
