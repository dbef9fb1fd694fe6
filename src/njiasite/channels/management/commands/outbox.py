"""Shows what could not be delivered or heard, and has it tried again. Never what a message says or to whom it goes."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from njiasite.channels import arriving, selectors, services
from njiasite.config import clock


class Command(BaseCommand):
    help = "Lists the parcels that could not be delivered and the messages that could not be read."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--again", type=UUID, metavar="PARCEL", help="try this parcel again")
        parser.add_argument("--hear", type=UUID, metavar="MESSAGE", help="read this message from outside again")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["again"]:
            if not services.take_up_again(options["again"]):
                raise CommandError("No undelivered parcel has that number.")
            return
        if options["hear"]:
            if not arriving.hear_again(options["hear"]):
                raise CommandError("No message that could not be read has that number.")
            return
        for parcel in selectors.undelivered():
            self.stdout.write(f"{parcel.pk}  {parcel.channel}  {parcel.made_at:%Y-%m-%d %H:%M}  {parcel.problem}")
        for arrival in selectors.not_heard():
            self.stdout.write(f"{arrival.pk}  {arrival.gateway}  {arrival.made_at:%Y-%m-%d %H:%M}  not read")
        waiting = selectors.oldest_due(clock.now())
        self.stdout.write(f"Oldest message due: {waiting:%Y-%m-%d %H:%M}" if waiting else "Nothing is due.")
