"""``makekeys``: the secret files that production needs, made where they are missing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from njiasite.ledger import master, signing


class Command(BaseCommand):
    """Makes what is missing and leaves what is there; can write the public key for who verifies."""

    help = "make the master key and the signing key where they are missing"
    requires_system_checks = ()  # the checks ask for these very files

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--public-key", type=Path, metavar="FILE", help="write the public key here")

    def handle(self, *args: Any, **options: Any) -> None:
        for what, create, name in (
            ("master key", master.create, settings.MASTER_KEY_FILE),
            ("signing key", signing.create, settings.SIGNING_KEY_FILE),
        ):
            made = create(Path(name))
            self.stdout.write(f"{what}: {'made' if made else 'there already'}, {name}")
        if options["public_key"]:
            options["public_key"].write_bytes(signing.public_pem())
            self.stdout.write(f"public key: {options['public_key']}")
