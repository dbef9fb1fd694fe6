"""``receive_mail``: a letter from standard input, as a mail server pipes it, comes in like every other message."""

from __future__ import annotations

import logging
import sys
from typing import Any

from django.core.management.base import BaseCommand

from njiasite.channels.email.intake import bring_in
from njiasite.config.logs import place_of

log = logging.getLogger(__name__)
_LONGEST = 10 * 1024 * 1024
_LATER = 75  # EX_TEMPFAIL: the mail server keeps the letter and brings it again


class Command(BaseCommand):
    """Takes one letter in. The same letter again changes nothing."""

    help = "take in a letter, or what became of one of ours, from standard input"

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self.stdout.write(bring_in(sys.stdin.buffer.read(_LONGEST)))
        except Exception as error:  # whatever goes wrong, the letter is not lost
            log.error("A letter could not be taken in: %s", place_of(error))
            sys.exit(_LATER)
