"""Shows what could not be delivered, and has it tried again. Never what a message says or to whom it goes."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from njiasite.channels import selectors, services
from njiasite.config import clock


class Command(BaseCommand):
    help = "Lists the parcels that could not be delivered; --again PARCEL has one tried anew."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--again", type=UUID, metavar="PARCEL", help="try this one again")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["again"]:
            if not services.take_up_again(options["again"]):
                raise CommandError("No undelivered parcel has that number.")
            return
        for parcel in selectors.undelivered():
            self.stdout.write(f"{parcel.pk}  {parcel.channel}  {parcel.made_at:%Y-%m-%d %H:%M}  {parcel.problem}")
        waiting = selectors.oldest_due(clock.now())
        self.stdout.write(f"Oldest message due: {waiting:%Y-%m-%d %H:%M}" if waiting else "Nothing is due.")
