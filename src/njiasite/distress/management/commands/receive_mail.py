"""``receive_mail``: a letter from standard input, as a mail server pipes it, becomes a call for help."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError

from njiasite.distress import incoming, letters

_LONGEST = 10 * 1024 * 1024
_LATER = 75  # EX_TEMPFAIL: the mail server keeps the letter and brings it again


class Command(BaseCommand):
    """Takes one letter in. The same letter again changes nothing."""

    help = "take in a letter that asks for help, from standard input"

    def handle(self, *args: Any, **options: Any) -> None:
        found = letters.read(sys.stdin.buffer.read(_LONGEST))
        if found is None:
            self.stdout.write("nothing to take in")
            return
        try:
            taken = incoming.receive(found)
        except DatabaseError:
            sys.exit(_LATER)
        self.stdout.write(f"taken in: {taken.report.number}")
