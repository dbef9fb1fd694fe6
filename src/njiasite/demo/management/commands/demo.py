"""``demo``: fills an empty service with people who do not exist and what happened to them."""

from __future__ import annotations

import logging
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from njiasite.config import clock
from njiasite.demo import abroad, people, rings, telling


class Command(BaseCommand):
    """Opens the demonstration's accounts and tells its stories, once; run again it goes on where it was stopped."""

    help = "fill an empty service with fictitious people and cases (never in production)"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seed", default="njia", help="another seed chooses other words")
        parser.add_argument("--if-empty", action="store_true", help="do nothing where people have accounts already")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("There is no demonstration in production: everybody knows its passwords.")
        now = people.begun()
        if people.strangers() and (now is None or options["if_empty"]):
            if options["if_empty"]:
                return
            raise CommandError(
                "People have accounts here. The demonstration would mix with them: use an empty database."
            )
        now = now or clock.now()
        opened = people.open_all(now)
        self.stdout.write(f"Demonstration: {opened} accounts opened, {len(people.cast().people)} in all.")
        logging.getLogger("njiasite").setLevel(logging.WARNING)  # half a year of daily checkpoints need no line each
        told = telling.tell(now, options["seed"], self._tell)
        if told:
            rings.form(now)
            abroad.ask(now)
        self.stdout.write(f"Demonstration: {told} acts told. The accounts stand at /demo.")

    def _tell(self, done: int, total: int) -> None:
        if self.stdout.isatty():
            self.stdout.write(f"\rDemonstration: {done} of {total} acts", ending="" if done < total else "\n")
            self.stdout.flush()
