"""``restore DATA --keys KEYS``: a backup into an empty service; erasures are done again, the ledger is verified."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from njiasite.ledger import erasure
from njiasite.operations import restore
from njiasite.operations.copying.postgresql import CopyError
from njiasite.operations.copying.rows import OtherSchemaError
from njiasite.operations.manifest import BackupError


class Command(BaseCommand):
    """Brings one backup back; refuses to write over anything."""

    help = "bring a backup back into an empty service"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("data", type=Path, help="one backup of the data")
        parser.add_argument("--keys", type=Path, required=True, help="one backup of the keys, the newest there is")
        parser.add_argument("--register", type=Path, metavar="EXPORT", help="a newer export: its erasures count")

    def handle(self, *args: Any, **options: Any) -> None:
        elsewhere = set()
        if options["register"]:
            with options["register"].open("rb") as lines:
                elsewhere = erasure.in_export(lines)
        try:
            done = restore.bring_back(options["data"], options["keys"], elsewhere)
        except (BackupError, CopyError, OtherSchemaError) as error:
            raise CommandError(str(error)) from None
        self.stdout.write(
            f"acts: {done.acts}, chains: {done.chains}, papers: {done.papers}, erased again: {done.erased_again}\n"
            "The ledger is whole."
        )
        if done.keys_are_older:
            self.stderr.write("The keys are older than the data: what was sealed with newer keys cannot be opened.")
