"""``python -m njiasite importwatchlist FILE --name NAME --as-of DAY``: offers are then held against this list."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from njia.screening.watchlists import WatchListError
from njiasite.offers import watching


class Command(BaseCommand):
    """Reads FollowTheMoney JSON lines, as OpenSanctions publishes them; a list of the same name is replaced."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--name", required=True, help="what people are told the list is called")
        parser.add_argument("--as-of", type=date.fromisoformat, required=True, help="the day of the list")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = watching.enter(options["file"], options["name"], options["as_of"])
        except (OSError, WatchListError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{done} entries\n")
