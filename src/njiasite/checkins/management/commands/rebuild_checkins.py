"""``rebuild_checkins``: who checks in and where they stand anew, from the ledger alone."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from njiasite.checkins import recording


class Command(BaseCommand):
    """Makes the rows of check-ins anew."""

    help = "make the rows of check-ins anew from the ledger"

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"rebuilt: {recording.rebuild_all()}")
