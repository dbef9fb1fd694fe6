"""``importlist``: says what an authority's list would change, and with ``--enter`` changes it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from njia.corridors.load import load
from njia.registers.tables import TableError
from njiasite.ledger.services import Actor
from njiasite.registers import lists
from njiasite.registers.forms import FROM_LISTS

_SERVICE = Actor(None, "system")


class Command(BaseCommand):
    """Reads a list of agencies, providers, universities or posts."""

    help = "say what an authority's list (CSV, XLSX) would change in a register; --enter changes it"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--kind", choices=FROM_LISTS, default="agency")
        parser.add_argument("--as-of", required=True, metavar="YYYY-MM-DD", help="the day of the list")
        parser.add_argument("--authority", required=True, help="who keeps the list")
        parser.add_argument("--source", required=True, help="where it was published")
        parser.add_argument("--column", action="append", default=[], metavar="FIELD=HEADING", help="as entry_name=Firm")
        parser.add_argument("--enter", action="store_true", help="enter it; without this nothing is changed")

    def handle(self, *args: Any, **options: Any) -> None:
        columns = dict(one.split("=", 1) for one in options["column"] if "=" in one) or None
        try:
            day = date.fromisoformat(options["as_of"])
            reading = lists.read(options["file"].read_bytes(), options["kind"], columns)
        except TableError as error:
            raise CommandError(load(settings.CORRIDOR).messages[error.code].en) from error
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        self._tell(reading)
        if options["enter"]:
            origin = lists.Origin(
                kind=options["kind"], as_of=day, authority=options["authority"], source=options["source"]
            )
            lists.enter(reading, origin, actor=_SERVICE, channel="command")
            self.stdout.write("entered")

    def _tell(self, reading: lists.Reading) -> None:
        found = reading.difference
        for name, heading in reading.columns.items():
            self.stdout.write(f"{name}: column “{heading}”")
        for row in found.new:
            self.stdout.write(f"new, row {row.number}: {row.values['entry_name']} ({row.status})")
        for one in found.changed:
            told = [f"{name}: {before!r} -> {after!r}" for name, (before, after) in one.fields.items()]
            told += [f"{one.known.status} -> {one.row.status}"] if one.turned else []
            self.stdout.write(f"changed, row {one.row.number}: {'; '.join(told)}")
        for gone in found.gone:
            self.stdout.write(f"gone: {gone.values.get('entry_name')} ({gone.values.get('entry_number', '')})")
        for wrong in found.unreadable:
            self.stdout.write(f"unreadable, row {wrong.number}: {wrong.why.en}")
        self.stdout.write(", ".join(f"{name}: {count}" for name, count in found.counts.items()))
