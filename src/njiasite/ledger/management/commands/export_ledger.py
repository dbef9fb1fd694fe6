"""``export_ledger FILE``: the whole ledger, for `njia verify ledger`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from njiasite.ledger import export


class Command(BaseCommand):
    """Writes every act, head and checkpoint. Personal values are in it as ciphertext, without their keys."""

    help = "write the whole ledger to a file that njia verify ledger checks"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        beside = path.with_name(path.name + ".part")
        with beside.open("wb") as out:
            out.writelines(export.lines(self._tell))
        beside.replace(path)
        self.stdout.write(f"{path}: {path.stat().st_size} bytes")

    def _tell(self, done: int, total: int) -> None:
        if self.stderr.isatty():
            self.stderr.write(f"\r{done}/{total} acts", ending="" if done < total else "\n")
