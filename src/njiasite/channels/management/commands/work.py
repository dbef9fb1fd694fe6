"""Does what happens later: messages, reminders, daily duties. Run one or several; each can be killed at any moment."""

from __future__ import annotations

import signal
from argparse import ArgumentParser
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand

from njiasite.channels.worker import work


class Command(BaseCommand):
    help = "Sends what waits in the outbox and does the service's duties, until it is told to stop."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="leave when nothing is due")
        parser.add_argument("--poll", type=float, default=2.0, metavar="SECONDS", help="how long to rest (2)")

    def handle(self, *args: Any, **options: Any) -> None:
        stop = Event()
        for told in (signal.SIGTERM, signal.SIGINT):
            signal.signal(told, lambda *_: stop.set())
        work(stop, poll=options["poll"], once=options["once"])
