"""``rebuild``: states, clocks, inbox rows and search keys anew, from the ledger alone."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from njiasite.dossiers.models import Dossier
from njiasite.dossiers.rebuild import every_dossier, rebuild_all


class Command(BaseCommand):
    """Makes the projections anew."""

    help = "make states, clocks, inbox rows and search keys anew from the ledger"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dossier", metavar="NUMBER", help="only this one")

    def handle(self, *args: Any, **options: Any) -> None:
        number = options["dossier"]
        chosen = every_dossier() if number is None else Dossier.objects.filter(number=number.strip().upper())
        done = rebuild_all(chosen)
        if number is not None and not done:
            raise CommandError(f"there is no dossier {number}")
        self.stdout.write(f"rebuilt: {done}")
