"""``estimates TABLE.csv --round 2026-H1``: publishes an estimate; ``--check`` makes all that are out again."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from njia.corridors.load import load
from njia.estimates.errors import InputError
from njia.releases.rounds import said
from njiasite.indicators import rounds


class Command(BaseCommand):
    """The table is sealed and shown nowhere; a round is published once."""

    help = "publish how many people were harmed in all, estimated from a capture table; or check what was published"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "table", type=Path, nargs="?", metavar="TABLE.csv", help="one 0/1 column a list, the count last"
        )
        parser.add_argument("--round", metavar="NAME", help="what the round is called, as 2026-H1")
        parser.add_argument("--days", nargs=2, type=date.fromisoformat, metavar=("FIRST", "LAST"), help="of the lists")
        parser.add_argument(
            "--lists", type=Path, metavar="LISTS.yaml", help="which lists absorb people or refer them on"
        )
        parser.add_argument("--check", action="store_true", help="make every round again from its sealed table")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"]:
            if differing := rounds.differing():
                raise CommandError(f"no longer made by their tables: {', '.join(differing)}")
            self.stdout.write("every round is made again by its table")
            return
        if not (options["table"] and options["round"] and options["days"]):
            raise CommandError("name the table, --round and --days")
        words = load(settings.CORRIDOR).messages
        lists = options["lists"].read_text("utf-8") if options["lists"] else ""
        try:
            found = rounds.publish(options["round"], tuple(options["days"]), options["table"].read_text("utf-8"), lists)
        except InputError as error:
            raise CommandError(words[f"estimate.input.{error.code}"].fill(**error.values).en) from None
        except ValueError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"{found.round}: {said(found.main, words).en}")
