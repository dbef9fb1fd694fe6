"""``checkpoint``: signs the ends of all chains. Run it every day, and note down elsewhere what it prints."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from njiasite.ledger import checkpoints


class Command(BaseCommand):
    """Makes one checkpoint."""

    help = "sign where every chain of the ledger ends now"

    def handle(self, *args: Any, **options: Any) -> None:
        made = checkpoints.make()
        self.stdout.write(f"checkpoint {made.number} {made.at:%Y-%m-%dT%H:%M:%SZ} {made.hash}")
