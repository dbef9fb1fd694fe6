"""``health``: what is well and what somebody should look at. Exit status 1 where there is such a thing."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand

from njiasite.config import clock
from njiasite.operations import health


class Command(BaseCommand):
    """Prints every sign."""

    help = "say whether the service is well"

    def handle(self, *args: Any, **options: Any) -> None:
        found = health.signs(clock.now())
        for one in found:
            self.stdout.write(f"{'well' if one.well else 'LOOK'}  {one.name}: {one.said}")
        if not all(one.well for one in found):
            sys.exit(1)
