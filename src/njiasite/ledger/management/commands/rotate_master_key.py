"""``rotate_master_key``: another key wraps every holder's key from now on."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from njiasite.ledger import rotation


class Command(BaseCommand):
    """Rotates; the old key stays in the file until ``--forget-old``, because backups of the keys still need it."""

    help = "wrap every holder's key with a fresh master key"

    def add_arguments(self, parser: CommandParser) -> None:
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--resume", action="store_true", help="go on with a rotation that was stopped")
        how.add_argument("--forget-old", action="store_true", help="take the old keys out of the file")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["forget_old"]:
            rotation.forget_old()
            self.stdout.write("only the newest master key is left in the file")
            return
        done = (rotation.rewrap if options["resume"] else rotation.rotate)(self._tell)
        self.stdout.write(f"{done} holders' keys wrapped anew; back up the master key file now")

    def _tell(self, done: int) -> None:
        if self.stderr.isatty():
            self.stderr.write(f"\r{done} keys", ending="")
