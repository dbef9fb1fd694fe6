"""``exportcosts FILE``: what jobs cost the workers, for `njia estimate recruitment-cost`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from njiasite.attestation import fees


class Command(BaseCommand):
    """Writes a row for each case in which a cost was told: sums alone, no case, no day, no name."""

    help = "write what each job cost its worker to a CSV file"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        with options["file"].open("w", encoding="utf-8", newline="") as out:
            rows = fees.write_table(out)
        self.stdout.write(f"{options['file']}: {rows} rows")
