"""``backup FOLDER --keys FOLDER``: data and papers into one folder, the holders' keys into another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from njiasite.config import clock
from njiasite.documents.services import DamagedError
from njiasite.operations import backup
from njiasite.operations.copying.postgresql import CopyError
from njiasite.operations.manifest import BackupError


class Command(BaseCommand):
    """Makes a backup while the service runs, and names the backups of keys that are too old."""

    help = "back up the data and, apart from it, the holders' keys"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="where backups of the data lie")
        parser.add_argument("--keys", type=Path, required=True, help="where backups of the keys lie, apart")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            data, keys = backup.make(options["folder"], options["keys"], self._tell)
        except (BackupError, CopyError, DamagedError) as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"data: {data}\nkeys: {keys}")
        for folder in backup.too_old(options["keys"], clock.now()):
            self.stderr.write(f"Older than {backup.KEYS_KEPT.days} days, delete it: {folder}")

    def _tell(self, done: int) -> None:
        if self.stderr.isatty():
            self.stderr.write(f"\r{done} papers", ending="")
