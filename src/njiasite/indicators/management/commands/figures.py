"""``figures``: publishes what is due, makes the table of releases anew, or checks that releases can be made again."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from njiasite.config import clock
from njiasite.indicators import releasing


class Command(BaseCommand):
    """Nothing is ever published twice, whoever calls this how often."""

    help = "publish the quarters that have settled; or rebuild, or check, what was published"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--rebuild", action="store_true", help="make the table of releases anew from the ledger")
        parser.add_argument(
            "--check", action="store_true", help="make every release again and compare it byte for byte"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["rebuild"]:
            self.stdout.write(f"rebuilt: {releasing.rebuild()}")
        elif options["check"]:
            if differing := releasing.differing():
                raise CommandError(f"no longer made by the ledger: {', '.join(differing)}")
            self.stdout.write("every release is made again by the ledger")
        else:
            self.stdout.write(f"published: {releasing.publish(clock.now())}")
