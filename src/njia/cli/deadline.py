"""``njia deadline``: when a period ends that the law gives, and how it was counted."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from njia.calendars.count import deadline
from njia.calendars.load import Calendars, load_calendars
from njia.calendars.model import Period
from njia.calendars.plain import as_plain
from njia.cli import files


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--from",
        dest="start",
        type=_moment,
        required=True,
        metavar="DAY",
        help="the event, as 2026-03-01 or 2026-03-01T16:30",
    )
    parser.add_argument("--period", type=_period, required=True, help='as "3 months", "10 working days" or "72 hours"')
    parser.add_argument("--rule", required=True, help="how time is counted, as ru_labour")
    parser.add_argument("--calendar", help="whose days off count, as ke (the rule's own)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="what to print (text)")
    parser.add_argument("--lang", choices=("en", "sw", "ru"), default="en", help="the language of the answer (en)")
    parser.add_argument("--corridor", default="ke_ru", help="whose rules and days off apply (ke_ru)")


def run(options: argparse.Namespace) -> int:
    calendars = load_calendars(options.corridor)
    try:
        rule = calendars.rule(options.rule, options.start.date())
    except KeyError:
        return _refuse(calendars, options, "cli.no_rule", id=options.rule, known=", ".join(calendars.rules))
    table = calendars.tables.get(options.calendar or rule.calendar or "")
    if table is None:
        return _refuse(calendars, options, "cli.no_calendar", known="|".join(calendars.tables))
    start = options.start if options.start.tzinfo else options.start.replace(tzinfo=ZoneInfo(table.zone))
    found = deadline(options.period, rule, start, table)
    if options.format == "json":
        files.write(msgspec.json.format(msgspec.json.encode(as_plain(found)), indent=2) + b"\n", None)
    else:
        print(found.explanation[options.lang])
    return 0


def _refuse(calendars: Calendars, options: argparse.Namespace, code: str, **values: str) -> int:
    print(calendars.words[code].fill(**values)[options.lang], file=sys.stderr)
    return files.CANNOT


def _period(words: str) -> Period:
    try:
        return Period.read(words)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no day or moment; write 2026-03-01 or 2026-03-01T16:30"
        ) from None
