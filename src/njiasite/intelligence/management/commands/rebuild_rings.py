"""``rebuild_rings``: judgements from the ledger, and pairs, rings and alerts from the mentions, anew."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from njiasite.config import clock
from njiasite.intelligence import rebuilding


class Command(BaseCommand):
    """Makes what follows from mentions anew."""

    help = "make judgements, pairs, rings and alerts anew from the ledger and the mentions"

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"rebuilt: {rebuilding.rebuild_all(clock.now())} judgements")
