"""``erase HOLDER``: personal data of one holder can never be read again. ``--replay`` does it again after a restore."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from njiasite.ledger import erasure


class Command(BaseCommand):
    """Destroys holders' keys."""

    help = "destroy the key of a holder, or replay all erasures after a restore"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("holders", type=UUID, nargs="*", metavar="HOLDER")
        parser.add_argument("--ground", help="the id of the reason, such as asked")
        parser.add_argument("--replay", action="store_true", help="erase again whoever a restored backup brought back")
        parser.add_argument("--register", type=Path, metavar="EXPORT", help="a newer exported ledger, for --replay")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["replay"]:
            self._replay(options["register"])
            return
        if not options["holders"] or not options["ground"]:
            raise CommandError("name the holders and --ground, or use --replay")
        for holder in options["holders"]:
            erasure.erase(holder, ground=options["ground"])
            self.stdout.write(f"erased {holder}")

    def _replay(self, register: Path | None) -> None:
        elsewhere: set[UUID] = set()
        if register:
            with register.open("rb") as lines:
                elsewhere = erasure.in_export(lines)
        self.stdout.write(f"erased again: {erasure.replay(elsewhere)}")
