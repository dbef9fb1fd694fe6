"""``python -m njiasite judgedoffers FILE``: the texts that two people judged alike, as evaluation data."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import msgspec
from django.core.management.base import BaseCommand

from njiasite.ledger import reads
from njiasite.offers import judging


class Command(BaseCommand):
    """Writes JSON lines for ``njia evaluate screening``. That they were taken is recorded among the reads."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        rows = list(judging.evaluation())
        for row in rows:
            reads.record(
                reader=None, role="system", dossier=UUID(row["id"]), purpose="evaluation", channel="service",
                key=str(uuid4()),
            )  # fmt: skip
        options["file"].write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
        self.stdout.write(f"{len(rows)} texts\n")
