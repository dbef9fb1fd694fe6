"""The settings of a worker that is killed: its channel writes each key to a file, and may stop in the middle."""

from __future__ import annotations

import os
import time
from pathlib import Path

from njiasite.channels.interface import Envelope
from njiasite.config.settings import *  # noqa: F403

CHANNELS = {"desk": "tests.site.channels.drill.Transport"}
FOLDER = Path(os.environ["NJIA_DRILL_FOLDER"])


class Transport:
    """Stands still before or after it takes a message, where a file of that name tells it to, until it is killed."""

    def send(self, envelope: Envelope) -> None:
        self._stand_still("before")
        with (FOLDER / "taken").open("a") as out:
            out.write(f"{envelope.key} {envelope.text}\n")
            out.flush()
            os.fsync(out.fileno())
        self._stand_still("after")

    def _stand_still(self, where: str) -> None:
        if (FOLDER / where).exists():
            (FOLDER / "standing").touch()
            time.sleep(600)
